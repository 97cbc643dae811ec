package io.github.pidkeeper.app.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.app.instance.Doorway.Entry;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the runs of the program meet. */
@Timeout(60)
class DoorwayTest {

    @TempDir
    private Path home;

    private final LocksOfOneProgram locks = new LocksOfOneProgram();
    private final BlockingQueue<Request> asked = new LinkedBlockingQueue<>();

    @Test
    void theFirstIsTheApplicationAndTheSecondIsNot() throws InterruptedException {
        try (var _ = first()) {
            assertThat(doorway().enter(Duration.ZERO)).isInstanceOf(Entry.Taken.class);
        }
        first().close();
    }

    @Test
    void theDirectoryIsForThisUserOnly() throws Exception {
        first().close();
        assertThat(Files.getPosixFilePermissions(doorway().directory()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void whatOthersAskReachesTheFirstInThatOrder() throws Exception {
        try (var first = first()) {
            first.begin(this::hear);
            for (int round = 0; round < 200; round++) {
                doorway().speak(Request.of(Request.Kind.OPEN)).close();
                doorway().speak(Request.of(Request.Kind.QUIT)).close();
                assertThat(asked.poll(30, TimeUnit.SECONDS)).isEqualTo(Request.of(Request.Kind.OPEN));
                assertThat(asked.poll(30, TimeUnit.SECONDS)).isEqualTo(Request.of(Request.Kind.QUIT));
            }
        }
    }

    @Test
    void aConnectionThatStaysOpenCarriesOrders() throws Exception {
        var connections = new LinkedBlockingQueue<Connection>();
        try (var first = first()) {
            first.begin((_, connection) -> connections.add(connection));
            try (var window = doorway().speak(Request.of(Request.Kind.WINDOW));
                    var agent = connections.poll(30, TimeUnit.SECONDS)) {
                assertThat(agent).isNotNull();
                agent.send("select plant floor");
                assertThat(window.receive()).contains("select plant floor");
            }
        }
    }

    @Test
    void whereNobodyIsThereIsNobodyToSpeakTo() {
        assertThatThrownBy(() -> doorway().speak(Request.of(Request.Kind.OPEN))).isInstanceOf(IOException.class);
    }

    @Test
    void aSocketThatAnotherRunLeftBehindIsCleared() throws Exception {
        Files.createDirectories(doorway().directory());
        var address = UnixDomainSocketAddress.of(doorway().directory().resolve("application.socket"));
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address).close();
        assertThat(address.getPath()).exists();
        try (var first = first()) {
            first.begin(this::hear);
            doorway().speak(Request.of(Request.Kind.OPEN)).close();
            assertThat(asked.poll(30, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(address.getPath()).doesNotExist();
    }

    @Test
    void whoTakesConnectionsAndSaysNothingIsNotWaitedForForEver() throws Exception {
        Files.createDirectories(doorway().directory());
        var address = UnixDomainSocketAddress.of(doorway().directory().resolve("application.socket"));
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            assertThatThrownBy(() -> doorway().speak(Request.of(Request.Kind.OPEN)))
                    .isInstanceOf(IOException.class);
            assertThat(silent.isOpen()).isTrue();
        }
    }

    @Test
    void whatIsNoRequestIsDroppedAndTheNextIsHeard() throws Exception {
        try (var first = first()) {
            first.begin(this::hear);
            var address = UnixDomainSocketAddress.of(doorway().directory().resolve("application.socket"));
            try (var stranger = SocketChannel.open(address)) {
                stranger.write(ByteBuffer.wrap("x".repeat(5000).getBytes(StandardCharsets.US_ASCII)));
                assertThat(stranger.read(ByteBuffer.allocate(1))).isNegative();
            } catch (IOException e) {
                // Hung up while we were still talking: dropped all the same.
                assertThat(e).isInstanceOf(IOException.class);
            }
            doorway().speak(Request.of(Request.Kind.OPEN)).close();
            assertThat(asked.poll(30, TimeUnit.SECONDS)).isEqualTo(Request.of(Request.Kind.OPEN));
        }
    }

    @Test
    void theEndOfTheApplicationCanBeWaitedFor() throws Exception {
        var first = first();
        assertThat(doorway().awaitFree(Duration.ofMillis(1))).isFalse();
        first.close();
        assertThat(doorway().awaitFree(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void aDirectoryWhosePathIsTooLongForASocketIsToldAsThat() throws InterruptedException {
        var deep = new Doorway(locks, home.resolve("d".repeat(100)));
        assertThat(deep.fits()).isFalse();
        assertThat(deep.enter(Duration.ZERO)).isInstanceOf(Entry.Barred.class);
        assertThat(deep.directory()).doesNotExist();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsToldAsThat() throws Exception {
        Files.createFile(home.resolve("run"));
        assertThat(doorway().enter(Duration.ZERO)).isInstanceOf(Entry.Barred.class);
    }

    private void hear(Request request, Connection connection) {
        asked.add(request);
        connection.close();
    }

    private Doorway doorway() {
        return new Doorway(locks, home.resolve("run"));
    }

    private Listening first() throws InterruptedException {
        var entry = doorway().enter(Duration.ZERO);
        assertThat(entry).isInstanceOf(Entry.First.class);
        return ((Entry.First) entry).listening();
    }
}
