package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketDiagnosisIT {

    private final Libc libc = new Libc();
    private final Listeners tables = new ListenerTables(Procfs.ofThisSystem());
    private final Listeners diagnosis = new SocketDiagnosis(libc, new NobodyElse());

    /** Who is not to be asked. */
    private record NobodyElse() implements Listeners {
        @Override
        public List<Listener> on(int port) throws IOException {
            throw new IOException("asked somebody else for " + port);
        }

        @Override
        public String source() {
            return "somebody else";
        }
    }

    @Test
    void whereItWasToldIsKnown() throws IOException {
        diagnosis.on(1);

        assertThat(diagnosis.source()).isEqualTo("sock_diag, port #");
        assertThat(tables.source()).isEqualTo("/proc/net/{tcp,tcp6}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0", "::"})
    void itTellsTheSameAsTheTables(String address) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, 0));

            assertThat(diagnosis.on(socket.getLocalPort())).hasSize(1).isEqualTo(tables.on(socket.getLocalPort()));
        }
    }

    @Test
    void whoIsConnectedAndWhoListensOnAnotherPortIsLeftOut() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new Socket(InetAddress.getLoopbackAddress(), socket.getLocalPort());
                Socket accepted = socket.accept()) {
            assertThat(accepted.getLocalPort()).isEqualTo(socket.getLocalPort());
            assertThat(other.getLocalPort()).isNotEqualTo(socket.getLocalPort());
            assertThat(diagnosis.on(socket.getLocalPort())).hasSize(1);
            assertThat(diagnosis.on(client.getLocalPort())).isEmpty();
        }
    }

    @Test
    void aHundredListenersOnOnePortAreAllTold() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            int port = 0;
            for (int i = 1; i <= 100; i++) {
                var socket = new ServerSocket();
                sockets.add(socket);
                socket.bind(new InetSocketAddress("127.0.1." + i, port));
                port = socket.getLocalPort();
            }

            assertThat(diagnosis.on(port)).hasSize(100).hasSameElementsAs(new HashSet<>(tables.on(port)));
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void noDescriptorIsLeftBehind() throws IOException {
        var descriptors = new OpenDescriptors();
        int before = descriptors.count();
        for (int i = 0; i < 20; i++) {
            diagnosis.on(1);
        }

        assertThat(descriptors.count()).isEqualTo(before);
    }

    @Test
    void aRefusalIsNoAnswer() {
        try (Arena arena = Arena.ofConfined()) {
            Memory refusal = Memory.of(arena, 36);
            refusal.bytes().putInt(0, 36).putShort(4, (short) 2);

            assertThatThrownBy(() -> DiagnosisMessages.parse(refusal, 36)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> DiagnosisMessages.parse(refusal, 0)).isInstanceOf(IOException.class);
        }
    }
}
