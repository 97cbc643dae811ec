package io.github.pidkeeper.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.log.LogFiles.Opening;
import io.github.pidkeeper.core.pidfile.FileAccess.Kind;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every way to open a log must do with whatever is at its path, made for real. */
@Timeout(20)
public abstract class LogFilesContract {

    @TempDir
    private Path directory;

    protected abstract LogFiles files();

    @Test
    void aPlainFileIsOpened() throws IOException {
        assertThat(text(Files.writeString(at("plain"), "hello"))).isEqualTo("hello");
    }

    @Test
    void aPathWithoutAFileLeadsToNothing() throws IOException {
        assertThat(files().open(at("absent"))).isEqualTo(new Opening.Nothing());
        assertThat(files().open(Files.createSymbolicLink(at("dangling"), at("absent"))))
                .isEqualTo(new Opening.Nothing());
    }

    @Test
    void aLinkOfOursIsFollowed() throws IOException {
        Path target = Files.writeString(at("target"), "hello");
        assertThat(text(Files.createSymbolicLink(at("link"), target))).isEqualTo("hello");
    }

    @Test
    void whatIsNoFileIsNeitherOpenedNorWaitedFor() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", at("fifo").toString()).start().waitFor(Duration.ofSeconds(10)))
                .isTrue();
        assertThat(files().open(at("fifo"))).isEqualTo(new Opening.Special(Kind.FIFO));
        assertThat(files().open(Files.createSymbolicLink(at("link"), at("fifo"))))
                .isEqualTo(new Opening.Special(Kind.FIFO));
        assertThat(files().open(directory)).isEqualTo(new Opening.Special(Kind.DIRECTORY));
        assertThat(files().open(Path.of("/dev/zero"))).isEqualTo(new Opening.Special(Kind.DEVICE));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(at("socket")));
            assertThat(files().open(at("socket"))).isEqualTo(new Opening.Special(Kind.SOCKET));
        }
    }

    @Test
    void aLoopOfLinksIsUnreadable() throws IOException {
        Path loop = at("loop");
        assertThat(files().open(Files.createSymbolicLink(loop, loop))).isInstanceOf(Opening.Unreadable.class);
    }

    @Test
    void theSameFileIsKnownAgainByWhateverName() throws IOException {
        Path one = Files.writeString(at("one"), "hello");
        Path other = Files.writeString(at("other"), "hello");
        try (var first = open(one);
                var second = open(other);
                var again = open(Files.createLink(at("link"), one))) {
            assertThat(first.isSameAs(again)).isTrue();
            assertThat(first.isSameAs(second)).isFalse();
        }
    }

    private OpenLog open(Path path) {
        return ((Opening.Opened) files().open(path)).log();
    }

    private String text(Path path) throws IOException {
        try (var log = open(path)) {
            byte[] bytes = new byte[100];
            return new String(bytes, 0, log.read(0, bytes, 0, bytes.length), StandardCharsets.UTF_8);
        }
    }

    private Path at(String name) {
        return directory.resolve(name);
    }
}
