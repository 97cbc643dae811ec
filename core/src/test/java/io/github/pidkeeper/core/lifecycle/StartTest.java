package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start does with the pid file that is there, when it is done, and when it has failed. */
class StartTest extends BenchFixture {

    @Test
    void aStartIsDoneWhenTheBrokerIsProvenToRun() throws InterruptedException {
        bench.givesBirthTo(PID);

        var done = done(start());

        assertThat(done.message()).isEqualTo(Message.of(Phrase.STARTED, "plant-floor", PID, bench.pidFile));
        assertThat(done.verdict().state()).isEqualTo(BrokerState.RUNNING);
        assertThat(done.verdict().pidFileHealth()).isEqualTo(PidFileHealth.TRUE);
        assertThat(steps.outcomes(Step.Kind.CONFIRM_RUNNING)).containsExactly(Step.Progress.DONE);
        assertThat(steps.outcomes(Step.Kind.SET_ASIDE)).as("nothing is there").isEmpty();
        assertThat(bench.memory().process().orElseThrow().identity().pid()).isEqualTo(PID);
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void aBrokerThatAnswersIsNotAskedOnAndOnUntilItsStartIsDone() throws InterruptedException {
        bench.givesBirthTo(PID);

        done(start());

        assertThat(bench.machine.asked())
                .as("before it listens, when it answers, when its first moments are over, and for the outcome")
                .hasSize(4);
    }

    @Test
    void thePortOfTheConfigurationIsTheOneThatIsWaitedFor() throws InterruptedException {
        bench.broker = bench.broker(BrokerKind.NANOMQ, OptionalInt.empty());
        bench.givesBirthTo(PID);

        assertThat(done(start()).verdict().readiness()).isInstanceOf(Readiness.Answers.class);
    }

    @Test
    void theBrokersOwnFilesAreNotSetAsideWhenTheyAreTakenForItsPidFile() throws Exception {
        for (Path own : List.of(bench.executable(), bench.directory.resolve("nanomq.conf"))) {
            byte[] before = Files.readAllBytes(own);
            bench.mistakeForPidFile(own);

            assertThat(failed(start()).message()).isEqualTo(Message.of(Phrase.PID_FILE_OF_BROKER_ITSELF, own));
            assertThat(own).hasBinaryContent(before);
        }
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"300000", "", "-1", "no number", "12 34", "300000\0\0\0\0\0\0"})
    void aPidFileThatNamesNobodyIsSetAsideWithItsBytesKept(String content) throws Exception {
        bench.writePidFile(content.getBytes(UTF_8));
        bench.givesBirthTo(PID);

        assertThat(done(start()).verdict().pidFileHealth()).isEqualTo(PidFileHealth.TRUE);

        assertThat(steps.outcomes(Step.Kind.SET_ASIDE)).containsExactly(Step.Progress.DONE);
        Object keep = steps.step(Step.Kind.SET_ASIDE).description().arguments().get(1);
        assertThat(Path.of(keep.toString())).hasContent(content);
    }

    @Test
    void theStrangerBehindAReusedPidIsNotTouched() throws InterruptedException {
        bench.writePidFile(nanomqBytes(4711));
        FakeProcess stranger = bench.machine.add(Bench.stranger(4711));
        bench.givesBirthTo(PID);

        done(start());

        assertThat(stranger.isAlive()).isTrue();
        assertThat(stranger.signals()).isEmpty();
    }

    @Test
    void anEarlyExitFailsWithItsCodeAndLastWordsAndLeavesNoDeadPidBehind() throws InterruptedException {
        bench.machine.onSpawn(request -> {
            FakeProcess process = bench.born(PID, request);
            bench.time.after(Duration.ofMillis(5), () -> {
                bench.writePidFile(nanomqBytes(PID));
                write(request.output(), "FATAL: Address in use\n");
                process.exit(1);
            });
            return process;
        });

        var failed = failed(start());

        assertThat(failed.message())
                .isEqualTo(
                        Message.of(Phrase.EXITED_BECAUSE, "plant-floor", 1, Message.of(Phrase.CAUSE_ADDRESS_IN_USE)));
        assertThat(failed.lastWords()).containsExactly("FATAL: Address in use");
        assertThat(failed.verdict().state()).isEqualTo(BrokerState.FAILED);
        assertThat(bench.pidFile).doesNotExist();
        assertThat(steps.outcomes(Step.Kind.CONFIRM_RUNNING)).containsExactly(Step.Progress.FAILED);
    }

    @Test
    void aBrokerThatDiesSoonAfterItHasAnsweredDidNotStart() throws InterruptedException {
        bench.machine.onSpawn(request -> {
            FakeProcess process = bench.born(PID, request).listening(PORT);
            bench.writePidFile(nanomqBytes(PID));
            bench.time.after(Duration.ofMillis(300), () -> process.exit(134));
            return process;
        });

        assertThat(failed(start()).message()).isEqualTo(Message.of(Phrase.CRASHED, "plant-floor", "SIGABRT", 134));
    }

    @Test
    void aBrokerThatIsAliveAndSilentFailsAndIsLeftAlone() throws InterruptedException {
        bench.machine.onSpawn(
                request -> bench.born(PID, request).listening(PORT).silent());

        var failed = failed(start());

        assertThat(failed.message().phrase()).isEqualTo(Phrase.STARTED_AND_SILENT);
        assertThat(failed.verdict().process().orElseThrow().pid()).isEqualTo(PID);
        assertThat(bench.machine.alive())
                .hasSize(1)
                .first()
                .satisfies(process -> assertThat(process.signals()).isEmpty());
        assertThat(bench.memory().process()).as("it can be stopped later").isPresent();
    }

    @Test
    void aDaemonIsTakenOverFromItsParent() throws InterruptedException {
        bench.broker = bench.broker(BrokerKind.GENERIC, OptionalInt.of(PORT));
        bench.machine.onSpawn(request -> {
            FakeProcess parent = bench.born(PID, request);
            bench.time.after(Duration.ofMillis(20), () -> {
                bench.machine.add(bench.facts(PID + 1)).listening(PORT);
                parent.exit(0);
            });
            bench.time.after(Duration.ofMillis(1500), () -> bench.writePidFile(nanomqBytes(PID + 1)));
            return parent;
        });

        var done = done(start());

        assertThat(done.message()).isEqualTo(Message.of(Phrase.STARTED, "plant-floor", PID + 1, bench.pidFile));
        assertThat(bench.memory().process().orElseThrow().identity().pid()).isEqualTo(PID + 1);
    }

    @Test
    void aBrokerThatNeverWritesItsPidFileRunsWithoutOne() throws InterruptedException {
        bench.machine.onSpawn(request -> bench.born(PID, request).listening(PORT));

        var done = done(start());

        assertThat(done.message().phrase()).isEqualTo(Phrase.STARTED_WITHOUT_PID_FILE);
        assertThat(done.verdict().state()).isEqualTo(BrokerState.RUNNING);
        assertThat(done.verdict().pidFileHealth()).isEqualTo(PidFileHealth.MISSING);
    }

    @Test
    void aChildThatExitsWellAndLeavesNobodyHasNotStarted() throws InterruptedException {
        bench.machine.onSpawn(request -> {
            FakeProcess process = bench.born(PID, request);
            bench.time.after(Duration.ofMillis(5), () -> process.exit(0));
            return process;
        });

        assertThat(failed(start()).message()).isEqualTo(Message.of(Phrase.EXITED_WITH_CODE, "plant-floor", 0));
    }

    @Test
    void aProgramThatCannotBeStartedFailsInTheSystemsOwnWords() throws InterruptedException {
        bench.machine.onSpawnFail("Exec format error");

        var failed = failed(start());

        assertThat(failed.message()).isEqualTo(Message.of(Phrase.NOT_SPAWNED, bench.executable(), "Exec format error"));
        assertThat(failed.verdict().state()).isEqualTo(BrokerState.FAILED);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
