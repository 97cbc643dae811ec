package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.pidfile.FileAccess.Found;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a repair of the pid file does, refuses and reports, on an imagined machine. */
class RepairTest extends BenchFixture {

    RepairTest() {
        super(Bench::ofThisUser);
    }

    @AfterEach
    void nobodyWasSignalledAndNothingLiesAbout() {
        assertThat(bench.machine.alive())
                .allSatisfy(process -> assertThat(process.signals()).isEmpty());
        assertThat(names(bench.pidFile.getParent())).as("litter").isSubsetOf("nanomq.pid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"300000\0\0\0\0\0\0", "300000", "no number", "", "-1", "12 34\n"})
    void aWrongFileIsMadeToNameTheProvenProcessAndItsBytesAreKept(String content) throws Exception {
        bench.running();
        bench.writePidFile(content.getBytes(UTF_8));

        var done = done(repair());

        assertThat(done.message()).isEqualTo(Message.of(Phrase.REPAIRED, "plant-floor", bench.pidFile, PID));
        assertThat(done.verdict().pidFileHealth()).isEqualTo(PidFileHealth.TRUE);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(kept())
                .singleElement()
                .satisfies(file -> assertThat(Files.readString(file)).isEqualTo(content));
        assertThat(steps.steps())
                .extracting(Step::kind)
                .containsExactly(Step.Kind.VERIFY, Step.Kind.WRITE_PID_FILE, Step.Kind.CONFIRM_PID_FILE);
        assertThat(steps.steps()).extracting(Step::progress).containsOnly(Step.Progress.DONE);
    }

    @Test
    void aFileThatNamesALiveStrangerIsRepairedAndTheStrangerLeftAlone() throws InterruptedException {
        bench.running();
        bench.writePidFile(nanomqBytes(4711));
        bench.machine.add(Bench.stranger(4711));

        done(repair());

        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void aMissingFileIsWritten() throws Exception {
        bench.running();
        Files.delete(bench.pidFile);

        assertThat(done(repair()).verdict().pidFileHealth()).isEqualTo(PidFileHealth.TRUE);

        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(kept()).isEmpty();
    }

    @Test
    void theDirectoryThatNanoMqWouldMakeIsMadeWhereItIsGone() throws Exception {
        bench.running();
        Files.delete(bench.pidFile);
        Files.delete(bench.pidFile.getParent());

        done(repair());

        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(mode(bench.pidFile.getParent())).isEqualTo("rwx------");
        assertThat(steps.outcomes(Step.Kind.CREATE_DIRECTORY)).containsExactly(Step.Progress.DONE);
    }

    @ParameterizedTest
    @CsvSource({"nanomq, 278718~~~~~~", "mosquitto, 278718", "generic, 278718!"})
    void theFormIsTheOneInWhichTheBrokerWritesItself(String kind, String expected) throws Exception {
        bench.broker = bench.broker(BrokerKinds.BUILT_IN.named(kind).orElseThrow(), OptionalInt.of(PORT));
        bench.running();
        bench.writePidFile("1".getBytes(UTF_8));

        done(repair());

        assertThat(bench.pidFileBytes())
                .isEqualTo(expected.replace('~', '\0').replace('!', '\n').getBytes(UTF_8));
    }

    @Test
    void theNewFileHasThePermissionsOfTheOld() throws Exception {
        bench.running();
        bench.writePidFile(nanomqBytes(300_000));
        Files.setPosixFilePermissions(bench.pidFile, PosixFilePermissions.fromString("rw-r-----"));

        done(repair());

        assertThat(mode(bench.pidFile)).isEqualTo("rw-r-----");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNoLessProven() throws InterruptedException {
        bench.machine.add(bench.facts(PID)).listening(PORT).silent();

        var done = done(repair());

        assertThat(done.verdict().state()).isEqualTo(BrokerState.UNRESPONSIVE);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void aBrokerThatIsJustStartingIsNoLessProven() throws InterruptedException {
        bench.machine.add(bench.facts(PID).startedAt(bench.time.now()));

        assertThat(done(repair()).verdict().state()).isEqualTo(BrokerState.STARTING);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void aServiceOfSystemdsIsRepairedSinceNothingIsSignalled() throws InterruptedException {
        bench.machine.add(bench.facts(PID).unit("nanomq.service", false)).listening(PORT);
        bench.writePidFile(nanomqBytes(300_000));

        done(repair());

        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"300000\0\0\0\0\0\0", "no number", ""})
    void whileNothingRunsAFileThatNamesNobodyIsSetAside(String content) throws Exception {
        bench.writePidFile(content.getBytes(UTF_8));

        var done = done(repair());

        assertThat(done.message()).isEqualTo(Message.of(Phrase.REPAIR_SET_ASIDE, "plant-floor", bench.pidFile));
        assertThat(done.verdict().pidFileHealth()).isEqualTo(PidFileHealth.ABSENT);
        assertThat(bench.pidFile).doesNotExist();
        assertThat(kept())
                .singleElement()
                .satisfies(file -> assertThat(Files.readString(file)).isEqualTo(content));
    }

    @Test
    void aTrueFileNeedsNoRepairAndIsNotTouched() throws Exception {
        bench.running();
        var written = Files.getLastModifiedTime(bench.pidFile);

        assertThat(repair())
                .isInstanceOfSatisfying(
                        Outcome.NothingToDo.class,
                        nothing -> assertThat(nothing.message())
                                .isEqualTo(Message.of(Phrase.REPAIR_FILE_TRUE, "plant-floor", bench.pidFile)));
        assertThat(Files.getLastModifiedTime(bench.pidFile)).isEqualTo(written);
    }

    @Test
    void whereNothingRunsAndNothingIsThereNothingIsToDo() throws InterruptedException {
        assertThat(repair())
                .isInstanceOfSatisfying(
                        Outcome.NothingToDo.class,
                        nothing -> assertThat(nothing.message())
                                .isEqualTo(Message.of(Phrase.REPAIR_FILE_ABSENT, "plant-floor", bench.pidFile)));
    }

    @ParameterizedTest
    @EnumSource(FileAccess.Kind.class)
    void whatIsNoPlainFileIsNotTouched(FileAccess.Kind kind) throws InterruptedException {
        bench.running();
        bench.files.findInstead(new Found.Special(kind));

        assertThat(refused(repair()).message().phrase()).isEqualTo(Phrase.REPAIR_OF_UNSAFE);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void whatCannotBeReadIsNotTouched() throws InterruptedException {
        bench.running();
        bench.files.findInstead(new Found.Unreadable("Permission denied"));

        assertThat(refused(repair()).message())
                .isEqualTo(Message.of(
                        Phrase.REPAIR_OF_UNREADABLE,
                        bench.pidFile,
                        Message.of(Phrase.SYSTEM_SAYS, "Permission denied")));
    }

    @Test
    void theBrokersOwnConfigurationIsNotWrittenOverWhenItIsTakenForItsPidFile() throws Exception {
        bench.running();
        Path own = bench.directory.resolve("nanomq.conf");
        byte[] before = Files.readAllBytes(own);
        bench.mistakeForPidFile(own);

        assertThat(refused(repair()).message()).isEqualTo(Message.of(Phrase.PID_FILE_OF_BROKER_ITSELF, own));
        assertThat(own).hasBinaryContent(before);
    }

    @Test
    void whoseFileItShouldBeIsNotGuessedWhereSeveralRun() throws InterruptedException {
        bench.machine.add(bench.facts(PID));
        bench.machine.add(bench.facts(PID + 1));

        assertThat(refused(repair()).message().phrase()).isEqualTo(Phrase.REPAIR_OF_SEVERAL);
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    void aFileThatNamesSomebodyWhoIsHiddenIsNotSetAside() throws InterruptedException {
        bench.writePidFile(nanomqBytes(4711));
        bench.machine.conceal(4711, "Permission denied");

        assertThat(refused(repair()).message().phrase()).isEqualTo(Phrase.REPAIR_OF_UNKNOWN);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(4711));
    }

    @Test
    void anotherUsersBrokerIsThatUsersToRepair() throws Exception {
        bench = new Bench(Files.createDirectory(directory.resolve("of-1000")), 1000);
        bench.machine.add(bench.facts(PID).uid(0).executableUnreadable()).listening(PORT);

        assertThat(refused(repair()).message())
                .isEqualTo(Message.of(Phrase.REPAIR_NOT_PERMITTED, "plant-floor", PID, "user0"));
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    void aDirectoryThatAnybodyCouldExchangeFilesInIsRefused() throws Exception {
        bench.running();
        bench.writePidFile(nanomqBytes(300_000));
        Files.setPosixFilePermissions(bench.pidFile.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(refused(repair()).message())
                .isEqualTo(Message.of(Phrase.DIRECTORY_WRITABLE_BY_ALL, bench.pidFile.getParent()));
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(300_000));
    }

    @Test
    void aFileThatChangesWhileItIsLookedAtIsLeftAlone() throws InterruptedException {
        bench.running();
        bench.writePidFile(nanomqBytes(300_000));
        bench.files.beforeLook(looksUntilReplaced(), () -> bench.writePidFile("somebody's".getBytes(UTF_8)));

        assertThat(refused(repair()).message()).isEqualTo(Message.of(Phrase.PID_FILE_CHANGED, bench.pidFile));

        assertThat(bench.pidFileBytes()).isEqualTo("somebody's".getBytes(UTF_8));
        assertThat(kept()).isEmpty();
    }

    @Test
    void aBrokerThatExitsRightBeforeLeavesTheFileAsItWas() throws InterruptedException {
        FakeProcess process = bench.running();
        bench.writePidFile(nanomqBytes(300_000));
        bench.files.beforeLook(looksUntilReplaced(), () -> process.exit(1));

        assertThat(failed(repair()).message())
                .isEqualTo(Message.of(Phrase.REPAIR_EXITED, "plant-floor", PID, bench.pidFile));

        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(300_000));
        assertThat(kept()).isEmpty();
        assertThat(undo()).isInstanceOf(Outcome.NothingToDo.class);
    }

    @Test
    void aBrokerThatExitsRightAfterwardsGivesTheFileBackWhatItSaid() throws InterruptedException {
        FakeProcess process = bench.running();
        bench.writePidFile(nanomqBytes(300_000));
        bench.files.beforeLook(looksUntilReplaced() + 1, () -> process.exit(1));

        assertThat(failed(repair()).message().phrase()).isEqualTo(Phrase.REPAIR_EXITED);

        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(300_000));
        assertThat(undo()).isInstanceOf(Outcome.NothingToDo.class);
    }

    @Test
    void theRecordOfAStopThatWasCutShortOutlivesARepair() throws Exception {
        FakeProcess process = bench.running();
        bench.writePidFile(nanomqBytes(300_000));
        bench.leaveIntent(Intent.Aim.STOP, Optional.of(process));

        done(repair());

        assertThat(bench.memory().intent()).isPresent();
    }

    /** As by a version of this program that knows nothing of repairs. */
    @Test
    void whoKnowsNoRepairsIsNotDisturbedByTheirRecords() throws Exception {
        bench.running();
        bench.writePidFile(nanomqBytes(300_000));
        done(repair());

        assertThat(bench.memory().damaged()).isEmpty();
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void ofWhatWasReplacedTheLastTenAreKept() throws Exception {
        bench.running();
        for (int i = 0; i < 12; i++) {
            bench.writePidFile(("wrong " + i).getBytes(UTF_8));
            bench.time.pause(Duration.ofSeconds(1));
            done(repair());
        }

        assertThat(kept()).hasSize(10);
        assertThat(kept()).noneSatisfy(file -> assertThat(file).hasContent("wrong 1"));
        done(undo());
        assertThat(bench.pidFileBytes()).isEqualTo("wrong 11".getBytes(UTF_8));
    }

    @Test
    void everyStepIsInTheJournal() throws InterruptedException {
        bench.running();
        bench.writePidFile(nanomqBytes(300_000));

        done(repair());
        done(undo());

        assertThat(bench.journal().lines())
                .anyMatch(
                        line -> line.contains("\"verb\":\"repair\"") && line.contains("\"action\":\"write-pid-file\""))
                .anyMatch(line -> line.contains("\"action\":\"outcome\"") && line.contains("\"phrase\":\"repaired\""))
                .anyMatch(line -> line.contains("\"verb\":\"undo-repair\"")
                        && line.contains("\"action\":\"outcome\"")
                        && line.contains("\"phrase\":\"undone\""));
    }

    /** The look, its content for the plan, what is to be kept, the last check before, and the one right before. */
    private static int looksUntilReplaced() {
        return 5;
    }

    private Outcome repair() throws InterruptedException {
        return bench.lifecycle.repair(bench.broker, steps);
    }

    private Outcome undo() throws InterruptedException {
        return bench.lifecycle.undoRepair(bench.broker, steps);
    }

    private List<Path> kept() {
        return names(bench.state).stream()
                .map(bench.state::resolve)
                .filter(path -> path.getFileName().toString().startsWith("pid-file-of-"))
                .toList();
    }

    private static List<String> names(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
