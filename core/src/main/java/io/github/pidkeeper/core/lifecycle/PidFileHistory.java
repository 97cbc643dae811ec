package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.lifecycle.RecordFile.Reading;
import io.github.pidkeeper.core.pidfile.PidFile;
import io.github.pidkeeper.core.pidfile.PidFileContent;
import io.github.pidkeeper.core.pidfile.PidFileVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of changes that were made to a broker's pid file.
 *
 * <p>Of a change that was cut short only the beginning is on record. How far it came is told by the file itself: it is still
 * the version that was to be replaced, or it is what was to come of it; if it is neither, somebody else has changed it
 * since, and nothing can be taken back.
 */
record PidFileHistory(PidFile pidFile, BrokerFolder folder) {

    private static final Logger LOG = LoggerFactory.getLogger(PidFileHistory.class);

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
                ? last.before().map(this::path)
                : Optional.empty();
    }

    /** Whether the file is still, byte for byte, what the change has left. */
    boolean isAsLeft(Replaced last) {
        return last.after()
                .map(left -> pidFile.version().map(Replaced.Left::of).equals(Optional.of(left)))
                .orElseGet(pidFile::isAbsent);
    }

    /** The bytes of a version that was kept. */
    PidFileContent kept(Kept kept) throws IOException {
        return new PidFileContent(Files.readAllBytes(path(kept)));
    }

    Path path(Kept kept) {
        return folder.path(kept.name());
    }

    /** Brings the records up to date after a change was cut short; to be called with the lock held. */
    void settle() {
        if (!(records().begun().read() instanceof Reading.Present<Begun>(Begun begun))) {
            return;
        }
        try {
            Files.deleteIfExists(pidFile.path().resolveSibling(begun.fresh()));
            if (begun.undoing()) {
                settleUndo();
            } else {
                settle(begun);
            }
            records().begun().drop();
        } catch (IOException e) {
            LOG.warn("The records of {} cannot be brought up to date: {}", pidFile.path(), e.toString());
        }
    }

    private void settle(Begun begun) throws IOException {
        Optional<Replaced> reached = reached(begun);
        if (reached.isPresent()) {
            records().last().write(reached.get());
        } else if (isUntouched(begun) && begun.before().isPresent()) {
            Files.deleteIfExists(path(begun.before().get()));
        }
    }

    private void settleUndo() throws IOException {
        if (records().last().read() instanceof Reading.Present<Replaced>(Replaced last) && isBack(last)) {
            forget(last);
        }
    }

    /** It has been taken back. */
    void forget(Replaced last) throws IOException {
        records().last().drop();
        if (last.before().isPresent()) {
            Files.deleteIfExists(path(last.before().get()));
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
        if (begun.after().isEmpty()) {
            return pidFile.isAbsent() ? Optional.of(new Replaced(begun.before(), Optional.empty())) : Optional.empty();
        }
        return written(begun);
    }

    /** What can be taken back of a change that has written what it was to write. */
    Optional<Replaced> written(Begun begun) {
        return pidFile.version()
                .filter(version -> begun.after().equals(Optional.of(version.content())))
                .map(version -> new Replaced(begun.before(), Optional.of(Replaced.Left.of(version))));
    }

    /** Whether the file is what it was before that change. */
    boolean isBack(Replaced last) {
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
            // Not known any more.
            return false;
        }
    }

    ChangeRecords records() {
        return folder.changes();
    }
}
