package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A state directory that is shared with another version, and with another program that is at work. */
class SharedStateFaultsTest extends BenchFixture {

    @ParameterizedTest
    @ValueSource(strings = {"identity", "intent"})
    @Fault("D14")
    void aRecordOfAnotherVersionIsNeitherIgnoredNorReplaced(String name) throws Exception {
        Path record = new StateDirectory(bench.state)
                .create(bench.broker)
                .identityRecord()
                .resolveSibling(name);
        String content = RecordFileTest.whole("pidkeeper-record 2\nwhatever that means\n");
        Files.writeString(record, content);
        bench.givesBirthTo(PID);

        Verdict verdict = expect(BrokerState.UNKNOWN, PidFileHealth.ABSENT);

        assertThat(verdict.foremost().phrase()).isEqualTo(Phrase.RECORD_FOREIGN);
        assertThat(start()).isInstanceOf(Outcome.Refused.class);
        assertThat(stop()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(record).hasContent(content);
        bench.running();
        assertThat(phrases(expect(BrokerState.RUNNING, PidFileHealth.TRUE))).contains(Phrase.RECORD_FOREIGN);
    }

    @Test
    @Fault("D14")
    void whatALaterVersionHasRecordedCountsAndIsNotLost() throws Exception {
        FakeProcess process = bench.machine
                .add(bench.facts(PID).executable("/usr/bin/titled").line("nanomq: serving"))
                .listening(Bench.PORT);
        bench.remember(process);
        Path record = new StateDirectory(bench.state).folder(bench.broker).identityRecord();
        String later = asOfLaterVersion(Files.readString(record));
        Files.writeString(record, later);

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.MISSING);

        assertThat(phrases(verdict)).contains(Phrase.RECORD_AGREES);
        assertThat(stop()).isInstanceOf(Outcome.Done.class);
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
        assertThat(record.resolveSibling("identity.version-7")).hasContent(later);
    }

    @Test
    @Fault("D15")
    void whileOneStopsTheOthersAreBusyAndAllSeeTheSame() throws Exception {
        bench.running().exitingAfterTerm(Duration.ofSeconds(2));
        var window = bench.lifecycle(Duration.ofMinutes(1));
        var met = new ArrayList<Outcome>();
        var seen = EnumSet.noneOf(BrokerState.class);
        Progress meanwhile = new Progress() {
            @Override
            public void changed(Step step) {
                try {
                    if (step.kind() == Step.Kind.AWAIT_EXIT && step.progress() == Step.Progress.UNDER_WAY) {
                        met.add(window.start(bench.broker, new FollowedSteps()));
                        met.add(window.stop(bench.broker, new FollowedSteps()));
                        met.add(window.restart(bench.broker, new FollowedSteps()));
                        seen.add(window.status(bench.broker).state());
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };

        assertThat(bench.lifecycle.stop(bench.broker, meanwhile)).isInstanceOf(Outcome.Done.class);

        assertThat(met).isNotEmpty().hasOnlyElementsOfType(Outcome.Busy.class);
        assertThat(seen).containsExactly(BrokerState.STOPPING);
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(window.status(bench.broker)).isEqualTo(status());
    }

    /** The same record in the frame that all versions share, with a field that nobody knows here. */
    private static String asOfLaterVersion(String record) {
        String body = record.substring(0, record.indexOf("end "));
        return RecordFileTest.whole(body.replaceFirst("pidkeeper-record 1\n", "pidkeeper-record 7\ncolour green\n"));
    }
}
