package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;

/** Who a process is, for people. */
public record ProcessDescription(ProcessFacts facts) {

    /** Program, pid, user, the service it belongs to, and since when. */
    public Message message() {
        return facts.unit()
                .map(unit -> Message.of(
                        Phrase.PROCESS_OF_UNIT, program(), facts.pid(), facts.user(), unit.name(), facts.startedAt()))
                .orElseGet(() -> Message.of(Phrase.PROCESS, program(), facts.pid(), facts.user(), facts.startedAt()));
    }

    /** Its executable, or where that may not be read what it calls itself. */
    String program() {
        return facts.executable()
                .map(Object::toString)
                .orElseGet(() -> facts.commandLine().isEmpty()
                        ? "?"
                        : new ShownCommandLine(facts.commandLine()).masked().getFirst());
    }
}
