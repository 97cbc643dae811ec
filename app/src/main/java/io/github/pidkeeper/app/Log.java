package io.github.pidkeeper.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The log in the state directory (0600): takes what this program, its libraries and the JVM would write to standard
 * error, which belongs to the sentences for people. It is created when there is something to write.
 */
final class Log extends OutputStream {

    /** With this much in it, it is begun anew. */
    private static final long LARGEST = 1024 * 1024;

    private final Path file;
    private final BooleanSupplier allowed;
    private OutputStream out = OutputStream.nullOutputStream();
    private Condition condition = Condition.UNOPENED;

    private Log(Path file, BooleanSupplier allowed) {
        this.file = file;
        this.allowed = allowed;
    }

    /** Whether what is written arrives. */
    private enum Condition {
        UNOPENED,
        OPEN,
        BROKEN
    }

    /** @param allowed whether anything is to be written there, asked when there is something */
    static Log in(Path stateDirectory, BooleanSupplier allowed) {
        return new Log(stateDirectory.resolve("pidkeeper.log"), allowed);
    }

    /** From now on {@link System#err} is this log. */
    void takeStandardError() {
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSSZ");
        System.setErr(new PrintStream(this, true));
    }

    /** Adds the details of a fault; returns whether they could be written. */
    synchronized boolean add(Throwable fault) {
        fault.printStackTrace(new PrintStream(this, true));
        return condition == Condition.OPEN;
    }

    Path file() {
        return file;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (condition == Condition.UNOPENED) {
            open();
        }
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            condition = Condition.BROKEN;
        }
    }

    private void open() {
        if (!allowed.getAsBoolean()) {
            condition = Condition.BROKEN;
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().resolve("..").normalize(), permissions("rwx------"));
            var begin = Files.exists(file) && Files.size(file) > LARGEST
                    ? Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    : Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            out = Channels.newOutputStream(Files.newByteChannel(file, begin, permissions("rw-------")));
            condition = Condition.OPEN;
        } catch (IOException e) {
            condition = Condition.BROKEN;
        }
    }

    private FileAttribute<?>[] permissions(String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
