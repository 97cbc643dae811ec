package io.github.pidkeeper.core.crashes;

import io.github.pidkeeper.core.arena.Arena;
import io.github.pidkeeper.core.arena.BrokerLine;
import io.github.pidkeeper.core.arena.Verb;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Progress;
import java.time.Duration;
import java.util.OptionalLong;

/** An operation with a beginning that lets it take the steps that it can have. */
enum Scenario {
    /** Nothing runs, nothing is known, and the pid file names a bystander. */
    START(Verb.START, Begin.FOREIGN_FILE),
    /** A broker that ignores SIGTERM was started through this program. */
    STOP(Verb.STOP, Begin.RUNNING),
    /** The same, and the pid file names a bystander. */
    RESTART(Verb.RESTART, Begin.WRONG_FILE),
    /** The same, and the pid file is exchanged. */
    REPAIR(Verb.REPAIR, Begin.WRONG_FILE),
    /** The same, and the pid file is not there and is made. */
    REPAIR_OF_NO_FILE(Verb.REPAIR, Begin.NO_FILE),
    /** Nothing runs, and the pid file is set aside. */
    REPAIR_WITHOUT_BROKER(Verb.REPAIR, Begin.FOREIGN_FILE),
    /** Each of these is taken back. */
    UNDO(Verb.UNDO_REPAIR, Begin.WRONG_FILE),
    UNDO_OF_NO_FILE(Verb.UNDO_REPAIR, Begin.NO_FILE),
    UNDO_WITHOUT_BROKER(Verb.UNDO_REPAIR, Begin.FOREIGN_FILE);

    private static final Duration GRACE = Duration.ofMillis(20);

    private final Verb verb;
    private final Begin begin;

    Scenario(Verb verb, Begin begin) {
        this.verb = verb;
        this.begin = begin;
    }

    /** What there is before. */
    private enum Begin {
        FOREIGN_FILE,
        RUNNING,
        WRONG_FILE,
        NO_FILE
    }

    Verb verb() {
        return verb;
    }

    BrokerLine broker(Arena arena) {
        return arena.broker(GRACE, "--ignore-term");
    }

    /** Returns what the pid file names; where that is repaired already, what it named before. */
    OptionalLong prepare(Arena arena, long bystander) throws InterruptedException {
        Broker broker = broker(arena).broker();
        if (begin != Begin.FOREIGN_FILE) {
            arena.adopt(broker, arena.startByHand(broker).pid());
        }
        switch (begin) {
            case FOREIGN_FILE, WRONG_FILE -> arena.name(bystander);
            case NO_FILE -> arena.removePidFile();
            case RUNNING -> {}
        }
        OptionalLong original = arena.named();
        if (verb == Verb.UNDO_REPAIR) {
            String told = Verb.REPAIR.carryOut(arena.lifecycle(), broker, new Progress() {});
            if (!told.startsWith("Done")) {
                throw new AssertionError("nothing to undo: " + told);
            }
        }
        return original;
    }

    /** Whether somebody who begins it wants the broker to run in the end. */
    boolean wantsItToRun() {
        return verb == Verb.START || verb == Verb.RESTART;
    }

    /** Whether it takes away first what is wanted to run in the end. */
    boolean stopsWhatItWants() {
        return verb == Verb.RESTART;
    }

    /** Whether the pid file is all that it changes, so that it can be taken back. */
    boolean isOfPidFile() {
        return verb == Verb.REPAIR || verb == Verb.UNDO_REPAIR;
    }
}
