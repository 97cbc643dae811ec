package io.github.pidkeeper.core.broker.conf;

import java.nio.file.Path;

/** A bridge of Mosquitto while its lines are being read. */
final class MosquittoBridge {

    private final Path file;
    private final int line;
    private final String name;
    private boolean addressed;
    private boolean topical;

    MosquittoBridge(Path file, int line, String name) {
        this.file = file;
        this.line = line;
        this.name = name;
    }

    Path file() {
        return file;
    }

    int line() {
        return line;
    }

    String name() {
        return name;
    }

    void address() {
        addressed = true;
    }

    boolean isAddressed() {
        return addressed;
    }

    void topic() {
        topical = true;
    }

    boolean isTopical() {
        return topical;
    }
}
