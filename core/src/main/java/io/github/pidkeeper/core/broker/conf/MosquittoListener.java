package io.github.pidkeeper.core.broker.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A listener of Mosquitto while its lines are being read. */
final class MosquittoListener {

    private static final int USUAL_PORT = 1883;

    private @Nullable Path socket;
    private @Nullable Path file;
    private int line;
    private Optional<String> networkInterface = Optional.empty();
    private Optional<String> domain = Optional.empty();
    private int port = USUAL_PORT;
    private Optional<String> host = Optional.empty();
    private boolean certain = true;
    private boolean mentioned;
    private boolean encrypted;
    private boolean certified;
    private boolean keyed;
    private final List<NamedFile> files = new ArrayList<>();
    private final List<NamedFile> rights = new ArrayList<>();
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

    /** Where it, or the first of its settings, stands. */
    void foundAt(Path configuration, int number) {
        if (file == null) {
            file = configuration;
            line = number;
        }
    }

    Path file() {
        return Objects.requireNonNull(file);
    }

    int line() {
        return line;
    }

    int port() {
        return port;
    }

    Optional<String> host() {
        return host;
    }

    void networkInterface(String name) {
        networkInterface = Optional.of(name);
    }

    Optional<String> networkInterface() {
        return networkInterface;
    }

    /** IPv4 or IPv6 only. */
    void domain(String name) {
        domain = Optional.of(name);
    }

    Optional<String> domain() {
        return domain;
    }

    /** From here on it is not certain whose settings these are. */
    void doubt() {
        certain = false;
    }

    /** Whether it is certainly one of the network, with these settings and no others. */
    boolean isOfNetwork() {
        return socket == null && certain;
    }

    boolean isWebSocket() {
        return webSocket;
    }

    /** Where it is to be, unless that is in the file system, or a library's affair. */
    Optional<ListeningPlace> place() {
        return isOfNetwork() && !webSocket
                ? Optional.of(new ListeningPlace(file(), line, host, networkInterface))
                : Optional.empty();
    }

    /** That it makes in the file system. */
    Optional<NamedFile> socketFile() {
        return Optional.ofNullable(socket).map(path -> new NamedFile(file(), line, "listener", path));
    }

    /** Whether it has a certificate without a key, or the other way round. */
    boolean hasHalfPair() {
        return certain && certified != keyed;
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
        return encrypted || isCertified();
    }

    /** Whether it has a certificate with its key. One that has but a shared key reads no file of its TLS. */
    boolean isCertified() {
        return certified && keyed;
    }

    /** Those that it reads if it has a certificate. */
    List<NamedFile> files() {
        return files;
    }

    /** Those of its own users, with their passwords and rights. */
    List<NamedFile> rights() {
        return rights;
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
