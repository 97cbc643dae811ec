package io.github.pidkeeper.core.readiness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An MQTT 3.1.1 CONNECT, and the wait for the CONNACK.
 *
 * <p>It is a client like any other to the broker and its log: a clean session, the usual keep-alive of 60 s, a client
 * identifier of its own (two probes with one identifier would throw each other out), and a DISCONNECT at the end.
 */
record MqttTalk(Deadline deadline) {

    private static final byte[] DISCONNECT = {(byte) 0xE0, 0};
    private static final int CONNACK = 0x20;
    private static final int CONNACK_LENGTH = 2;
    private static final int CLEAN_SESSION = 2;
    private static final int KEEP_ALIVE = 60;

    Readiness over(InputStream in, OutputStream out) throws IOException {
        out.write(connect());
        if (next(in) != CONNACK || next(in) < CONNACK_LENGTH || next(in) > 1) {
            return new Readiness.NotMqtt();
        }
        int returnCode = next(in);
        var latency = deadline.elapsed();
        if (returnCode == 0) {
            out.write(DISCONNECT);
        }
        return new Readiness.Answers(latency, returnCode);
    }

    private static int next(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
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
