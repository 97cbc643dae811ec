package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the taking back of a repair restores, and what it leaves alone, on an imagined machine. */
class UndoRepairTest extends BenchFixture {

    UndoRepairTest() {
        super(Bench::ofThisUser);
    }

    private static final byte[] OLD = "300000 and more\n".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"300000\0\0\0\0\0\0", "no number", "", "12 34\n", "\0\0\0", "300000\r\nsecond line"})
    void exactlyTheBytesThatWereThereComeBackWithTheirPermissions(String content) throws Exception {
        bench.running();
        bench.writePidFile(content.getBytes(UTF_8));
        Files.setPosixFilePermissions(bench.pidFile, PosixFilePermissions.fromString("rw-r-----"));
        repair();
        Files.setPosixFilePermissions(bench.pidFile, PosixFilePermissions.fromString("rw-r--r--"));

        var done = done(undo());

        assertThat(done.message()).isEqualTo(Message.of(Phrase.UNDONE, "plant-floor", bench.pidFile));
        assertThat(bench.pidFileBytes()).isEqualTo(content.getBytes(UTF_8));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bench.pidFile)))
                .isEqualTo("rw-r-----");
        assertThat(steps.steps()).extracting(Step::kind).containsExactly(Step.Kind.VERIFY, Step.Kind.RESTORE_PID_FILE);
        assertThat(leftovers()).isZero();
    }

    @Test
    void whereNoFileWasTheWrittenOneIsRemoved() throws Exception {
        bench.running();
        Files.delete(bench.pidFile);
        repair();

        var done = done(undo());

        assertThat(done.message()).isEqualTo(Message.of(Phrase.UNDONE_REMOVED, "plant-floor", bench.pidFile));
        assertThat(done.verdict().pidFileHealth()).isEqualTo(PidFileHealth.MISSING);
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    void whatARepairSetAsideComesBack() throws Exception {
        bench.writePidFile(OLD);
        repair();
        assertThat(bench.pidFile).doesNotExist();

        done(undo());

        assertThat(bench.pidFileBytes()).isEqualTo(OLD);
        assertThat(leftovers()).isZero();
    }

    @Test
    void whatAStartSetAsideComesBackWhereTheBrokerWroteNoneOfItsOwn() throws Exception {
        bench.writePidFile(OLD);
        bench.machine.onSpawnFail("Exec format error");
        assertThat(start()).isInstanceOf(Outcome.Failed.class);
        assertThat(bench.pidFile).doesNotExist();

        done(undo());

        assertThat(bench.pidFileBytes()).isEqualTo(OLD);
    }

    @Test
    void whatAStartSetAsideDoesNotComeBackOverTheNewBrokersFile() throws Exception {
        bench.writePidFile(OLD);
        bench.givesBirthTo(PID);
        start();

        Message message = refused(undo()).message();

        assertThat(message.phrase()).isEqualTo(Phrase.UNDO_FILE_CHANGED);
        assertThat(Path.of(message.arguments().get(1).toString())).hasBinaryContent(OLD);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void itIsDoneOnce() throws Exception {
        bench.running();
        bench.writePidFile(OLD);
        repair();
        done(undo());

        assertThat(undo())
                .isInstanceOfSatisfying(
                        Outcome.NothingToDo.class,
                        nothing -> assertThat(nothing.message())
                                .isEqualTo(Message.of(Phrase.UNDO_NOTHING, "plant-floor")));
        assertThat(bench.pidFileBytes()).isEqualTo(OLD);
    }

    @Test
    void theLastRepairIsTheOneThatIsTakenBack() throws Exception {
        bench.running();
        bench.writePidFile(OLD);
        repair();
        bench.writePidFile(nanomqBytes(400_000));
        bench.time.pause(Duration.ofSeconds(1));
        repair();

        done(undo());

        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(400_000));
        assertThat(undo()).isInstanceOf(Outcome.NothingToDo.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"278719\0\0\0\0\0\0", "278718\0\0\0\0\0\0", "278718", "", "nobody's"})
    void whateverSomebodyHasWrittenSinceStays(String since) throws Exception {
        bench.running();
        bench.writePidFile(OLD);
        repair();
        Files.delete(bench.pidFile);
        bench.writePidFile(since.getBytes(UTF_8));

        assertThat(refused(undo()).message().phrase()).isEqualTo(Phrase.UNDO_FILE_CHANGED);

        assertThat(bench.pidFileBytes()).isEqualTo(since.getBytes(UTF_8));
    }

    @Test
    void aFileThatWasRemovedSinceIsNotBroughtBack() throws Exception {
        bench.running();
        bench.writePidFile(OLD);
        repair();
        Files.delete(bench.pidFile);

        refused(undo());

        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    void whoHasPutTheOldBytesBackHimselfLeavesNothingToUndo() throws Exception {
        bench.running();
        bench.writePidFile(OLD);
        repair();
        bench.writePidFile(OLD);

        assertThat(undo())
                .isInstanceOfSatisfying(
                        Outcome.NothingToDo.class,
                        nothing -> assertThat(nothing.message())
                                .isEqualTo(Message.of(Phrase.UNDO_BACK_ALREADY, "plant-floor", bench.pidFile)));
        assertThat(bench.pidFileBytes()).isEqualTo(OLD);
        assertThat(leftovers()).isZero();
    }

    @Test
    void aWrittenFileThatIsGoneAgainLeavesNothingToUndo() throws Exception {
        bench.running();
        Files.delete(bench.pidFile);
        repair();
        Files.delete(bench.pidFile);

        assertThat(undo()).isInstanceOf(Outcome.NothingToDo.class);
    }

    @Test
    void aFileThatHasComeWhereOneWasSetAsideStays() throws Exception {
        bench.writePidFile(OLD);
        repair();
        bench.writePidFile(nanomqBytes(PID));

        refused(undo());

        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void aFileThatComesInTheLastMomentStays() throws Exception {
        bench.writePidFile(OLD);
        repair();
        // Whether it answers, the look of the plan, the comparison, the check before the bytes are written, and one
        // right before.
        bench.files.beforeLook(5, () -> bench.writePidFile(nanomqBytes(PID)));

        assertThat(refused(undo()).message()).isEqualTo(Message.of(Phrase.PID_FILE_CHANGED, bench.pidFile));

        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(directoryOfPidFile()).containsExactly("nanomq.pid");
    }

    @Test
    void bytesThatAreGoneCannotComeBackAndTheFileStays() throws Exception {
        bench.running();
        bench.writePidFile(OLD);
        repair();
        try (Stream<Path> files = Files.walk(bench.state)) {
            for (Path file : files.filter(it -> it.getFileName().toString().startsWith("pid-file-of-"))
                    .toList()) {
                Files.delete(file);
            }
        }

        assertThat(refused(undo()).message().phrase()).isEqualTo(Phrase.UNDO_BYTES_GONE);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void aRecordThatIsNotUnderstoodUndoesNothing() throws Exception {
        bench.running();
        bench.writePidFile(OLD);
        repair();
        Files.writeString(
                new StateDirectory(bench.state).folder(bench.broker).path("pid-file-replaced"), "pidkeeper-record 2\n");

        assertThat(refused(undo()).message().phrase()).isEqualTo(Phrase.UNDO_RECORD_DAMAGED);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void aDirectoryThatAnybodyCouldExchangeFilesInIsRefused() throws Exception {
        bench.running();
        bench.writePidFile(OLD);
        repair();
        Files.setPosixFilePermissions(bench.pidFile.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(refused(undo()).message().phrase()).isEqualTo(Phrase.DIRECTORY_WRITABLE_BY_ALL);
    }

    private void repair() throws InterruptedException {
        assertThat(bench.lifecycle.repair(bench.broker, steps)).isInstanceOf(Outcome.Done.class);
    }

    private Outcome undo() throws InterruptedException {
        return bench.lifecycle.undoRepair(bench.broker, steps);
    }

    /** Of bytes that are kept, and of records about changes. */
    private long leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(bench.state)) {
            return files.filter(it -> it.getFileName().toString().startsWith("pid-file-"))
                    .count();
        }
    }

    private String[] directoryOfPidFile() throws IOException {
        try (Stream<Path> files = Files.list(bench.pidFile.getParent())) {
            return files.map(it -> it.getFileName().toString()).toArray(String[]::new);
        }
    }
}
