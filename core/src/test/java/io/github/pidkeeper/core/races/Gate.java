package io.github.pidkeeper.core.races;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A FIFO before which programs wait until all are let through at the same instant: opening one to read blocks until somebody
 * opens it to write, and then the kernel wakes all who wait. Who comes later finds it open.
 */
record Gate(Path path) {

    /** Makes it, closed. */
    static Gate at(Path path) {
        try {
            Process maker = new ProcessBuilder("mkfifo", path.toString()).start();
            int code = maker.onExit().join().exitValue();
            if (code != 0) {
                throw new AssertionError("mkfifo ended with " + code);
            }
            return new Gate(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets everybody through until the returned stream is closed; waits for the first to come. */
    OutputStream open() throws IOException {
        return Files.newOutputStream(path, StandardOpenOption.WRITE);
    }

    /** Waits until it is open. */
    void pass() throws IOException {
        Files.newInputStream(path).close();
    }
}
