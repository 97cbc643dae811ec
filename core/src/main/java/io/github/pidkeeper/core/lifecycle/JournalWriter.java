package io.github.pidkeeper.core.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.LockFile.Locking;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/**
 * Adds lines to the journal. Several threads and programs may do so at once.
 *
 * <p>A line is one write(2) to a file opened for appending, so that lines never mix, and is written under the journal's lock,
 * so that no file is moved meanwhile. Whoever cannot have the lock in time writes all the same, and moves nothing: a program
 * that was suspended with the lock in its hands must not keep a broker from being stopped.
 *
 * <p>A last line that a power cut has torn is ended first, in the same write, so that the new one is whole.
 */
record JournalWriter(JournalFiles files, LockFile locks) {

    /**
     * Adds one line.
     *
     * @param patience how long to wait for the lock
     * @param durable whether it, and all that was added before, must be on the disk when this returns
     * @return whether the lock was to be had
     */
    boolean add(String line, Duration patience, boolean durable) throws IOException {
        PrivateFile.refuseSharedDirectory(files.directory());
        byte[] bytes = line.getBytes(UTF_8);
        return switch (lock(patience)) {
            case Locking.Locked(LockFile.Held held) -> {
                FileOutputStream written;
                try (held) {
                    makeRoom(bytes.length);
                    written = write(bytes);
                }
                finish(written, durable);
                yield true;
            }
            case Locking.HeldByAnother _, Locking.Unavailable _ -> {
                finish(write(bytes), durable);
                yield false;
            }
        };
    }

    /** Waits through interrupts, which are meant for longer waits than this. */
    private Locking lock(Duration patience) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return locks.tryLock(files.lock(), "", patience);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void makeRoom(int bytes) throws IOException {
        long size = JournalFiles.look(files.current())
                .map(BasicFileAttributes::size)
                .orElse(0L);
        if (size == 0 || size + bytes <= JournalFiles.LARGEST) {
            return;
        }
        try {
            sync(files.current());
            files.rotate();
        } catch (IOException e) {
            // Asked for only here: what just looks has a writer, too, and a log takes its time to come up.
            LoggerFactory.getLogger(JournalWriter.class)
                    .warn(
                            "The journal in {} grows on, since its files cannot be moved: {}",
                            files.directory(),
                            e.toString());
        }
    }

    /** Leaves the file open: it may be moved from now on, but not under our hands. */
    private FileOutputStream write(byte[] line) throws IOException {
        Path current = files.current();
        boolean torn = JournalFiles.look(current).isPresent() && isTorn(current);
        var file = new PrivateFile(current);
        if (file.create()) {
            file.syncDirectory();
        }
        var out = new FileOutputStream(current.toFile(), true);
        try {
            out.write(torn ? afterLineEnd(line) : line);
            return out;
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    private static boolean isTorn(Path file) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            if (open.length() == 0) {
                return false;
            }
            open.seek(open.length() - 1);
            return open.read() != '\n';
        }
    }

    private static byte[] afterLineEnd(byte[] line) {
        byte[] both = new byte[line.length + 1];
        both[0] = '\n';
        System.arraycopy(line, 0, both, 1, line.length);
        return both;
    }

    /** Not under the lock: nobody else should have to wait for a slow disk. */
    private static void finish(FileOutputStream written, boolean durable) throws IOException {
        try (written) {
            if (durable) {
                written.getFD().sync();
            }
        }
    }

    private static void sync(Path file) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.getFD().sync();
        }
    }
}
