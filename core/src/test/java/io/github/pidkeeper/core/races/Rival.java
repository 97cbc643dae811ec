package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.arena.Verb;
import java.time.Duration;

/** A program in a race, seen from outside. */
interface Rival extends AutoCloseable {

    /**
     * Has it wait at the gate; returns when it is there, or all but.
     *
     * @param delay between the gate and the deed
     */
    void arm(Verb verb, Duration delay);

    /** Waits until it has done what it was told, and says what came of it. */
    Told told();

    @Override
    void close();
}
