package io.github.pidkeeper.app.window.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.app.window.words.Flag.Tone;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class FlagWordsTest {

    private final FlagWords words = new FlagWords(new English().texts());
    private final Broker broker = Samples.nanomq("plant-floor");

    @Test
    void whatIsAllRightHasNoFlag() {
        assertThat(words.flags(broker, Samples.running(broker))).isEmpty();
        assertThat(words.flags(broker, Samples.stopped(broker))).isEmpty();
    }

    @Test
    void aMismatchedFileIsFlaggedWithBothPids() {
        var flag = onlyFlag(Samples.mismatched(broker));
        assertThat(flag.tone()).isEqualTo(Tone.ATTENTION);
        assertThat(flag.title()).contains("mismatched").contains("278843");
        assertThat(flag.meaning()).contains("278718");
    }

    @Test
    void aFileThatNamesADeadPidWhileTheBrokerRunsIsFlaggedWithBothPids() {
        var flag = onlyFlag(Samples.overwritten(broker));
        assertThat(flag.tone()).isEqualTo(Tone.ATTENTION);
        assertThat(flag.title()).isEqualTo("The pid file is mismatched: it names 278843, and no such process exists.");
        assertThat(flag.meaning()).contains("278718");
    }

    @Test
    void aServiceOfAnotherUserIsStoppedThroughSystemd() {
        assertThat(onlyFlag(notPermitted(new Owner.SystemdUnit("mosquitto.service", false))))
                .isEqualTo(new Flag(
                        Tone.QUIET,
                        "It belongs to the user ops, and systemd runs it.",
                        "It is stopped and restarted through systemd, which may ask for a password."));
        assertThat(onlyFlag(notPermitted(new Owner.Nobody())).tone()).isEqualTo(Tone.ATTENTION);
    }

    private Verdict notPermitted(Owner owner) {
        var running = Samples.running(broker);
        return new Verdict(
                BrokerState.NOT_PERMITTED,
                running.pidFileHealth(),
                running.process(),
                running.namedPid(),
                running.readiness(),
                owner,
                running.evidence());
    }

    @Test
    void aStaleFileOfAStoppedBrokerIsNoAlarm() {
        var flag = onlyFlag(Samples.stoppedStale(broker));
        assertThat(flag.tone()).isEqualTo(Tone.QUIET);
        assertThat(flag.meaning()).contains("NanoMQ never removes its pid file");
    }

    @Test
    void aMissingFileIsFlaggedWithItsPathAndThePid() {
        assertThat(onlyFlag(Samples.missing(broker)).meaning())
                .contains("/run/user/1000/plant-floor.pid")
                .contains("278718");
    }

    @Test
    void theReasonWhyAFileIsUnsafeIsGivenAsASentence() {
        var flags = words.flags(broker, Samples.unsafe(broker));
        assertThat(flags.getLast().meaning()).startsWith("Pid file is not safe to use: it is a FIFO. It is neither");
    }

    @Test
    void aFailureIsAnAlarmAndComesBeforeItsPidFile() {
        var flags = words.flags(broker, Samples.failed(broker));
        assertThat(flags).extracting(Flag::tone).containsExactly(Tone.ALARM, Tone.QUIET);
        assertThat(flags.getFirst().meaning())
                .contains("has exited without being asked to")
                .endsWith("will say why.");
    }

    @Test
    void whatRunsOtherwiseThanIsConfiguredIsFlaggedQuietly() {
        var running = Samples.running(broker)
                .with(Samples.contradicts(
                        Check.PROCESS,
                        Message.of(Phrase.PROCESS_OTHER_ARGUMENTS, Samples.PID, "-c old.conf", "-c new.conf"),
                        "/proc/278718/cmdline"));
        assertThat(onlyFlag(running))
                .isEqualTo(new Flag(
                        Tone.QUIET,
                        "It does not run as it is configured by now.",
                        "Pid 278718 runs with other arguments than are configured: -c old.conf instead of -c new.conf;"
                                + " a restart will use the configured ones."));
    }

    @Test
    void aRestartThatWasCutShortSaysWhatToDoOnce() {
        assertThat(onlyFlag(Samples.leftStopped(broker)).meaning())
                .endsWith("was cut short after the broker had stopped: start it. If that fails, its last lines will say"
                        + " why.");
    }

    @Test
    void everyStateWithEveryHealthCanBeSaid() {
        for (var state : BrokerState.values()) {
            for (var health : PidFileHealth.values()) {
                var process = state.alive()
                        ? Optional.of(Samples.process(broker, Samples.PID))
                        : Optional.<ProcessFacts>empty();
                var verdict = new Verdict(
                        state,
                        health,
                        process,
                        OptionalLong.empty(),
                        new Readiness.NotAsked(),
                        new Owner.Nobody(),
                        List.of());
                assertThat(words.flags(broker, verdict))
                        .allSatisfy(flag -> assertThat(flag.title() + flag.meaning())
                                .as("%s %s", state, health)
                                .doesNotContain("window.flag")
                                .doesNotContain("{"));
            }
        }
    }

    private Flag onlyFlag(Verdict verdict) {
        assertThat(words.flags(broker, verdict)).hasSize(1);
        return words.flags(broker, verdict).getFirst();
    }
}
