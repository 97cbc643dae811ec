package io.github.pidkeeper.core.broker.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A listener of Mosquitto while its lines are being read. */
final class MosquittoListener {

    private static final int USUAL_PORT = 1883;

    private @Nullable Path socket;
    private int port = USUAL_PORT;
    private Optional<String> host = Optional.empty();
    private boolean mentioned;
    private boolean encrypted;
    private boolean certified;
    private boolean keyed;
    private final List<NamedFile> files = new ArrayList<>();
    private Optional<Path> certificate = Optional.empty();
    private boolean webSocket;

    void socket(Path path) {
        socket = path;
        mentioned = true;
    }

    void port(int number) {
        port = number;
        mentioned = true;
    }

    void host(String name) {
        host = Optional.of(name);
        mentioned = true;
    }

    /** One of its settings was there. */
    void mention() {
        mentioned = true;
    }

    boolean isMentioned() {
        return mentioned;
    }

    /** It has a shared key, and so speaks TLS only. */
    void encrypt() {
        encrypted = true;
    }

    /** The file of the certificate that it presents, where that is a path; with a key, too, it speaks TLS only. */
    void certificate(Optional<Path> file) {
        certificate = file;
        certified = true;
    }

    /** It has a key to its certificate. */
    void key() {
        keyed = true;
    }

    boolean speaksTls() {
        return encrypted || (certified && keyed);
    }

    /** Those that it reads if it speaks TLS. */
    List<NamedFile> files() {
        return files;
    }

    void webSocket(boolean wanted) {
        webSocket = wanted;
        mentioned |= wanted;
    }

    Listener finished() {
        if (socket != null) {
            return new Listener.Unix(socket);
        }
        var endpoint = new Endpoint(host, port);
        if (webSocket) {
            return new Listener.WebSocket(endpoint, speaksTls());
        }
        return speaksTls() ? new Listener.Tls(endpoint, certificate) : new Listener.Tcp(endpoint);
    }
}
