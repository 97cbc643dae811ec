package io.github.pidkeeper.core.pidfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import io.github.pidkeeper.core.pidfile.FileAccess.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every way to look into files must do with everything that can be at a path, made for real. */
@Timeout(20)
public abstract class FileAccessContract {

    private static final int LIMIT = 4096;

    @TempDir
    Path directory;

    protected abstract FileAccess files();

    @Test
    void aPlainFileIsReadWithItsStamp() throws IOException {
        Path path = Files.writeString(at("plain"), "1234\n");

        var file = (Found.PlainFile) look(path);

        assertThat(file.head()).asString().isEqualTo("1234\n");
        assertThat(file.writableByAll()).isFalse();
        assertThat(file.trusted()).isTrue();
        assertThat(file.stamp().inode()).isEqualTo(((Number) Files.getAttribute(path, "unix:ino")).longValue());
        assertThat(file.stamp().device()).isEqualTo(((Number) Files.getAttribute(path, "unix:dev")).longValue());
        assertThat(file.stamp().size()).isEqualTo(5);
        assertThat(file.stamp().modified())
                .isEqualTo(Files.getLastModifiedTime(path).toInstant());
    }

    @Test
    void aPathWithoutAFileLeadsToNothing() throws IOException {
        assertThat(look(at("absent"))).isEqualTo(new Found.Nothing());
        assertThat(look(at("absent").resolve("deeper"))).isEqualTo(new Found.Nothing());
        assertThat(look(Files.writeString(at("file"), "").resolve("below"))).isEqualTo(new Found.Nothing());
    }

    @Test
    void noLinkIsFollowedWhereverItPoints() throws IOException {
        Path target = Files.writeString(at("target"), "1234");
        Path loop = at("loop");
        for (Path link : new Path[] {
            Files.createSymbolicLink(at("link"), target),
            Files.createSymbolicLink(at("dangling"), at("absent")),
            Files.createSymbolicLink(loop, loop)
        }) {
            assertThat(look(link)).isEqualTo(new Found.Special(Kind.LINK));
        }
        assertThat(at("absent")).doesNotExist();
    }

    @Test
    void aLinkToTheDirectoryIsFollowed() throws IOException {
        Files.writeString(Files.createDirectory(at("run")).resolve("broker.pid"), "1234");
        Files.createSymbolicLink(at("var"), at("run"));

        assertThat(look(at("var").resolve("broker.pid"))).isInstanceOf(Found.PlainFile.class);
    }

    @Test
    void aDirectoryIsNotRead() throws IOException {
        assertThat(look(Files.createDirectory(at("directory")))).isEqualTo(new Found.Special(Kind.DIRECTORY));
    }

    @Test
    void aFifoWithoutWriterIsNotWaitedFor() throws Exception {
        run("mkfifo", at("fifo").toString());

        assertThat(look(at("fifo"))).isEqualTo(new Found.Special(Kind.FIFO));
    }

    @Test
    void aDeviceIsNotOpened() {
        assertThat(look(Path.of("/dev/zero"))).isEqualTo(new Found.Special(Kind.DEVICE));
        assertThat(look(Path.of("/dev/null"))).isEqualTo(new Found.Special(Kind.DEVICE));
    }

    @Test
    void aSocketIsNotOpened() throws IOException {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(at("socket")));

            assertThat(look(at("socket"))).isEqualTo(new Found.Special(Kind.SOCKET));
        }
    }

    @Test
    void ofAGibibyteOnlyTheHeadIsRead() throws IOException {
        try (var sparse = new RandomAccessFile(at("huge").toFile(), "rw")) {
            sparse.writeBytes("1234\n");
            sparse.setLength(1L << 30);
        }

        var file = (Found.PlainFile) look(at("huge"));

        assertThat(file.stamp().size()).isEqualTo(1L << 30);
        assertThat(file.head()).hasSize(LIMIT).startsWith('1', '2', '3', '4');
    }

    @Test
    void aFileWritableByAllIsSaidToBe() throws IOException {
        Path path = Files.writeString(at("open"), "1234");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--rw-"));

        assertThat(((Found.PlainFile) look(path)).writableByAll()).isTrue();
    }

    private Found look(Path path) {
        return files().look(path, LIMIT);
    }

    private Path at(String name) {
        return directory.resolve(name);
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(Duration.ofSeconds(10))).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
