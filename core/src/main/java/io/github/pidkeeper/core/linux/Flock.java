package io.github.pidkeeper.core.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.core.portable.UnixFile;
import io.github.pidkeeper.core.process.LockFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Locks by flock(2), each on an open file of its own that no started broker inherits (close-on-exec): the kernel takes the
 * lock back when the last descriptor of that open file is gone, so an inherited one would keep it for the broker's life.
 *
 * <p>flock(2) can wait, but not until a deadline; so it is tried again, soon at first and 20 times a second in the end.
 */
final class Flock implements LockFile {

    private static final int O_RDWR = 2;
    private static final int O_CREAT = 0x40;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int ONLY_FOR_US = 0600;
    private static final int LOCK_SH_NB = 1 | 4;
    private static final int LOCK_EX_NB = 2 | 4;
    private static final int LOCK_UN = 8;

    private static final int LONGEST_NOTE = 1024;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final Libc libc;
    private final int flags;
    private final int lookingFlags;

    Flock(Libc libc, Architecture architecture) {
        this.libc = libc;
        lookingFlags = O_NONBLOCK | O_CLOEXEC | architecture.noFollow();
        flags = O_RDWR | O_CREAT | lookingFlags;
    }

    @Override
    public Locking tryLock(Path file, String holderNote, Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Locking locking = attempt(file, holderNote);
            Duration left = limit.minusNanos(System.nanoTime() - begin);
            if (!(locking instanceof Locking.HeldByAnother) || !left.isPositive()) {
                return locking;
            }
            pause(pause.compareTo(left) < 0 ? pause : left);
            Duration next = pause.multipliedBy(2);
            pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
        }
    }

    @Override
    public Optional<String> holder(Path file) {
        if (!(libc.open(file.toString(), lookingFlags) instanceof CallResult.Success(int number))) {
            return Optional.empty();
        }
        try {
            return holder(number);
        } finally {
            libc.close(number);
        }
    }

    /** Together with whoever else only asks. */
    private Optional<String> holder(int number) {
        if (libc.flock(number, LOCK_SH_NB) instanceof CallResult.Failure(var errno)) {
            return errno.equals(Errno.EAGAIN) ? Optional.of(note(number)) : Optional.empty();
        }
        libc.flock(number, LOCK_UN);
        return Optional.empty();
    }

    /** A holder whose note cannot be read holds it all the same. */
    private String note(int number) {
        try {
            return new OpenFile(number).note();
        } catch (IOException _) {
            return "";
        }
    }

    private Locking attempt(Path file, String holderNote) {
        CallResult opened = libc.open(file, flags, ONLY_FOR_US);
        return opened instanceof CallResult.Failure(Errno errno)
                ? new Locking.Unavailable(libc.words(errno))
                : lock(new OpenFile(opened.value()), file, holderNote);
    }

    private Locking lock(OpenFile open, Path file, String holderNote) {
        Locking locking;
        try {
            locking = switch (libc.flock(open.number, LOCK_EX_NB)) {
                case CallResult.Failure(var errno)
                when errno.equals(Errno.EAGAIN) -> new Locking.HeldByAnother(open.note());
                case CallResult.Failure(var errno) -> new Locking.Unavailable(libc.words(errno));
                // Whoever deletes a lock file makes two of one: then the file that has the name counts.
                case CallResult.Success _ when !open.isAt(file) -> new Locking.HeldByAnother("");
                case CallResult.Success _ -> {
                    open.leave(holderNote);
                    yield new Locking.Locked(open);
                }
            };
        } catch (IOException e) {
            locking = new Locking.Unavailable(String.valueOf(e.getMessage()));
        }
        if (!(locking instanceof Locking.Locked)) {
            libc.close(open.number);
        }
        return locking;
    }

    private static void pause(Duration pause) throws InterruptedException {
        LockSupport.parkNanos(Flock.class, pause.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** A lock file that we have open, locked once it is handed out. */
    private final class OpenFile implements Held {

        private final int number;
        private final Path path;
        private boolean closed;

        OpenFile(int number) {
            this.number = number;
            path = Path.of("/proc/self/fd", Integer.toString(number));
        }

        boolean isAt(Path file) throws IOException {
            try {
                return UnixFile.at(path).isSameAs(UnixFile.at(file, LinkOption.NOFOLLOW_LINKS));
            } catch (NoSuchFileException _) {
                return false;
            }
        }

        String note() throws IOException {
            try (InputStream in = Files.newInputStream(path)) {
                return new String(in.readNBytes(LONGEST_NOTE), UTF_8).strip();
            }
        }

        /** A courtesy to whoever finds the lock held: a disk that is full keeps nobody from having it. */
        void leave(String note) {
            try {
                Files.writeString(path, note, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            } catch (IOException _) {
                // Then the holder has no name.
            }
        }

        /** Unlocks expressly: another thread may just be forking, and its child shares this open file until it executes. */
        @Override
        public synchronized void close() {
            if (closed) {
                return;
            }
            closed = true;
            leave("");
            libc.flock(number, LOCK_UN);
            libc.close(number);
        }
    }
}
