package io.github.pidkeeper.app.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPidFileTest {

    @TempDir
    private Path directory;

    private Path file;
    private OwnPidFile pidFile;

    @BeforeEach
    void inADirectory() {
        file = directory.resolve("broker.pid");
        pidFile = new OwnPidFile(file, 4711);
    }

    @Test
    void itIsWrittenWholeAndNothingElseIsLeft() throws IOException {
        assertThat(pidFile.obstacle()).isEmpty();
        assertThat(pidFile.write()).isEmpty();

        assertThat(file).hasContent("4711\n");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aLinkIsReplacedAndNotFollowed() throws IOException {
        Path target = Files.writeString(directory.resolve("precious"), "data");
        Files.createSymbolicLink(file, target);

        assertThat(pidFile.write()).isEmpty();

        assertThat(target).hasContent("data");
        assertThat(file).hasContent("4711\n");
    }

    @Test
    void itIsRemovedWhileItNamesThisProcess() {
        pidFile.write();

        assertThat(pidFile.removeIfOwn()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void anothersFileStays() throws IOException {
        pidFile.write();
        Files.writeString(file, "4712\n");

        assertThat(pidFile.removeIfOwn()).isEmpty();
        assertThat(file).hasContent("4712\n");
    }

    @Test
    void nothingToRemoveIsNoFailure() {
        assertThat(pidFile.removeIfOwn()).isEmpty();
    }

    @Test
    void aMissingDirectoryIsAnObstacle() {
        assertThat(new OwnPidFile(directory.resolve("none/broker.pid"), 4711).obstacle())
                .hasValueSatisfying(failure -> assertThat(failure.why().key()).isEqualTo("practice.no-directory"));
    }

    @Test
    void aDirectoryInItsPlaceIsAnObstacleAndStays() throws IOException {
        Files.createDirectory(file);

        assertThat(pidFile.obstacle())
                .hasValueSatisfying(
                        failure -> assertThat(failure.why().key()).isEqualTo("practice.pid-file-is-directory"));
        assertThat(pidFile.write()).isPresent();
        assertThat(file).isDirectory();
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }
}
