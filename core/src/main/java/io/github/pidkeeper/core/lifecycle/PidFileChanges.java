package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.lifecycle.RecordFile.Reading;
import io.github.pidkeeper.core.pidfile.FileRights;
import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.pidfile.PidFile;
import io.github.pidkeeper.core.pidfile.PidFileContent;
import io.github.pidkeeper.core.pidfile.PidFileVersion;
import io.github.pidkeeper.core.pidfile.Removal;
import io.github.pidkeeper.core.pidfile.Rewriting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes to a broker's pid file that can be taken back: the bytes that were there are kept.
 *
 * <p>What is about to be done is on disk first, then the bytes that are kept, then the file is changed, and then that is on
 * record as the last change. Whoever finds the first of these and not the last ({@link #settle}) asks the file itself how
 * far it came: it is the old version still, or what was to come of it.
 *
 * <p>To be used with the broker's lock held, except for {@link #last} and {@link #isAsLeft}, which change nothing.
 */
record PidFileChanges(PidFile pidFile, BrokerFolder folder, Time time) {

    private static final Logger LOG = LoggerFactory.getLogger(PidFileChanges.class);

    /** Takes the file away; what was there is kept. */
    Removal setAside(FileStamp judged) throws IOException {
        Optional<Kept> before = before(judged);
        if (before.isEmpty()) {
            return pidFile.isAbsent() ? new Removal.AlreadyGone() : new Removal.Kept(pidFile.read());
        }
        begin(new Begun(before, Optional.empty(), freshName(), false));
        Removal removal = pidFile.setAside(judged, folder.path(before.get().name()));
        end(
                removal instanceof Removal.Removed
                        ? Optional.of(new Replaced(before, Optional.empty()))
                        : Optional.empty());
        return removal;
    }

    /**
     * Writes this content into the file; what was there is kept.
     *
     * @param judged what is replaced; empty if nothing is there
     * @param rights of a file that was not there before
     * @param stillSo whether what the content says is still so; asked right before it counts
     */
    Rewriting write(
            PidFileContent content, Optional<FileStamp> judged, Optional<FileRights> rights, BooleanSupplier stillSo)
            throws IOException {
        Optional<Kept> before = judged.flatMap(this::before);
        if (judged.isPresent() && before.isEmpty()) {
            return new Rewriting.Kept(pidFile.read());
        }
        begin(new Begun(before, Optional.of(content), freshName(), false));
        Rewriting rewriting = pidFile.rewrite(
                content,
                judged,
                before.map(kept -> folder.path(kept.name())),
                before.isPresent() ? before.get().rights() : rights,
                stillSo);
        end(rewriting instanceof Rewriting.Written ? written(before, content) : Optional.empty());
        return rewriting;
    }

    /** Takes the last change back, if the file is still what it has left. */
    Rewriting takeBack(Replaced last) throws IOException {
        begin(Begun.undoing(freshName()));
        Rewriting result = last.before().isPresent()
                ? pidFile.rewrite(
                        kept(last.before().get()),
                        last.after().map(Replaced.Left::stamp),
                        Optional.empty(),
                        last.before().get().rights(),
                        () -> true)
                : meaning(pidFile.removeIfStill(last.after().orElseThrow().stamp()));
        if (result instanceof Rewriting.Written) {
            forget(last);
        }
        records().begun().drop();
        return result;
    }

    /** The change that could be taken back, if any; one that was cut short counts if it came to that. */
    Reading<Replaced> last() {
        Reading<Replaced> last = records().last().read();
        if (!(records().begun().read() instanceof Reading.Present<Begun>(Begun begun))) {
            return last;
        }
        if (begun.undoing()) {
            return last instanceof Reading.Present<Replaced>(Replaced undone) && isBack(undone)
                    ? new Reading.Absent<>()
                    : last;
        }
        return reached(begun).<Reading<Replaced>>map(Reading.Present::new).orElse(last);
    }

    /** Where the bytes are that the last change has replaced. */
    Optional<Path> keptAs() {
        return last() instanceof Reading.Present<Replaced>(Replaced last)
                ? last.before().map(kept -> folder.path(kept.name()))
                : Optional.empty();
    }

    /** Whether the file is still, byte for byte, what the change has left. */
    boolean isAsLeft(Replaced last) {
        return last.after()
                .map(left -> pidFile.version().map(Replaced.Left::of).equals(Optional.of(left)))
                .orElseGet(pidFile::isAbsent);
    }

    /** Brings to an end, in the records, what an operation has left that was cut short. */
    void settle() {
        if (!(records().begun().read() instanceof Reading.Present<Begun>(Begun begun))) {
            return;
        }
        try {
            Files.deleteIfExists(pidFile.path().resolveSibling(begun.fresh()));
            if (begun.undoing()) {
                if (records().last().read() instanceof Reading.Present<Replaced>(Replaced last) && isBack(last)) {
                    forget(last);
                }
                records().begun().drop();
                return;
            }
            Optional<Replaced> reached = reached(begun);
            if (reached.isEmpty() && isUntouched(begun) && begun.before().isPresent()) {
                Files.deleteIfExists(folder.path(begun.before().get().name()));
            }
            end(reached);
        } catch (IOException e) {
            LOG.warn("The records of {} cannot be written: {}", pidFile.path(), e.toString());
        }
    }

    /** The bytes of a version that was kept. */
    PidFileContent kept(Kept kept) throws IOException {
        return new PidFileContent(Files.readAllBytes(folder.path(kept.name())));
    }

    private Optional<Kept> before(FileStamp judged) {
        return pidFile.version()
                .filter(version -> version.stamp().equals(judged))
                .map(version -> new Kept(folder.asideName(time.now()), judged, version.rights()));
    }

    private Optional<Replaced> written(Optional<Kept> before, PidFileContent content) {
        return pidFile.version()
                .filter(version -> version.content().equals(content))
                .map(version -> new Replaced(before, Optional.of(Replaced.Left.of(version))));
    }

    private void begin(Begun begun) throws IOException {
        records().begun().write(begun);
    }

    /** If this cannot be written the beginning stays on record, and the file will tell the rest. */
    private void end(Optional<Replaced> done) {
        try {
            if (done.isPresent()) {
                records().last().write(done.get());
            }
            records().begun().drop();
        } catch (IOException e) {
            LOG.warn("The records of {} cannot be written: {}", pidFile.path(), e.toString());
        }
    }

    private void forget(Replaced last) throws IOException {
        records().last().drop();
        if (last.before().isPresent()) {
            Files.deleteIfExists(folder.path(last.before().get().name()));
        }
    }

    private boolean isUntouched(Begun begun) {
        return begun.before()
                .map(kept -> pidFile.version()
                        .filter(version -> version.stamp().equals(kept.stamp()))
                        .isPresent())
                .orElseGet(pidFile::isAbsent);
    }

    private Optional<Replaced> reached(Begun begun) {
        if (isUntouched(begun)) {
            return Optional.empty();
        }
        if (begun.after().isPresent()) {
            return written(begun.before(), begun.after().get());
        }
        return pidFile.isAbsent() ? Optional.of(new Replaced(begun.before(), Optional.empty())) : Optional.empty();
    }

    /** Whether the file is what it was before that change. */
    private boolean isBack(Replaced last) {
        if (isAsLeft(last)) {
            return false;
        }
        if (last.before().isEmpty()) {
            return pidFile.isAbsent();
        }
        try {
            PidFileContent old = kept(last.before().get());
            return pidFile.version().map(PidFileVersion::content).equals(Optional.of(old));
        } catch (IOException _) {
            // The copy is dropped after the record.
            return false;
        }
    }

    private String freshName() {
        return String.valueOf(pidFile.freshPath().getFileName());
    }

    private ChangeRecords records() {
        return folder.changes();
    }

    private static Rewriting meaning(Removal removal) {
        return switch (removal) {
            case Removal.Removed(), Removal.AlreadyGone() -> new Rewriting.Written();
            case Removal.Kept(var reading) -> new Rewriting.Kept(reading);
            case Removal.Failed(var reason) -> new Rewriting.Failed(reason);
        };
    }
}
