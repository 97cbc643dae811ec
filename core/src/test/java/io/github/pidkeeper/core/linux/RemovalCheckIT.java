package io.github.pidkeeper.core.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What would keep a file from being removed is seen without trying, and is what then does. */
@Timeout(120)
class RemovalCheckIT {

    private static final String NOT_PERMITTED = "Operation not permitted";

    @TempDir
    Path directory;

    @Test
    void whatIsForeseenIsWhatTheSystemSays() throws Exception {
        Process program = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RemovalProgram.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        String told = new String(program.getInputStream().readAllBytes(), UTF_8);
        assertThat(program.waitFor()).isZero();
        assertThat(told.lines())
                .containsExactly(
                        "plain: none, none",
                        "mount point: Device or resource busy, Device or resource busy",
                        "read-only: Read-only file system, Read-only file system",
                        "immutable: Operation not permitted, Operation not permitted",
                        "appended to: Operation not permitted, Operation not permitted",
                        "directory appended to: Operation not permitted, Operation not permitted");
    }

    @Test
    @Fault("D13")
    void inAStickyDirectoryOnlyItsOwnerTheFilesAndRootRemoveIt() throws IOException {
        Files.setAttribute(directory, "unix:mode", 01777);
        Path file = Files.writeString(directory.resolve("broker.pid"), "1234");
        int owner = (int) Files.getAttribute(file, "unix:uid");

        assertThat(as(owner).obstacle(file)).isEmpty();
        assertThat(as(0).obstacle(file)).isEmpty();
        assertThat(as(owner + 1234).obstacle(file)).contains(NOT_PERMITTED);
        Files.setAttribute(directory, "unix:mode", 0777);
        assertThat(as(owner + 1234).obstacle(file)).isEmpty();
    }

    @Test
    void whatIsNotThereNeedsNoRemoval() {
        assertThat(as(0).obstacle(directory.resolve("nothing"))).isEmpty();
    }

    private static LinuxFileAccess as(long uid) {
        return new LinuxFileAccess(new Libc(), uid, Architecture.named(System.getProperty("os.arch")));
    }
}
