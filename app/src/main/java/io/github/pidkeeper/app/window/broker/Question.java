package io.github.pidkeeper.app.window.broker;

import java.util.List;
import java.util.Optional;

/**
 * What is asked before something is done.
 *
 * @param meaning what it would mean, or what it rests on
 * @param steps what would be done, one after the other; empty where that goes without saying
 * @param yes the button that does it; empty where there is nothing to be done, and this only says so
 * @param no the button that leaves everything as it is
 * @param neverAgain what to tick so that this is not asked any more; empty where it always is
 */
public record Question(
        String title,
        String meaning,
        List<String> steps,
        Optional<String> yes,
        String no,
        Optional<String> neverAgain) {

    public Question {
        steps = List.copyOf(steps);
    }

    /** One that is always asked. */
    public Question(String title, String meaning, List<String> steps, Optional<String> yes, String no) {
        this(title, meaning, steps, yes, no, Optional.empty());
    }
}
