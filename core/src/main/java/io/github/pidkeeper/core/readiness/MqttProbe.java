package io.github.pidkeeper.core.readiness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Knocks, on one address after the other, with an MQTT 3.1.1 CONNECT, and waits for the CONNACK.
 *
 * <p>It is a client like any other to the broker and its log: a clean session, the usual keep-alive of 60 s, a client
 * identifier of its own (two probes with one identifier would throw each other out), and a DISCONNECT at the end.
 */
public final class MqttProbe implements ReadinessProbe {

    private static final byte[] DISCONNECT = {(byte) 0xE0, 0};
    private static final int CONNACK = 0x20;
    private static final int CONNACK_LENGTH = 2;
    private static final int CLEAN_SESSION = 2;
    private static final int KEEP_ALIVE = 60;

    public MqttProbe() {}

    @Override
    public Readiness probe(List<InetAddress> addresses, int port, Duration limit) {
        var deadline = new Deadline(limit);
        return addresses.stream()
                .map(address -> knock(new InetSocketAddress(address, port), deadline))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(Readiness.Refused::new);
    }

    /** Empty if nobody accepts connections at this address, or there is no such address. */
    private static Optional<Readiness> knock(InetSocketAddress address, Deadline deadline) {
        try (var socket = new Socket(Proxy.NO_PROXY)) {
            try {
                socket.connect(address, deadline.millisLeft());
            } catch (SocketTimeoutException _) {
                return Optional.of(new Readiness.Silent(deadline.limit()));
            } catch (IOException _) {
                return Optional.empty();
            }
            // A connection to a free port that happens to be its own other end.
            boolean toOurselves = socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress());
            return toOurselves ? Optional.empty() : Optional.of(converse(socket, deadline));
        } catch (SocketTimeoutException _) {
            return Optional.of(new Readiness.Silent(deadline.limit()));
        } catch (IOException _) {
            // It accepted, and then hung up.
            return Optional.of(new Readiness.NotMqtt());
        }
    }

    private static Readiness converse(Socket socket, Deadline deadline) throws IOException {
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(connect());
        var answer = new Answer(socket, deadline);
        if (answer.next() != CONNACK || answer.next() < CONNACK_LENGTH || answer.next() > 1) {
            return new Readiness.NotMqtt();
        }
        int returnCode = answer.next();
        Duration latency = deadline.elapsed();
        if (returnCode == 0) {
            socket.getOutputStream().write(DISCONNECT);
        }
        return new Readiness.Answers(latency, returnCode);
    }

    private static byte[] connect() {
        byte[] identifier = ("pidkeeper-"
                        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()))
                .getBytes(US_ASCII);
        var packet = new ByteArrayOutputStream();
        packet.write(0x10);
        packet.write(12 + identifier.length);
        packet.writeBytes(new byte[] {0, 4, 'M', 'Q', 'T', 'T', 4, CLEAN_SESSION, 0, KEEP_ALIVE, 0});
        packet.write(identifier.length);
        packet.writeBytes(identifier);
        return packet.toByteArray();
    }
}
