package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.process.PinnedProcess.Hold;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import java.time.Instant;
import java.util.List;

/**
 * A live process that was looked at.
 *
 * @param holdsPort it, or a child of it, listens on the broker's configured port
 * @param at when its facts were read, for showing only
 */
public record Sighting(ProcessFacts facts, Hold hold, boolean holdsPort, Instant at) {

    public long pid() {
        return facts.pid();
    }

    /** Whether one of these is the process with this pid. A loop, since every look asks for it. */
    public static boolean isAmong(List<Sighting> sightings, long pid) {
        for (Sighting one : sightings) {
            if (one.pid() == pid) {
                return true;
            }
        }
        return false;
    }

    /** Who it is, for people. */
    public Message description() {
        return new ProcessDescription(facts).message();
    }

    /** Its executable, or where that may not be read what it calls itself. */
    String program() {
        return new ProcessDescription(facts).program();
    }
}
