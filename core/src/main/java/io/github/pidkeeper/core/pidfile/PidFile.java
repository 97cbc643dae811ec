package io.github.pidkeeper.core.pidfile;

import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The pid file of a broker: read with distrust, and removed only while it is still the very file that was judged.
 *
 * <p>POSIX cannot remove a file on condition. Between the last look and the removal a few microseconds remain in which a
 * program that knows nothing of our lock could replace the file; the next status then finds the broker by itself.
 */
public final class PidFile {

    private static final int LIMIT = 4096;
    private static final String ONLY_FOR_US = "rw-------";
    private static final String FOR_ALL_TO_READ = "rw-r--r--";
    private static final Duration WRITERS_TIME = Duration.ofMillis(100);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final Path path;
    private final FileAccess files;
    private final PidFileGrammar grammar;

    public PidFile(Path path, FileAccess files, PidFileGrammar grammar) {
        this.path = path;
        this.files = files;
        this.grammar = grammar;
    }

    public Path path() {
        return path;
    }

    /** Takes 100 ms for an empty file, whose writer may be at work; an interrupt (which stays set) ends that wait. */
    public PidFileReading read() {
        PidFileReading reading = readOnce();
        long begin = System.nanoTime(); // after the first look, which may have been slow: there is always a second
        while (reading instanceof PidFileReading.Empty
                && System.nanoTime() - begin < WRITERS_TIME.toNanos()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, LOOK_AGAIN.toNanos());
            reading = readOnce();
        }
        return reading;
    }

    /** Removes the file if it is a safe pid file and names this pid; to be called once that process has exited. */
    public Removal removeIfStillNames(long pid) {
        return switch (readOnce()) {
            case PidFileReading.Absent() -> new Removal.AlreadyGone();
            case PidFileReading.NamesPid(long named, var _, var _) when named == pid -> remove();
            case PidFileReading other -> new Removal.Kept(other);
        };
    }

    /**
     * Removes a plain file of whatever content after its bytes were kept, if it is still the version that was judged.
     *
     * @param judged the stamp of the reading that the decision rests on
     * @param keep a path where nothing is yet; created with mode 0600
     */
    public Removal setAside(FileStamp judged, Path keep) {
        Found found = files.look(path, LIMIT);
        if (found instanceof Found.Nothing) {
            return new Removal.AlreadyGone();
        }
        Optional<Found.PlainFile> file = version(judged, found);
        if (file.isEmpty()) {
            return new Removal.Kept(meaning(found));
        }
        byte[] bytes = file.get().head();
        var kept = new NewFile(keep, ONLY_FOR_US);
        Optional<String> failure = kept.write(bytes);
        if (failure.isPresent()) {
            return new Removal.Failed(failure.get());
        }
        Found again = files.look(path, LIMIT);
        boolean unchanged = version(judged, again)
                .filter(now -> Arrays.equals(now.head(), bytes))
                .isPresent();
        Removal removal = unchanged ? remove() : new Removal.Kept(meaning(again));
        if (!(removal instanceof Removal.Removed)) {
            kept.discard();
        }
        return removal;
    }

    /**
     * Puts a file that names this pid in the place of the version that was judged; readers see the old bytes or the new.
     *
     * @param judged the stamp of the reading that the decision rests on; empty if nothing was there, and then whatever has
     *     come meanwhile is kept
     * @param keep a path where nothing is yet, for the old bytes; created with mode 0600 if there are any
     */
    public Rewriting rewrite(long pid, Optional<FileStamp> judged, Path keep) {
        Found found = files.look(path, LIMIT);
        Optional<Found.PlainFile> old = judged.flatMap(stamp -> version(stamp, found));
        if (judged.isPresent() ? old.isEmpty() : !(found instanceof Found.Nothing)) {
            return new Rewriting.Kept(meaning(found));
        }
        var kept = new NewFile(keep, ONLY_FOR_US);
        var fresh =
                new NewFile(path.resolveSibling("." + path.getFileName() + "." + grammar.ownPid()), FOR_ALL_TO_READ);
        Optional<String> unkept = old.flatMap(file -> kept.write(file.head()));
        if (unkept.isPresent()) {
            return new Rewriting.Failed(unkept.get());
        }
        Optional<String> unwritten = fresh.write((pid + "\n").getBytes(StandardCharsets.US_ASCII));
        if (unwritten.isPresent()) {
            old.ifPresent(_ -> kept.discard());
            return new Rewriting.Failed(unwritten.get());
        }
        Rewriting rewriting = place(fresh, judged);
        if (!(rewriting instanceof Rewriting.Written)) {
            fresh.discard();
            old.ifPresent(_ -> kept.discard());
        }
        return rewriting;
    }

    private Rewriting place(NewFile fresh, Optional<FileStamp> judged) {
        Found now = files.look(path, LIMIT);
        if (judged.isPresent() && version(judged.get(), now).isEmpty()) {
            return new Rewriting.Kept(meaning(now));
        }
        Optional<String> failure = judged.isPresent() ? fresh.replace(path) : fresh.moveToFreePlace(path);
        return failure.<Rewriting>map(Rewriting.Failed::new).orElseGet(Rewriting.Written::new);
    }

    private PidFileReading readOnce() {
        return meaning(files.look(path, LIMIT));
    }

    private PidFileReading meaning(Found found) {
        return switch (found) {
            case Found.Nothing() -> new PidFileReading.Absent();
            case Found.Special(var kind) -> new PidFileReading.Unsafe(Message.of(phrase(kind)));
            case Found.Unreadable(var reason) -> new PidFileReading.Unreadable(Message.of(Phrase.SYSTEM_SAYS, reason));
            case Found.PlainFile file -> meaning(file);
        };
    }

    private PidFileReading meaning(Found.PlainFile file) {
        FileStamp stamp = file.stamp();
        if (file.writableByAll()) {
            return new PidFileReading.Unsafe(Message.of(Phrase.FILE_WRITABLE_BY_ALL));
        }
        if (stamp.size() > LIMIT) {
            return new PidFileReading.Unsafe(Message.of(Phrase.FILE_TOO_LARGE, stamp.size(), LIMIT));
        }
        return switch (grammar.parse(file.head())) {
            case PidText.Names(long pid) -> new PidFileReading.NamesPid(pid, stamp, file.trusted());
            case PidText.Empty() -> new PidFileReading.Empty(stamp);
            case PidText.Wrong(var reason) -> new PidFileReading.Malformed(stamp, reason);
        };
    }

    private Removal remove() {
        try {
            Files.delete(path);
            return new Removal.Removed();
        } catch (NoSuchFileException _) {
            return new Removal.AlreadyGone();
        } catch (IOException e) {
            return new Removal.Failed(Found.Unreadable.because(e).reason());
        }
    }

    /** The file, if it is the one that was judged and may be acted upon at all. */
    private static Optional<Found.PlainFile> version(FileStamp judged, Found found) {
        return found instanceof Found.PlainFile file
                        && file.stamp().equals(judged)
                        && !file.writableByAll()
                        && judged.size() <= LIMIT
                ? Optional.of(file)
                : Optional.empty();
    }

    private static Phrase phrase(FileAccess.Kind kind) {
        return switch (kind) {
            case LINK -> Phrase.FILE_LINK;
            case DIRECTORY -> Phrase.FILE_DIRECTORY;
            case FIFO -> Phrase.FILE_FIFO;
            case DEVICE -> Phrase.FILE_DEVICE;
            case SOCKET -> Phrase.FILE_SOCKET;
        };
    }
}
