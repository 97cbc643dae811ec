package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.pidfile.FileRights;
import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.pidfile.PidFile;
import io.github.pidkeeper.core.pidfile.PidFileContent;
import io.github.pidkeeper.core.pidfile.Removal;
import io.github.pidkeeper.core.pidfile.Rewriting;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes to a broker's pid file that can be taken back; to be made with the broker's lock held.
 *
 * <p>What is about to be done is on disk first, then the bytes that were there, then the file is changed, and then that is on
 * record as the last change. {@link PidFileHistory} makes sense of it wherever it was cut short.
 */
record PidFileChanges(PidFile pidFile, BrokerFolder folder, Time time) {

    private static final Logger LOG = LoggerFactory.getLogger(PidFileChanges.class);

    /**
     * Takes the file away, and keeps what was there.
     *
     * @param judged the version that the decision rests on
     * @throws IOException if it cannot be written down; then nothing was done
     */
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
     * Writes this content into the file, and keeps what was there.
     *
     * @param judged the version that is replaced; empty if nothing is there
     * @param rights of a file where none was before; one that was there hands on its own
     * @param stillSo whether what the content says is still so; asked right before it counts
     * @throws IOException if it cannot be written down; then nothing was done
     */
    Rewriting write(
            PidFileContent content, Optional<FileStamp> judged, Optional<FileRights> rights, BooleanSupplier stillSo)
            throws IOException {
        Optional<Kept> before = judged.flatMap(this::before);
        if (judged.isPresent() && before.isEmpty()) {
            return new Rewriting.Kept(pidFile.read());
        }
        var begun = new Begun(before, Optional.of(content), freshName(), false);
        begin(begun);
        Rewriting rewriting = pidFile.rewrite(
                content,
                judged,
                before.map(kept -> folder.path(kept.name())),
                before.isPresent() ? before.get().rights() : rights,
                stillSo);
        end(rewriting instanceof Rewriting.Written ? history().written(begun) : Optional.empty());
        return rewriting;
    }

    /**
     * Takes the last change back, if the file is still what it has left.
     *
     * @throws IOException if it cannot be written down, or what was there cannot be read; then nothing was done
     */
    Rewriting takeBack(Replaced last) throws IOException {
        Optional<PidFileContent> old = last.before().isPresent()
                ? Optional.of(history().kept(last.before().get()))
                : Optional.empty();
        begin(Begun.undoing(freshName()));
        Rewriting result = old.map(content -> pidFile.rewrite(
                        content,
                        last.after().map(Replaced.Left::stamp),
                        Optional.empty(),
                        last.before().flatMap(Kept::rights),
                        () -> true))
                .orElseGet(() ->
                        meaning(pidFile.removeIfStill(last.after().orElseThrow().stamp())));
        if (result instanceof Rewriting.Written) {
            history().forget(last);
        }
        end(Optional.empty());
        return result;
    }

    PidFileHistory history() {
        return new PidFileHistory(pidFile, folder);
    }

    private Optional<Kept> before(FileStamp judged) {
        return pidFile.version()
                .filter(version -> version.stamp().equals(judged))
                .map(version -> new Kept(folder.asideName(time.now()), judged, version.rights()));
    }

    private void begin(Begun begun) throws IOException {
        history().records().begun().write(begun);
    }

    /** If this cannot be written the beginning stays on record, and the file will tell the rest. */
    private void end(Optional<Replaced> done) {
        ChangeRecords records = history().records();
        try {
            if (done.isPresent()) {
                records.last().write(done.get());
            }
            records.begun().drop();
            folder.dropOldAsides();
        } catch (IOException e) {
            LOG.warn("The records of {} cannot be written: {}", pidFile.path(), e.toString());
        }
    }

    private String freshName() {
        return String.valueOf(pidFile.freshPath().getFileName());
    }

    private static Rewriting meaning(Removal removal) {
        return switch (removal) {
            case Removal.Removed(), Removal.AlreadyGone() -> new Rewriting.Written();
            case Removal.Kept(var reading) -> new Rewriting.Kept(reading);
            case Removal.Failed(var reason) -> new Rewriting.Failed(reason);
        };
    }
}
