package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The numbers among the names in a directory, as in /proc and in /proc/PID/fd, one after the other, and where the links there
 * lead. Used by one thread.
 *
 * <p>The searches through all processes see thousands of names and links, and nearly none that matters: these stay what the
 * kernel has written, and nothing is made of them.
 */
final class Listing implements AutoCloseable {

    /** Where d_reclen and d_name are in a struct linux_dirent64 (getdents64(2)). */
    private static final int LENGTH = 16;

    private static final int NAME = 19;

    private static final int ENTRIES = 1 << 13;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_LINK = 4095;
    private static final int MOST_DIGITS = 10;

    private final Libc libc;
    private final Path path;
    private final int directory;
    private final Arena arena = Arena.ofConfined();
    private final Memory entries = Memory.of(arena, ENTRIES);
    private final Memory name = Memory.of(arena, LONGEST_NAME + 1);
    private final Memory target = Memory.of(arena, LONGEST_LINK);
    private int next;
    private int end;
    private long number;
    private int digits;

    private Listing(Libc libc, Path path, int directory) {
        this.libc = libc;
        this.path = path;
        this.directory = directory;
    }

    /** Opens a directory; empty if it is not there any more, or may not be read. */
    static Optional<Listing> of(Libc libc, Path directory) {
        return libc.open(directory.toString(), Libc.O_RDONLY_CLOEXEC) instanceof CallResult.Success(int descriptor)
                ? Optional.of(new Listing(libc, directory, descriptor))
                : Optional.empty();
    }

    /**
     * Opens the directory of all processes.
     *
     * @throws IOException if it cannot be listed
     */
    static Listing ofProcesses(Libc libc, Procfs procfs) throws IOException {
        return of(libc, procfs.root()).orElseThrow(() -> new IOException(procfs.root() + " cannot be listed"));
    }

    /** The pids that this user is shown. */
    static List<Long> pids(Libc libc, Procfs procfs) throws IOException {
        var pids = new ArrayList<Long>();
        try (Listing processes = ofProcesses(libc, procfs)) {
            while (processes.next()) {
                pids.add(processes.number());
            }
        }
        return pids;
    }

    /** Goes to the next number; false at the end. */
    boolean next() throws FileSystemException {
        while (next < end || fetch()) {
            int entry = next;
            next += Short.toUnsignedInt(entries.shortAt(entry + LENGTH));
            if (take(entry + NAME)) {
                return true;
            }
        }
        return false;
    }

    private boolean fetch() throws FileSystemException {
        next = 0;
        CallResult read = libc.directoryEntries(directory, entries);
        if (read instanceof CallResult.Failure(Errno errno)) {
            throw new FileSystemException(path.toString(), null, libc.words(errno));
        }
        end = read.value();
        return end > 0;
    }

    /** Takes what stands there, if it is a number. */
    private boolean take(int from) {
        number = 0;
        digits = 0;
        byte digit = entries.bytes().get(from);
        while (digit >= '0' && digit <= '9' && digits < MOST_DIGITS) {
            number = number * 10 + (digit - '0');
            name.bytes().put(digits++, digit);
            digit = entries.bytes().get(from + digits);
        }
        return digit == 0 && digits > 0;
    }

    /** Where it is now. */
    long number() {
        return number;
    }

    /**
     * Reads the link that has the number for its name, or that is so called below it.
     *
     * @param below "/exe", say, as bytes; empty for the number itself
     * @return how long the {@link #target} is
     */
    CallResult readLink(byte[] below) {
        name.bytes().put(digits, below);
        name.bytes().put(digits + below.length, (byte) 0);
        return libc.readLinkAt(directory, name, target);
    }

    /** Whether the link that was read, and is so long, leads to one of these. */
    boolean leadsTo(List<MemorySegment> targets, int length) {
        for (MemorySegment one : targets) {
            if (one.byteSize() == length && MemorySegment.mismatch(target.segment(), 0, length, one, 0, length) < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        libc.close(directory);
        arena.close();
    }
}
