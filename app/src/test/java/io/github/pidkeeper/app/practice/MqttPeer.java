package io.github.pidkeeper.app.practice;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of MQTT 3.1.1 that speaks in raw packets, as short as they can be (fewer than 128 bytes each). */
final class MqttPeer implements AutoCloseable {

    private static final int CONNECT = 0x10;
    private static final int CONNACK = 0x20;
    private static final int PUBLISH = 0x30;
    private static final int SUBSCRIBE = 0x82;
    private static final int SUBACK = 0x90;
    private static final int RETAIN = 0x01;
    private static final int WITH_REPLY = 0x02;
    private static final int PUBACK = 0x40;

    private final Socket socket;
    private final DataInputStream input;

    /** Connects, and is acknowledged, or fails. */
    MqttPeer(int port, String clientId) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        input = new DataInputStream(socket.getInputStream());
        send(CONNECT, text("MQTT"), bytes(4, 2, 0, 60), text(clientId));
        expect(CONNACK, "\0\0");
    }

    void subscribe(String topic) throws IOException {
        send(SUBSCRIBE, bytes(0, 1), text(topic), bytes(0));
        expect(SUBACK, "\0\1\0");
    }

    void publish(String topic, String message) throws IOException {
        send(PUBLISH, text(topic), message.getBytes(StandardCharsets.UTF_8));
    }

    /** With quality of service 1: returns when the broker has it. */
    void retain(String topic, String message) throws IOException {
        send(PUBLISH | RETAIN | WITH_REPLY, text(topic), bytes(0, 7), message.getBytes(StandardCharsets.UTF_8));
        expect(PUBACK, "\0\7");
    }

    /** The next message that arrives, with its topic in front: "topic=message". */
    String receive() throws IOException {
        int type = input.readUnsignedByte();
        if ((type & ~RETAIN) != PUBLISH) {
            throw new AssertionError("not a publish of quality of service 0: " + type);
        }
        byte[] packet = input.readNBytes(input.readUnsignedByte());
        int topic = packet[0] * 256 + packet[1];
        return new String(packet, 2, topic, StandardCharsets.UTF_8)
                + "="
                + new String(packet, 2 + topic, packet.length - 2 - topic, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void expect(int type, String packet) throws IOException {
        int found = input.readUnsignedByte();
        String rest = new String(input.readNBytes(input.readUnsignedByte()), StandardCharsets.ISO_8859_1);
        if (found != type || !rest.equals(packet)) {
            throw new AssertionError("packet of type " + found + " where " + type + " was expected");
        }
    }

    private void send(int type, byte[]... parts) throws IOException {
        var body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        var packet = new ByteArrayOutputStream();
        packet.write(type);
        packet.write(body.size());
        packet.writeBytes(body.toByteArray());
        socket.getOutputStream().write(packet.toByteArray());
    }

    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        var result = new ByteArrayOutputStream();
        result.writeBytes(bytes(0, utf8.length));
        result.writeBytes(utf8);
        return result.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
