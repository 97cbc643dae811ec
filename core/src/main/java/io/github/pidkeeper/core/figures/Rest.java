package io.github.pidkeeper.core.figures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.core.broker.conf.Credentials;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Asks a web server on this machine for one small document: a GET on a connection of its own, with limits for the bytes and
 * the time of the whole answer. It follows no redirection, and goes through no proxy.
 */
record Rest(InetSocketAddress address, Credentials credentials) {

    static final int MOST_BYTES = 256 << 10;
    private static final int MOST_OF_HEAD = 16 << 10;
    private static final int PIECE = 8 << 10;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})( .*)?");
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** The document at this path. */
    Reading<String> get(String path, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try (var socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(address, millisLeft(end));
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request(path));
            return answer(socket, end);
        } catch (SocketTimeoutException _) {
            return new Reading.Late<>(Message.of(Phrase.FIGURES_REST_SILENT, where(), limit));
        } catch (IOException _) {
            return new Reading.Late<>(Message.of(Phrase.FIGURES_REST_REFUSED, where()));
        }
    }

    private byte[] request(String path) {
        String secret = credentials.user() + ":" + credentials.password();
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + where()
                + "\r\nUser-Agent: pidkeeper\r\nAccept: */*\r\nConnection: close\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)) + "\r\n\r\n";
        return request.getBytes(ISO_8859_1);
    }

    private Reading<String> answer(Socket socket, long end) throws IOException {
        var received = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        InputStream in = socket.getInputStream();
        Optional<Head> head = Optional.empty();
        while (head.filter(it -> it.isWhole(received.size())).isEmpty()) {
            socket.setSoTimeout(millisLeft(end));
            int length = in.read(piece);
            if (length < 0) {
                break;
            }
            received.write(piece, 0, length);
            if (head.isEmpty()) {
                head = Head.of(received.toString(ISO_8859_1));
                if (head.isEmpty() && received.size() > MOST_OF_HEAD) {
                    return new Reading.Absent<>(garbage());
                }
            }
            if (head.filter(it -> it.isTooLong(received.size())).isPresent()) {
                return absent(Phrase.FIGURES_REST_TOO_LARGE, where(), MOST_BYTES >> 10);
            }
        }
        return head.map(it -> document(it, received)).orElseGet(() -> new Reading.Absent<>(garbage()));
    }

    private Reading<String> document(Head head, ByteArrayOutputStream received) {
        if (head.status().isEmpty() || head.encoded() || !head.mayEndAt(received.size())) {
            return new Reading.Absent<>(garbage());
        }
        int status = head.status().getAsInt();
        return switch (status) {
            case OK ->
                new Reading.Told<>(
                        new String(received.toByteArray(), head.length(), head.documentIn(received.size()), UTF_8));
            case UNAUTHORIZED, FORBIDDEN -> absent(Phrase.FIGURES_REST_CREDENTIALS, where());
            default -> absent(Phrase.FIGURES_REST_STATUS, where(), status);
        };
    }

    /** What to say of an answer that is none of the documents that were asked for. */
    Message garbage() {
        return Message.of(Phrase.FIGURES_REST_GARBAGE, where());
    }

    private static <T> Reading<T> absent(Phrase phrase, Object... arguments) {
        return new Reading.Absent<>(Message.of(phrase, arguments));
    }

    /** As it is typed into a browser. */
    String where() {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    private static int millisLeft(long end) throws SocketTimeoutException {
        long millis = (end - System.nanoTime()) / Duration.ofMillis(1).toNanos();
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) millis;
    }

    /**
     * What stands before the document.
     *
     * @param length of the head itself
     * @param body the length of what follows, where it was said
     * @param encoded whether what follows is in pieces, or packed
     */
    private record Head(int length, OptionalInt status, OptionalInt body, boolean encoded) {

        /** Empty before it is whole. */
        static Optional<Head> of(String received) {
            int end = received.indexOf(END_OF_HEAD);
            if (end < 0) {
                return Optional.empty();
            }
            String[] lines = received.substring(0, end).split("\r\n", -1);
            var status = STATUS.matcher(lines[0]);
            OptionalInt body = OptionalInt.empty();
            boolean encoded = false;
            for (String line : lines) {
                String lower = line.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    String value = lower.substring("content-length:".length()).strip();
                    // Longer than anything that is read, whatever it says.
                    body = OptionalInt.of(value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : Integer.MAX_VALUE);
                }
                encoded |= lower.startsWith("transfer-encoding:") || lower.startsWith("content-encoding:");
            }
            return Optional.of(new Head(
                    end + END_OF_HEAD.length(),
                    status.matches() ? OptionalInt.of(Integer.parseInt(status.group(1))) : OptionalInt.empty(),
                    body,
                    encoded));
        }

        boolean isWhole(int received) {
            return body.isPresent() && received - length >= body.getAsInt();
        }

        /** Whether the server may have hung up here. */
        boolean mayEndAt(int received) {
            return body.isEmpty() || isWhole(received);
        }

        /** How many of the bytes behind it are the document; a server may have said more than it promised. */
        int documentIn(int received) {
            return Math.min(received - length, body.orElse(received - length));
        }

        boolean isTooLong(int received) {
            return body.orElse(0) > MOST_BYTES || received - length > MOST_BYTES;
        }
    }
}
