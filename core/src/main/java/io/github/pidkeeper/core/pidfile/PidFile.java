package io.github.pidkeeper.core.pidfile;

import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The pid file of a broker: read with distrust, and changed only while it is still the very file that was judged.
 *
 * <p>POSIX cannot remove or replace a file on condition. Between the last look and the change a few microseconds remain in
 * which a program that knows nothing of our lock could replace the file; the next status then finds the broker by itself.
 */
public final class PidFile {

    private static final String ONLY_FOR_US = "rw-------";
    private static final String FOR_ALL_TO_READ = "rw-r--r--";
    private static final Duration WRITERS_TIME = Duration.ofMillis(100);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final Path path;
    private final FileAccess files;
    private final PidFileGrammar grammar;
    private final FoundMeaning meaning;

    public PidFile(Path path, FileAccess files, PidFileGrammar grammar) {
        this.path = path;
        this.files = files;
        this.grammar = grammar;
        this.meaning = new FoundMeaning(grammar);
    }

    public Path path() {
        return path;
    }

    /** Takes 100 ms for an empty file, whose writer may be at work; an interrupt (which stays set) ends that wait. */
    public PidFileReading read() {
        return inspect().reading();
    }

    /** Reads it, and tells its bytes too. */
    public PidFileInspection inspect() {
        Found found = look();
        PidFileReading reading = meaning.of(found);
        long begin = System.nanoTime(); // after the first look, which may have been slow: there is always a second
        while (reading instanceof PidFileReading.Empty
                && System.nanoTime() - begin < WRITERS_TIME.toNanos()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, LOOK_AGAIN.toNanos());
            found = look();
            reading = meaning.of(found);
        }
        Optional<PidFileContent> content =
                found instanceof Found.PlainFile file ? Optional.of(new PidFileContent(file.head())) : Optional.empty();
        return new PidFileInspection(reading, content);
    }

    /** What is there at this moment, if it is a plain file that may be acted upon. */
    public Optional<PidFileVersion> version() {
        return FoundMeaning.plain(look())
                .map(file -> new PidFileVersion(file.stamp(), new PidFileContent(file.head()), FileRights.of(path)));
    }

    /** Whether there is nothing at its path, not even a link to nowhere. */
    public boolean isAbsent() {
        return look() instanceof Found.Nothing;
    }

    /** Removes the file if it is a safe pid file and names this pid; to be called once that process has exited. */
    public Removal removeIfStillNames(long pid) {
        return switch (readOnce()) {
            case PidFileReading.Absent() -> new Removal.AlreadyGone();
            case PidFileReading.NamesPid(long named, var _, var _) when named == pid -> remove();
            case PidFileReading other -> new Removal.Kept(other);
        };
    }

    /** Removes the file if it is still this version of it. */
    public Removal removeIfStill(FileStamp judged) {
        Found found = look();
        if (found instanceof Found.Nothing) {
            return new Removal.AlreadyGone();
        }
        return FoundMeaning.version(judged, found).isPresent() ? remove() : new Removal.Kept(meaning.of(found));
    }

    /**
     * Removes a plain file of whatever content after its bytes were kept, if it is still the version that was judged.
     *
     * @param judged the stamp of the reading that the decision rests on
     * @param keep a path where nothing is yet; created with mode 0600
     */
    public Removal setAside(FileStamp judged, Path keep) {
        Found found = look();
        if (found instanceof Found.Nothing) {
            return new Removal.AlreadyGone();
        }
        Optional<Found.PlainFile> file = FoundMeaning.version(judged, found);
        if (file.isEmpty()) {
            return new Removal.Kept(meaning.of(found));
        }
        byte[] bytes = file.get().head();
        var kept = new NewFile(keep, ONLY_FOR_US);
        Optional<String> failure = kept.write(bytes);
        if (failure.isPresent()) {
            return new Removal.Failed(failure.get());
        }
        Found again = look();
        boolean unchanged = FoundMeaning.version(judged, again)
                .filter(now -> Arrays.equals(now.head(), bytes))
                .isPresent();
        Removal removal = unchanged ? remove() : new Removal.Kept(meaning.of(again));
        if (!(removal instanceof Removal.Removed)) {
            kept.discard();
        }
        return removal;
    }

    /**
     * Puts this content in the place of the version that was judged; readers see the old bytes or the new.
     *
     * @param judged the stamp of the reading that the decision rests on; empty if nothing was there, and then whatever has
     *     come meanwhile is kept
     * @param keep a path where nothing is yet, for the old bytes; created with mode 0600. Empty if they need not be kept
     * @param rights of the new file; empty for what this user's files have
     * @param stillSo asked at the last moment: whether what the new content says is still so
     */
    public Rewriting rewrite(
            PidFileContent content,
            Optional<FileStamp> judged,
            Optional<Path> keep,
            Optional<FileRights> rights,
            BooleanSupplier stillSo) {
        var exchange = new Exchange(this::look, meaning, path, new NewFile(freshPath(), FOR_ALL_TO_READ));
        return exchange.run(content, judged, keep, rights, stillSo);
    }

    /** Where new content is written before it takes the file's place; nothing is there at any other time. */
    public Path freshPath() {
        // Not made of the file's own name, which may be as long as a name can be.
        var name = String.format(
                Locale.ROOT,
                ".pidkeeper-%d-%08x",
                grammar.ownPid(),
                String.valueOf(path.getFileName()).hashCode());
        return path.resolveSibling(name);
    }

    private Found look() {
        return files.look(path, FoundMeaning.LIMIT);
    }

    private PidFileReading readOnce() {
        return meaning.of(look());
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
}
