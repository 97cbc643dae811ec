package io.github.pidkeeper.core.figures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A web server on loopback that answers every request as a test wishes. */
final class RestServer implements AutoCloseable {

    static final String METRICS = """
        # TYPE nanomq_connections_count gauge
        nanomq_connections_count 3
        # TYPE nanomq_subscribers_count gauge
        nanomq_subscribers_count 2
        nanomq_messages_received 60
        nanomq_messages_sent 75
        nanomq_messages_dropped 35
        nanomq_cpu_usage 0.00
        """;
    static final String BROKERS = "{\"code\":0,\"data\":[{\"datetime\":\"2026-11-27"
            + " 00:08:17\",\"node_status\":\"Running\",\"sysdescr\":\"NanoMQ Broker\",\"uptime\":\"26 Hours, 3"
            + " minutes, 1 seconds\",\"version\":\"0.25.6-8\"}]}";

    private final ServerSocket server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Manners manners;

    RestServer(Manners manners) {
        this.manners = manners;
        try {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** One that has these documents, by their last name. */
    static RestServer with(Map<String, String> documents) {
        return new RestServer((request, out) -> {
            String path = request.split(" ", 3)[1];
            String document = documents.get(path.substring(path.lastIndexOf('/') + 1));
            out.write(document == null ? text("404 Not Found", "{\"code\":102}") : text("200 OK", document));
        });
    }

    static byte[] text(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(ISO_8859_1);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    void behave(Manners other) {
        manners = other;
    }

    /** The heads of all requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Waits for ever, as a server may that hangs. */
    void hang() throws IOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> treat(caller));
            } catch (IOException _) {
                // It was closed.
            }
        }
    }

    private void treat(Socket caller) {
        try (caller) {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = caller.getInputStream().read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            requests.add(head.toString());
            manners.treat(head.toString(), caller.getOutputStream());
        } catch (IOException _) {
            // The caller has had enough.
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a request is answered; when it returns, the server hangs up. */
    interface Manners {
        void treat(String request, OutputStream out) throws IOException;
    }
}
