package io.github.pidkeeper.core.verdict;

import static io.github.pidkeeper.core.verdict.Scene.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.List;
import java.util.Set;

/** Who is judged: the broker, somebody else, and how a test says what is expected of it. */
abstract class JudgeFixture {

    static final ProcessFacts BROKER = process(278718).build();
    static final ProcessFacts STRANGER =
            process(4711).executable("/usr/bin/sleep").line("sleep", "300").build();
    static final PortHolder HELD_BY_BROKER = new PortHolder.Held(Set.of(278718L));

    static Scene running() {
        return new Scene().fileNames(BROKER, true).port(HELD_BY_BROKER).answers();
    }

    static Verdict expect(Scene scene, BrokerState state, PidFileHealth health) {
        Verdict verdict = scene.verdict();
        assertThat(verdict.state()).isEqualTo(state);
        assertThat(verdict.pidFileHealth()).isEqualTo(health);
        return verdict;
    }

    static List<Phrase> phrases(Verdict verdict) {
        return verdict.evidence().stream().map(one -> one.finding().phrase()).toList();
    }

    static Message reason() {
        return Message.of(Phrase.FILE_LINK);
    }
}
