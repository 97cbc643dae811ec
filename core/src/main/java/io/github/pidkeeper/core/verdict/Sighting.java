package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.process.PinnedProcess.Hold;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;

/**
 * A live process that was looked at.
 *
 * @param holdsPort it, or a child of it, listens on the broker's configured port
 */
public record Sighting(ProcessFacts facts, Hold hold, boolean holdsPort) {

    public long pid() {
        return facts.pid();
    }

    /** Who it is, for people: program, pid, user, and the service it belongs to. */
    public Message description() {
        String program = facts.executable()
                .map(Object::toString)
                .orElseGet(() -> facts.commandLine().isEmpty()
                        ? "?"
                        : facts.commandLine().getFirst());
        return facts.unit()
                .map(unit -> Message.of(Phrase.PROCESS_OF_UNIT, program, pid(), facts.user(), unit.name()))
                .orElseGet(() -> Message.of(Phrase.PROCESS, program, pid(), facts.user()));
    }
}
