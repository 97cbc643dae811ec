package io.github.pidkeeper.core.verdict;

import static io.github.pidkeeper.core.verdict.Scene.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A broker that was started with other words than are configured by now is the broker, and that is said of it. */
class DeviationTest extends JudgeFixture {

    private static final Command OLD =
            new Command(Path.of("/usr/bin/nanomq"), List.of("start", "--conf", "/etc/old.conf"));

    @Test
    void whatIsConfiguredOtherwiseSinceTheStartIsSaidFirst() {
        Verdict verdict = expect(
                recorded(true, "/usr/bin/nanomq", OLD.line())
                        .port(HELD_BY_BROKER)
                        .answers(),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);

        assertThat(verdict.foremost())
                .isEqualTo(Message.of(
                        Phrase.PROCESS_OTHER_ARGUMENTS, 278718L, "--conf /etc/old.conf", "--conf /etc/nanomq.conf"));
        assertThat(verdict.deviation()).contains(verdict.foremost());
        assertThat(phrases(verdict)).contains(Phrase.PROCESS_IS_BROKER);
    }

    @Test
    void anotherProgramIsSaidToBeOne() {
        Verdict verdict = recorded(false, "/usr/sbin/mosquitto", List.of("/usr/sbin/mosquitto", "-c", "/etc/m.conf"))
                .verdict();

        assertThat(verdict.foremost())
                .isEqualTo(Message.of(
                        Phrase.PROCESS_OTHER_COMMAND,
                        278718L,
                        "/usr/sbin/mosquitto -c /etc/m.conf",
                        "/usr/bin/nanomq start --conf /etc/nanomq.conf"));
    }

    @Test
    void whatAWrapperHasMadeOfTheConfiguredCommandIsNoDeviation() {
        var process = process(278718)
                .executable("/opt/nanomq/nanomq")
                .line("nanomq", "start", "--old")
                .build();
        Verdict verdict = new Scene()
                .fileNames(process, true)
                .remembers(process.identity())
                .verdict();

        assertThat(verdict.deviation()).isEmpty();
    }

    @Test
    void wordsThatMeanTheSameAreNoDeviation() {
        Verdict verdict = recorded(
                        false, "/usr/bin/nanomq", List.of("nanomq", "restart", "--conf", "/etc/nanomq.conf", "-d"))
                .verdict();

        assertThat(verdict.deviation()).isEmpty();
    }

    @Test
    void oneThatWasStartedByHandWithMoreWordsIsToldByThePortThatItHolds() {
        var process = process(278718)
                .line("/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf", "--log_level", "debug")
                .build();
        Verdict verdict = expect(
                new Scene().fileNames(process, true).port(HELD_BY_BROKER).answers(),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);

        assertThat(verdict.foremost())
                .isEqualTo(Message.of(
                        Phrase.PROCESS_OTHER_ARGUMENTS, 278718L, "--log_level debug", Message.of(Phrase.NO_ARGUMENTS)));
    }

    @Test
    void whatAUnitRunsIsTheUnitsAffair() {
        var process = process(278718)
                .unit("nanomq.service", false)
                .line("/usr/bin/nanomq", "start")
                .build();

        assertThat(new Scene()
                        .fileNames(process, true)
                        .port(HELD_BY_BROKER)
                        .answers()
                        .verdict()
                        .deviation())
                .isEmpty();
    }

    @Test
    void anotherPasswordIsAnotherCommandAndIsNotShown() {
        Verdict verdict = recorded(
                        false,
                        "/usr/bin/nanomq",
                        List.of("/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf", "--password", "secret"))
                .verdict();

        assertThat(verdict.foremost())
                .isEqualTo(Message.of(
                        Phrase.PROCESS_OTHER_ARGUMENTS, 278718L, "--password ***", Message.of(Phrase.NO_ARGUMENTS)));
    }

    @Test
    void ofOneThatShowsATitleOnlyTheChangeIsKnown() {
        Verdict verdict =
                recorded(false, "/usr/bin/nanomq", List.of("nanomq: serving")).verdict();

        assertThat(verdict.foremost()).isEqualTo(Message.of(Phrase.PROCESS_COMMAND_CHANGED, 278718L));
    }

    /** Which port it was told nobody knows here, so that its silence on the new one proves nothing. */
    @Test
    void oneThatWasToldAnotherPortIsNotCalledUnresponsive() {
        expect(
                recorded(false, "/usr/bin/nanomq", OLD.line()).readiness(new Readiness.Refused()),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);
        expect(
                recorded(false, "/usr/bin/nanomq", OLD.line())
                        .port(new PortHolder.Held(Set.of(4711L)))
                        .answers(),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);
        expect(
                recorded(true, "/usr/bin/nanomq", OLD.line())
                        .port(HELD_BY_BROKER)
                        .silent(),
                BrokerState.UNRESPONSIVE,
                PidFileHealth.TRUE);
        expect(
                recorded(
                                false,
                                "/usr/bin/nanomq",
                                new Scene().broker().command().line())
                        .readiness(new Readiness.Refused()),
                BrokerState.UNRESPONSIVE,
                PidFileHealth.TRUE);
    }

    /** What was started here as these words, when the entry still said so, whatever it says by now. */
    private static Scene recorded(boolean holdsPort, String executable, List<String> line) {
        var process = process(278718).executable(executable).line(line).build();
        return new Scene().fileNames(process, holdsPort).remembers(process.identity(), OLD);
    }
}
