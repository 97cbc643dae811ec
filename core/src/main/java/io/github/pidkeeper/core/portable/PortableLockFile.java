package io.github.pidkeeper.core.portable;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.core.process.LockFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Locks of the JDK's kind, on one byte far behind the end of the file, so that the note stays readable where locks are
 * mandatory.
 *
 * <p>POSIX takes such a lock back when its process closes <em>any</em> descriptor of the file. Therefore this program does
 * not even open a file that it holds itself; there must be one instance of this class in a program.
 */
public final class PortableLockFile implements LockFile {

    private static final long BEHIND_EVERYTHING = Long.MAX_VALUE - 1;
    private static final int LONGEST_NOTE = 1024;
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** What this program holds, by the path of the file, with the holder's note. */
    private final Map<Path, String> held = new ConcurrentHashMap<>();

    public PortableLockFile() {}

    @Override
    public Locking tryLock(Path file, String holderNote, Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            Locking locking = attempt(file.toAbsolutePath().normalize(), holderNote);
            Duration left = limit.minusNanos(System.nanoTime() - begin);
            if (!(locking instanceof Locking.HeldByAnother) || !left.isPositive()) {
                return locking;
            }
            LockSupport.parkNanos(this, Math.min(PAUSE.toNanos(), left.toNanos()));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Override
    public Optional<String> holder(Path file) {
        Path known = file.toAbsolutePath().normalize();
        String ownNote = held.putIfAbsent(known, "");
        if (ownNote != null) {
            return Optional.of(ownNote);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(BEHIND_EVERYTHING, 1, false)) {
            return lock == null ? Optional.of(note(channel)) : Optional.empty();
        } catch (IOException | OverlappingFileLockException _) {
            return Optional.empty();
        } finally {
            held.remove(known);
        }
    }

    private Locking attempt(Path file, String holderNote) {
        String ownNote = held.putIfAbsent(file, holderNote);
        if (ownNote != null) {
            return new Locking.HeldByAnother(ownNote);
        }
        Locking locking = open(file, holderNote);
        if (!(locking instanceof Locking.Locked)) {
            held.remove(file);
        }
        return locking;
    }

    private Locking open(Path file, String holderNote) {
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    onlyForUs(file));
            Locking locking = lock(channel, file, holderNote);
            if (!(locking instanceof Locking.Locked)) {
                channel.close();
            }
            return locking;
        } catch (IOException e) {
            return new Locking.Unavailable(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private Locking lock(FileChannel channel, Path file, String holderNote) throws IOException {
        try {
            FileLock lock = channel.tryLock(BEHIND_EVERYTHING, 1, false);
            if (lock == null) {
                return new Locking.HeldByAnother(note(channel));
            }
            leave(channel, holderNote);
            return new Locking.Locked(() -> release(channel, file));
        } catch (OverlappingFileLockException _) {
            return new Locking.HeldByAnother(note(channel));
        }
    }

    /** A courtesy to whoever finds the lock held: a disk that is full keeps nobody from having it. */
    private static void leave(FileChannel channel, String note) {
        try {
            channel.truncate(0).write(ByteBuffer.wrap(note.getBytes(UTF_8)), 0);
        } catch (IOException _) {
            // Then the holder has no name.
        }
    }

    private void release(FileChannel channel, Path file) {
        try (channel) {
            channel.truncate(0);
        } catch (IOException _) {
            // Closed all the same, and the note is nobody's.
        } finally {
            held.remove(file);
        }
    }

    private static String note(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_NOTE);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), UTF_8).strip();
    }

    private static FileAttribute<?>[] onlyForUs(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
