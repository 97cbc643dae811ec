package io.github.pidkeeper.core.arena;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Locale;

/** What can be asked of this program, and its answer in a line: "Done STOPPED", say, or "RUNNING TRUE 12". */
public enum Verb {
    START,
    STOP,
    RESTART,
    REPAIR,
    UNDO_REPAIR,
    STATUS;

    public String carryOut(Lifecycle lifecycle, Broker broker, Progress progress) throws InterruptedException {
        return switch (this) {
            case START, STOP, RESTART, REPAIR, UNDO_REPAIR ->
                words(lifecycle.carryOut(Operations.Kind.valueOf(name()), broker, progress));
            case STATUS -> words(lifecycle.status(broker));
        };
    }

    /** As it is typed, where it is one word. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String words(Outcome outcome) {
        return outcome.getClass().getSimpleName() + " " + outcome.message().phrase();
    }

    /** The pid is left out where there is none. */
    public static String words(Verdict verdict) {
        String pid =
                verdict.process().map(ProcessFacts::pid).map(Object::toString).orElse("");
        return (verdict.state() + " " + verdict.pidFileHealth() + " " + pid).strip();
    }
}
