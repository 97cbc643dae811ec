package io.github.pidkeeper.app.window.operation;

import io.github.pidkeeper.core.lifecycle.Step;
import java.time.Duration;
import java.util.Optional;

/**
 * A step as it was last heard of, and when that was, so that its time can run on.
 *
 * @param heardAt in nanoseconds of a clock that never jumps
 */
record StepTime(Step step, long heardAt) {

    /** How long the step has taken; empty while it has not begun. */
    Optional<Duration> taken(long now) {
        return switch (step.progress()) {
            case PLANNED, SKIPPED -> Optional.empty();
            case UNDER_WAY -> Optional.of(step.elapsed().plusNanos(now - heardAt));
            case DONE, FAILED -> Optional.of(step.elapsed());
        };
    }

    /** Whether a broker is being started, not only planned to be. */
    boolean startsTheBroker() {
        return hasBegun() && (step.kind() == Step.Kind.SPAWN || step.kind() == Step.Kind.CONFIRM_RUNNING);
    }

    /** Whether it is ordered from whoever supervises the broker, and in no hand of ours any more. */
    boolean ordersIt() {
        return hasBegun() && step.kind() == Step.Kind.ASK_OWNER;
    }

    /** Whether something is changed by it, or has been; a program that is run only to tell its release changes nothing. */
    boolean changesSomething() {
        return hasBegun() && step.target().isPresent() && step.kind() != Step.Kind.ASK_RELEASE;
    }

    private boolean hasBegun() {
        return switch (step.progress()) {
            case PLANNED, SKIPPED -> false;
            case UNDER_WAY, DONE, FAILED -> true;
        };
    }
}
