package io.github.pidkeeper.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.log.LogFiles.Opening;
import io.github.pidkeeper.core.pidfile.FileAccess.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a log while it is read, with real files. */
final class LogTapeTest {

    @TempDir
    private Path directory;

    private WrittenLog log;

    @BeforeEach
    void open() {
        log = new WrittenLog(directory.resolve("broker.log"));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatIsWrittenIsReadOnce() throws IOException {
        assertThat(log.write("one\ntwo\n").fresh()).containsExactly("one", "two");
        assertThat(log.fresh()).isEmpty();
        assertThat(log.write("thr").fresh()).isEmpty();
        assertThat(log.write("ee\n").fresh()).containsExactly("three");
    }

    @Test
    void aLogThatIsNotThereYetIsReadFromItsFirstLine() throws IOException {
        assertThat(log.fresh()).isEmpty();
        assertThat(log.tape().found()).isEqualTo(new Opening.Nothing());
        assertThat(log.write("one\n").fresh()).containsExactly("one");
    }

    @Test
    void aFileThatIsMovedAsideIsReadToItsEnd() throws IOException {
        log.write("one\n").fresh();
        log.write("two\n");
        Files.move(log.path(), log.sibling("broker.log.1"));
        log.write("three\n");
        assertThat(log.fresh()).containsExactly("two", "three");
        assertThat(log.write("four\n").fresh()).containsExactly("four");
    }

    @Test
    void whatTheWriterStillPutsIntoTheMovedFileIsReadBeforeTheNewOne() throws IOException {
        log.write("one\n").fresh();
        Files.move(log.path(), log.sibling("broker.log.1"));
        Files.createFile(log.path());
        assertThat(log.write(log.sibling("broker.log.1"), "two\n").fresh()).containsExactly("two");
        log.write(log.sibling("broker.log.1"), "three\n").write("four\n");
        assertThat(log.fresh()).containsExactly("three", "four");
    }

    @Test
    void severalTurnsBetweenTwoLooksLoseNothing() throws IOException {
        log.write("0\n").fresh();
        // As NanoMQ does it: in a circle, from a number that is not the first.
        for (int turn = 1; turn <= 4; turn++) {
            log.write(turn + "a\n" + turn + "b\n");
            Files.move(log.path(), log.sibling("broker.log." + (turn + 2) % 5), StandardCopyOption.REPLACE_EXISTING);
        }
        log.write("5\n");
        assertThat(log.fresh()).containsExactly("1a", "1b", "2a", "2b", "3a", "3b", "4a", "4b", "5");
        assertThat(log.fresh()).isEmpty();
    }

    @Test
    void aTurnFasterThanItIsReadIsSaidToHaveAGap() throws IOException {
        log.write("0\n").fresh();
        for (int turn = 1; turn <= 4; turn++) {
            log.write(turn + "\n");
            Files.move(log.path(), log.sibling("broker.log." + turn % 2), StandardCopyOption.REPLACE_EXISTING);
        }
        log.write("5\n");
        assertThat(log.tape().look().gap()).isTrue();
        assertThat(log.fresh()).containsExactly("1", "3", "4", "5");
    }

    @Test
    void whatWasMovedAsideBeforeIsNotReadAgain() throws IOException {
        log.write(log.sibling("broker.log.1"), "old\n").write("one\n").fresh();
        Files.move(log.sibling("broker.log.1"), log.sibling("broker.log.2"));
        Files.move(log.path(), log.sibling("broker.log.1"));
        assertThat(log.write("two\n").fresh()).containsExactly("two");
    }

    @Test
    void anotherLogBesideItIsNotTakenForAPartOfIt() throws IOException {
        log.write("one\n").fresh();
        log.write(log.sibling("broker-bridge.log"), "bridge\n").write(log.sibling("broker.log.1.gz"), "zip\n");
        Files.move(log.path(), log.sibling("broker-20261127.log"));
        assertThat(log.write("two\n").fresh()).containsExactly("two");
    }

    @Test
    void ofAFileThatIsCopiedAndCutOffTheCopyIsReadOn() throws IOException {
        log.write("this line was read before\n").fresh();
        log.write("this one was not\n");
        Files.copy(log.path(), log.sibling("broker.log.1"));
        truncate();
        assertThat(log.write("after\n").fresh()).containsExactly("this one was not", "after");
        assertThat(log.tape().start()).isZero();
    }

    @Test
    void aFileThatIsCutOffWithoutACopyBeginsAnew() throws IOException {
        log.write("one\ntwo\n").fresh();
        truncate();
        log.write("three\n");
        assertThat(log.tape().look()).isEqualTo(new LogTape.Change(true, true, false));
        assertThat(log.fresh()).containsExactly("three");
    }

    @Test
    void aFileThatIsCutOffAndWrittenPastItsOldEndIsNoticed() throws IOException {
        log.write("one\n").fresh();
        truncate();
        assertThat(log.write("another\nand more\n").fresh()).containsExactly("another", "and more");
    }

    @Test
    void aFileThatIsDeletedAndMadeAnewIsReadOn() throws IOException {
        log.write("one\n").fresh();
        log.write("last");
        Files.delete(log.path());
        assertThat(log.fresh()).isEmpty();
        assertThat(log.tape().found()).isEqualTo(new Opening.Nothing());
        // A line without its end will not get one any more.
        assertThat(log.write("two\n").fresh()).containsExactly("last", "two");
    }

    @Test
    void whatIsNoFileIsNotReadAndWhatWasOpenStays() throws IOException {
        log.write("one\n").fresh();
        Files.delete(log.path());
        Files.createDirectory(log.path());
        assertThat(log.fresh()).isEmpty();
        assertThat(log.tape().found()).isEqualTo(new Opening.Special(Kind.DIRECTORY));
        assertThat(log.tape().end()).isEqualTo(4);
    }

    @Test
    void aHoleInAFileIsReadAsTheZerosThatItIs() throws IOException {
        try (var file = new RandomAccessFile(log.path().toFile(), "rw")) {
            file.setLength(1 << 20);
        }
        assertThat(log.write("\nafter\n").fresh()).hasSize(2).last().isEqualTo("after");
    }

    @Test
    void ofManyTurnsOnlyTheLastFilesAreKeptOpen() throws IOException {
        for (int turn = 0; turn < 30; turn++) {
            assertThat(log.write(turn + "\n").fresh()).containsExactly(Integer.toString(turn));
            Files.delete(log.path());
        }
        assertThat(log.tape().start()).isPositive();
    }

    private void truncate() throws IOException {
        Files.newByteChannel(log.path(), StandardOpenOption.WRITE).truncate(0).close();
    }
}
