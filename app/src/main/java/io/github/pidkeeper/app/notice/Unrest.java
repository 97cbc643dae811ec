package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.app.notice.Standing.Doing;
import java.time.Duration;
import java.util.Optional;

/**
 * What was seen of a broker since it last stood still.
 *
 * @param since when it began to change
 * @param changes how often it has come to stand otherwise
 * @param latest how it stood when that was last known
 * @param held since when it has stood like that; empty if it does not at the moment
 * @param operated whether somebody was seen to carry out an operation, which the broker has not outlived yet
 * @param unordered nobody has ordered here how it stands, as far as that was asked
 * @param process its last process
 */
public record Unrest(
        Duration since,
        int changes,
        Optional<Standing> latest,
        Optional<Duration> held,
        boolean operated,
        boolean unordered,
        Optional<Living> process) {

    static Unrest begun(Duration now, Optional<Living> process) {
        return new Unrest(now, 0, Optional.empty(), Optional.empty(), false, false, process);
    }

    /** An operation is under way: what happens now is no unrest, and what has happened before it does not count. */
    static Unrest operation(Duration now, Optional<Living> process) {
        return new Unrest(now, 0, Optional.empty(), Optional.empty(), true, false, process);
    }

    /** It is in between, or nobody can tell. */
    Unrest unsettled(Optional<Living> last) {
        return new Unrest(since, changes, latest, Optional.empty(), operated, false, last.or(() -> process));
    }

    Unrest seen(Standing standing, Duration now, Optional<Living> last) {
        boolean goesOn = held.isPresent() && latest.filter(standing::sameAs).isPresent();
        return new Unrest(
                since,
                goesOn ? changes : changes + 1,
                Optional.of(standing),
                goesOn ? held : Optional.of(now),
                operated && !hasCeasedToRun(standing),
                goesOn && unordered,
                last.or(() -> process));
    }

    /** It was asked who has ordered how it stands now, and nobody has. */
    Unrest orderedByNobody() {
        return new Unrest(since, changes, latest, held, operated, true, process);
    }

    /** What an operation has brought to run, and then does not, is no longer what was ordered. */
    private boolean hasCeasedToRun(Standing standing) {
        return standing.doing() != Doing.RUNS
                && latest.filter(before -> before.doing() == Doing.RUNS).isPresent();
    }

    /** How it stands by now, if it stands. */
    Optional<Standing> standing() {
        return held.isPresent() ? latest : Optional.empty();
    }
}
