package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a broker's own log after a start that has failed. */
@Timeout(30)
class BrokerLogTest {

    @TempDir
    private Path directory;

    @Test
    void onlyWhatWasWrittenSinceIsTold() throws IOException {
        Path file = Files.writeString(directory.resolve("b.log"), "of yesterday\n");
        var log = BrokerLog.now(file);
        Files.writeString(file, "of today\n", StandardOpenOption.APPEND);

        assertThat(log.linesSince()).containsExactly("of today");
    }

    @Test
    void aLogThatWasNotThereOrWasReplacedOrCutIsToldFromItsBeginning() throws IOException {
        Path file = directory.resolve("b.log");
        var absent = BrokerLog.now(file);
        Files.writeString(file, "first\n");
        assertThat(absent.linesSince()).containsExactly("first");

        var cut = BrokerLog.now(file);
        Files.writeString(file, "2nd\n");
        assertThat(cut.linesSince()).containsExactly("2nd");

        var replaced = BrokerLog.now(file);
        Files.move(file, directory.resolve("b.log.1"));
        Files.writeString(file, "a longer third\n");
        assertThat(replaced.linesSince()).containsExactly("a longer third");
    }

    @Test
    void ofAHugeLogOnlyTheEndIsRead() throws IOException {
        Path file = directory.resolve("b.log");
        var log = BrokerLog.now(file);
        try (var channel = Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(1L << 32);
            channel.write(ByteBuffer.wrap("\nthe end\n".getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(log.linesSince()).last().isEqualTo("the end");
    }

    @Test
    void whatIsNoPlainFileIsNotOpened() throws Exception {
        Path secret = Files.writeString(directory.resolve("shadow"), "root:x\n");
        Path link = Files.createSymbolicLink(directory.resolve("link"), secret);
        assertThat(new BrokerLog(link, Optional.empty()).linesSince()).isEmpty();

        Path fifo = directory.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        assertThat(BrokerLog.now(fifo).linesSince()).isEmpty();
        assertThat(BrokerLog.now(directory).linesSince()).isEmpty();
        assertThat(BrokerLog.now(directory.resolve("missing")).linesSince()).isEmpty();
    }
}
