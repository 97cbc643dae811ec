package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.process.LockFile.Locking;
import io.github.pidkeeper.core.process.SpawnRequest;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start does, refuses and reports, on an imagined machine. */
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
    void aBrokerThatRunsIsLeftAloneAndItsPidFileByteForByte() throws InterruptedException {
        bench.running();

        var outcome = nothingToDo(start());

        assertThat(outcome.message().phrase()).isEqualTo(Phrase.ALREADY_RUNNING);
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void aBrokerWithoutAPidFileIsNotSaidToHaveOne() throws IOException, InterruptedException {
        bench.running();
        Files.delete(bench.pidFile);

        assertThat(nothingToDo(start()).message().phrase()).isEqualTo(Phrase.ALREADY_RUNNING_FILE_MISSING);
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    void aBrokerWhosePidFileIsWrongIsLeftAloneToo() throws InterruptedException {
        bench.running();
        bench.writePidFile(nanomqBytes(300_000));

        var outcome = nothingToDo(start());

        assertThat(outcome.message().phrase()).isEqualTo(Phrase.ALREADY_RUNNING_FILE_WRONG);
        assertThat(outcome.verdict().pidFileHealth()).isEqualTo(PidFileHealth.MISMATCHED);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(300_000));
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNotStartedASecondTime() throws InterruptedException {
        bench.running().silent();

        assertThat(nothingToDo(start()).message().phrase()).isEqualTo(Phrase.ALREADY_THERE_UNRESPONSIVE);
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    @Fault({"C10", "D13"})
    void anotherUsersBrokerIsNotStartedASecondTime() throws InterruptedException {
        bench.writePidFile(nanomqBytes(PID));
        bench.machine.add(bench.facts(PID).uid(0).executableUnreadable()).listening(PORT);

        assertThat(nothingToDo(start()).message().phrase()).isEqualTo(Phrase.ALREADY_THERE_NOT_PERMITTED);
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void whereSeveralRunNoneIsAdded() throws InterruptedException {
        bench.machine.add(bench.facts(PID));
        bench.machine.add(bench.facts(PID + 1));

        assertThat(nothingToDo(start()).message().phrase()).isEqualTo(Phrase.ALREADY_SEVERAL);
        assertThat(bench.machine.spawned()).isEmpty();
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

    @Test
    void thePortOfTheConfigurationIsTheOneThatIsWaitedFor() throws InterruptedException {
        bench.broker = bench.broker(BrokerKind.NANOMQ, OptionalInt.empty());
        bench.givesBirthTo(PID);

        assertThat(done(start()).verdict().readiness()).isInstanceOf(Readiness.Answers.class);
    }

    @Test
    void behindAnUnsafePidFileNothingIsStarted() throws InterruptedException {
        bench.files.findInstead(new FileAccess.Found.Special(FileAccess.Kind.LINK));

        assertThat(start()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.message().phrase()).isEqualTo(Phrase.START_OF_UNKNOWN);
            assertThat(refused.verdict().orElseThrow().state()).isEqualTo(BrokerState.UNKNOWN);
        });
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    @Fault("B08")
    void behindAnUnreadablePidFileNothingIsStarted() throws InterruptedException {
        bench.files.findInstead(new FileAccess.Found.Unreadable("Permission denied"));

        assertThat(start()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    @Fault("D09")
    void whereTheNamedProcessIsHiddenNothingIsStarted() throws InterruptedException {
        bench.writePidFile(nanomqBytes(PID));
        bench.machine.conceal(PID, "hidepid");

        assertThat(start()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
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

    @Test
    void nanomqIsKeptInTheForegroundAndToldItsPidFile() throws InterruptedException {
        bench.giveArguments("--conf", directory.resolve("nanomq.conf").toString());
        bench.givesBirthTo(PID);

        done(start());

        SpawnRequest request = bench.machine.spawned().getFirst();
        assertThat(request.command().arguments()).startsWith("start", "--conf").doesNotContain("-d");
        assertThat(request.environment())
                .containsEntry("NANOMQ_PID_FILE", bench.pidFile.toString())
                .containsEntry("NANOMQ_DAEMON", "false");
    }

    @ParameterizedTest
    @CsvSource({"start,-d,BACKGROUND_ARGUMENT", "start,--daemon,BACKGROUND_ARGUMENT", "stop,x,VERB_NOT_START"})
    void whatWouldSendNanomqIntoTheBackgroundOrDoSomethingElseIsRefused(String first, String last, Phrase phrase)
            throws InterruptedException {
        bench.giveArguments(first, last);

        assertThat(start())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message().phrase()).isEqualTo(phrase));
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void aConfigurationThatSendsNanomqIntoTheBackgroundIsRefused() throws InterruptedException {
        bench.writeConfiguration("system { daemon = true }");

        assertThat(start().message())
                .isEqualTo(Message.of(Phrase.BACKGROUND_CONFIGURED, "plant-floor", directory.resolve("nanomq.conf")));
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void mosquittoIsStartedWithoutTheFlagThatWouldSendItIntoTheBackground() throws InterruptedException {
        bench.broker = new Broker(
                bench.broker.name(),
                BrokerKind.MOSQUITTO,
                new Command(bench.executable(), List.of("-d", "-v")),
                bench.pidFile,
                Optional.empty(),
                OptionalInt.of(PORT),
                Duration.ofSeconds(10));
        bench.givesBirthTo(PID);

        start();

        assertThat(bench.machine.spawned().getFirst().command().arguments()).containsExactly("-v");
    }

    @Test
    void aStartThatWasCutShortAndLeftABrokerIsOver() throws Exception {
        bench.running();
        bench.leaveIntent(Intent.Aim.START, Optional.empty());

        nothingToDo(start());

        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void aRestartThatWasCutShortAfterTheBrokerHadStoppedIsFinished() throws Exception {
        FakeProcess old = bench.running();
        bench.leaveRestart(old);
        old.exit(0);
        bench.givesBirthTo(PID + 1);

        done(start());

        assertThat(bench.memory().intent()).isEmpty();
        assertThat(status().state()).isEqualTo(BrokerState.RUNNING);
    }

    @Test
    void aStartThatIsInterruptedLeavesTheBrokerAndWhoItIs() {
        bench.machine.onSpawn(request -> bench.born(PID, request));
        bench.time.interruptAfter(Duration.ofMillis(200));

        assertThatThrownBy(this::start).isInstanceOf(InterruptedException.class);

        assertThat(bench.machine.alive()).hasSize(1);
        assertThat(bench.memory().process().orElseThrow().identity().pid()).isEqualTo(PID);
        assertThat(bench.memory().intent().orElseThrow().ended()).isTrue();
        assertThat(steps.outcomes(Step.Kind.CONFIRM_RUNNING)).containsExactly(Step.Progress.FAILED);
    }

    @Test
    @Fault("D15")
    void whileAnotherOperationIsUnderWayItIsBusyAndSaysWithWhom() throws InterruptedException {
        bench.locks.answerInstead(new Locking.HeldByAnother("stop by root, pid 1234"));

        assertThat(start())
                .isEqualTo(new Outcome.Busy(
                        Message.of(Phrase.BUSY, "plant-floor", Message.of(Phrase.LOCK_HOLDER, "stop", "root", 1234L))));
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void withoutAPlaceForItsRecordsNothingIsStarted() throws Exception {
        Files.createFile(bench.state);

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.STATE_NOT_WRITABLE);
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void aStateDirectoryThatAnybodyCanWriteToIsNotUsed() throws Exception {
        Files.createDirectory(bench.state);
        Files.setPosixFilePermissions(bench.state, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.STATE_NOT_WRITABLE);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
