package io.github.pidkeeper.core.pidfile;

import io.github.pidkeeper.core.text.Message;
import java.util.Optional;

/**
 * What was found at the path of a pid file: only what the file says, nothing about processes.
 *
 * <p>Reading never follows a link, never blocks on a FIFO or device, never reads more than 4 KiB, and never throws for
 * anything that can be found there.
 */
public sealed interface PidFileReading {

    /** Which version of a plain file was read; empty where none is there that may be acted upon. */
    default Optional<FileStamp> version() {
        return switch (this) {
            case NamesPid(long _, FileStamp stamp, boolean _) -> Optional.of(stamp);
            case Empty(FileStamp stamp) -> Optional.of(stamp);
            case Malformed(FileStamp stamp, Message _) -> Optional.of(stamp);
            case Absent _, Unsafe _, Unreadable _ -> Optional.empty();
        };
    }

    record Absent() implements PidFileReading {}

    /**
     * It names a process.
     *
     * @param pid 2 up to the largest pid of the system, never our own
     * @param trusted the file belongs to root or to this user; what anybody else wrote is a hint only
     */
    record NamesPid(long pid, FileStamp stamp, boolean trusted) implements PidFileReading {}

    /** Still empty after writers were given 100 ms to finish. */
    record Empty(FileStamp stamp) implements PidFileReading {}

    record Malformed(FileStamp stamp, Message reason) implements PidFileReading {}

    /** A link, FIFO, device, directory, too large, or writable by all. */
    record Unsafe(Message reason) implements PidFileReading {}

    record Unreadable(Message reason) implements PidFileReading {}
}
