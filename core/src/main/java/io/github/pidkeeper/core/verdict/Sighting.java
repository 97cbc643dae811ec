package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.process.PinnedProcess.Hold;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Instant;

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

    /** Who it is, for people: program, pid, user, the service it belongs to, and since when. */
    public Message description() {
        return facts.unit()
                .map(unit -> Message.of(
                        Phrase.PROCESS_OF_UNIT, program(), pid(), facts.user(), unit.name(), facts.startedAt()))
                .orElseGet(() -> Message.of(Phrase.PROCESS, program(), pid(), facts.user(), facts.startedAt()));
    }

    /** Its executable, or where that may not be read what it calls itself. */
    String program() {
        return facts.executable()
                .map(Object::toString)
                .orElseGet(() -> facts.commandLine().isEmpty()
                        ? "?"
                        : facts.commandLine().getFirst());
    }
}
