package io.github.pidkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the details go. */
class LogTest {

    @TempDir
    private Path directory;

    private final PrintStream before = System.err;

    @AfterEach
    void giveBack() {
        System.setErr(before);
    }

    @Test
    void whileNothingIsWrittenThereIsNoFile() {
        taken(directory.resolve("state"));
        assertThat(directory.resolve("state")).doesNotExist();
    }

    @Test
    void whatIsWrittenToStandardErrorIsInAFileForThisUserOnly() throws IOException {
        Log log = taken(directory.resolve("state"));
        System.err.println("a library speaks");
        assertThat(log.file()).hasContent("a library speaks");
        assertThat(Files.getPosixFilePermissions(log.file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(directory.resolve("state")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aFaultIsAddedToWhatIsThere() throws IOException {
        Files.writeString(directory.resolve("pidkeeper.log"), "before\n");
        Log log = taken(directory);
        assertThat(log.add(new IllegalStateException("a defect"))).isTrue();
        assertThat(log.file()).content().startsWith("before\njava.lang.IllegalStateException: a defect\n\tat ");
    }

    @Test
    void aLogThatHasBecomeLargeIsBegunAnew() throws IOException {
        Files.writeString(directory.resolve("pidkeeper.log"), "x".repeat(1024 * 1024 + 1));
        Log log = taken(directory);
        System.err.println("new");
        assertThat(log.file()).hasContent("new");
    }

    @Test
    void whereItCannotBeWrittenThatIsToldAndNothingElseHappens() throws IOException {
        Files.createFile(directory.resolve("state"));
        Log log = taken(directory.resolve("state"));
        assertThat(log.add(new IllegalStateException("a defect"))).isFalse();
        assertThat(directory.resolve("state")).isEmptyFile();
    }

    private static Log taken(Path directory) {
        Log log = Log.in(directory, () -> true);
        log.takeStandardError();
        return log;
    }
}
