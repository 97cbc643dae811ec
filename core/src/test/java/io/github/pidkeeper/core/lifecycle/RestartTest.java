package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a restart does beyond a stop and a start, on an imagined machine. */
class RestartTest extends BenchFixture {

    private static final long NEXT_PID = 300_000;

    @BeforeEach
    void whatIsStartedNextSucceeds() {
        bench.givesBirthTo(NEXT_PID);
    }

    @Test
    void theOldOneExitsBeforeTheNewOneIsStarted() throws InterruptedException {
        FakeProcess old = bench.running().exitingAfterTerm(Duration.ofMillis(1500));
        old.onExit(() -> assertThat(bench.machine.spawned()).isEmpty());

        assertThat(restart())
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.message())
                                .isEqualTo(Message.of(Phrase.STARTED, "plant-floor", NEXT_PID, bench.pidFile)));

        assertThat(old.signals()).containsExactly(Signal.TERMINATE);
        assertThat(bench.machine.alive()).extracting(FakeProcess::pid).containsExactly(NEXT_PID);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(NEXT_PID));
    }

    @Test
    @Fault("D15")
    void oneLockIsHeldFromTheStopToTheStart() throws InterruptedException {
        bench.running();

        restart();

        assertThat(bench.locks.notes()).containsExactly("restart by user1000, pid 999");
    }

    @Test
    void everyStepOfThePlanIsOverInTheEnd() throws InterruptedException {
        bench.running();

        restart();

        assertThat(steps.steps())
                .extracting(Step::kind)
                .startsWith(Step.Kind.VERIFY, Step.Kind.ASK_TO_STOP)
                .endsWith(Step.Kind.SPAWN, Step.Kind.CONFIRM_RUNNING);
        assertThat(steps.steps()).extracting(Step::progress).containsOnly(Step.Progress.DONE, Step.Progress.SKIPPED);
        assertThat(steps.outcomes(Step.Kind.VERIFY)).isEqualTo(List.of(Step.Progress.DONE, Step.Progress.DONE));
    }

    @Test
    void aBrokerThatDidNotRunIsStarted() throws InterruptedException {
        assertThat(restart()).isInstanceOf(Outcome.Done.class);
        assertThat(bench.machine.alive()).hasSize(1);
    }

    @Test
    @Fault("C21")
    void aStaleFileThatNamesAnInnocentHarmsNobody() throws InterruptedException {
        bench.writePidFile(nanomqBytes(4711));
        FakeProcess stranger = bench.machine.add(Bench.stranger(4711));

        assertThat(restart()).isInstanceOf(Outcome.Done.class);

        assertThat(stranger.signals()).isEmpty();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void aStopThatFailedStartsNothing() throws InterruptedException {
        bench.running().ignoringTerm();

        assertThat(restart())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message().phrase()).isEqualTo(Phrase.NOT_STOPPED));

        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(steps.outcomes(Step.Kind.SPAWN)).containsExactly(Step.Progress.SKIPPED);
    }

    @Test
    void aBrokerThatCouldNotBeStartedAgainIsNotStopped() throws Exception {
        FakeProcess old = bench.running();
        Files.delete(directory.resolve("nanomq.conf"));

        assertThat(restart())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message().phrase()).isEqualTo(Phrase.RESTART_NOT_BEGUN));

        assertThat(old.isAlive()).isTrue();
        assertThat(old.signals()).isEmpty();
    }

    @Test
    void aNanoMqThatWouldDieOfItsConfigurationIsNotStopped() throws Exception {
        FakeProcess old = bench.running();
        Files.writeString(bench.executable(), "\177ELF NanoMQ Broker is started successfully!");
        Files.setPosixFilePermissions(bench.executable(), PosixFilePermissions.fromString("rwxr-xr-x"));
        bench.writeConfiguration(
                "listeners.tcp { bind = \"127.0.0.1:1883\" }\nlisteners.ws { bind = \"127.0.0.1:1883/mqtt\" }\n");

        assertThat(restart())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message())
                                .isEqualTo(Message.of(
                                        Phrase.RESTART_NOT_BEGUN,
                                        Message.of(
                                                Phrase.IMPEDED_BY_PORT,
                                                directory.resolve("nanomq.conf"),
                                                2,
                                                1883,
                                                1))));

        assertThat(old.isAlive()).isTrue();
        assertThat(old.signals()).isEmpty();
    }

    @Test
    void aBrokerWhoseConfigurationDoesNotParseIsNotStopped() throws InterruptedException {
        FakeProcess old = bench.running();
        bench.writeConfiguration("listeners.tcp {\n");

        assertThat(restart()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message().phrase()).isEqualTo(Phrase.RESTART_NOT_BEGUN);
            assertThat(failed.verdict().state()).isEqualTo(BrokerState.RUNNING);
        });

        assertThat(old.isAlive()).isTrue();
        assertThat(old.signals()).isEmpty();
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void aStartThatFailsAfterTheStopSaysBoth() throws InterruptedException {
        bench.running();
        bench.machine.onSpawnFail("Exec format error");

        assertThat(restart())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message().phrase()).isEqualTo(Phrase.STOPPED_NOT_STARTED));
    }

    @Test
    void whoLooksBetweenTheTwoHalvesSeesABrokerOnItsWay() throws InterruptedException {
        FakeProcess old = bench.running();
        var between = new ArrayList<BrokerState>();
        bench.machine.onSpawn(request -> {
            between.add(status().state());
            return bench.born(NEXT_PID, request).listening(Bench.PORT);
        });
        old.onExit(() -> between.add(status().state()));

        restart();

        assertThat(between).containsExactly(BrokerState.STARTING, BrokerState.STARTING);
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void aBrokerThatCannotBeStartedAgainAfterAllIsLeftAsOneThatShouldRun() throws InterruptedException {
        bench.running().onExit(this::somebodyTakesThePort);

        assertThat(restart()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message().phrase()).isEqualTo(Phrase.STOPPED_NOT_STARTED);
            assertThat(failed.verdict().state()).isEqualTo(BrokerState.FAILED);
            assertThat(failed.verdict().foremost().phrase()).isEqualTo(Phrase.OPERATION_RESTART_FAILED);
        });

        assertThat(bench.memory().intent().orElseThrow().ended()).isTrue();
    }

    @Test
    void aStopAfterwardsIsTheLastWord() throws InterruptedException {
        bench.running().onExit(this::somebodyTakesThePort);
        restart();

        stop();

        assertThat(bench.memory().intent()).isEmpty();
        assertThat(status().state()).isEqualTo(BrokerState.STOPPED);
    }

    @Test
    void aPidFileThatStaysEndsItWithTheBrokerStopped() throws InterruptedException {
        bench.running().onExit(this::somebodyPutsADirectoryInPlaceOfThePidFile);

        assertThat(restart()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message().phrase()).isEqualTo(Phrase.STOPPED_FILE_LEFT);
            assertThat(failed.verdict().foremost().phrase()).isEqualTo(Phrase.OPERATION_RESTART_FAILED);
        });

        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void aBrokerThatSomebodyElseHasStartedMeanwhileIsWantedNoLonger() throws InterruptedException {
        bench.running().onExit(() -> bench.machine.add(bench.facts(PID + 1)).listening(Bench.PORT));

        assertThat(restart()).isInstanceOf(Outcome.Failed.class);

        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void aRestartThatIsInterruptedWhileTheBrokerExitsIsOver() {
        bench.running().exitingAfterTerm(Duration.ofSeconds(3));
        bench.time.interruptAfter(Duration.ofSeconds(1));

        assertThatThrownBy(this::restart).isInstanceOf(InterruptedException.class);

        assertThat(bench.memory().intent().orElseThrow())
                .matches(Intent::thenStart)
                .matches(Intent::ended);
    }

    private void somebodyTakesThePort() {
        bench.machine
                .add(new ProcessFactsBuilder(4711).executable("/usr/bin/socat").line("socat"))
                .listening(Bench.PORT);
    }

    /** What is read is the file as it was; what is there cannot be deleted, by root either. */
    private void somebodyPutsADirectoryInPlaceOfThePidFile() {
        try {
            bench.files.findInstead(bench.files.look(bench.pidFile, 4096));
            Files.delete(bench.pidFile);
            Files.createDirectories(bench.pidFile.resolve("in-the-way"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
