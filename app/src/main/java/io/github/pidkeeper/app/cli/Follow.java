package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.text.Message;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Follows an operation on the command line: tells each step as it is taken, and decides about force as the options say.
 *
 * <p>The broker that is stopped has the seconds of {@code --force-after} as its grace period, so that when that has ended
 * there is nothing left to ask.
 */
final class Follow implements Progress {

    private final boolean force;
    private final Consumer<Step> tell;
    private final Consumer<Message> warn;
    private final TreeMap<Integer, Step> steps = new TreeMap<>();

    /**
     * Follows one operation.
     *
     * @param tell is given each step that begins or ends, once
     * @param warn is given what does not work beside the operation
     */
    Follow(Optional<Duration> forceAfter, Consumer<Step> tell, Consumer<Message> warn) {
        this.force = forceAfter.isPresent();
        this.tell = tell;
        this.warn = warn;
    }

    @Override
    public void planned(List<Step> planned) {
        steps.clear();
        planned.forEach(step -> steps.put(step.index(), decided(step)));
    }

    private Step decided(Step step) {
        return force ? step.forcedInTime() : step;
    }

    @Override
    public void changed(Step changed) {
        var step = decided(changed);
        var before = steps.put(step.index(), step);
        if (before == null || before.progress() != step.progress()) {
            tell.accept(step);
        }
    }

    @Override
    public Escalation graceEnded(long pid, Duration waited, ExitWatch exited) {
        return force ? Escalation.FORCE : Escalation.GIVE_UP;
    }

    @Override
    public void warned(Message warning) {
        warn.accept(warning);
    }

    /** The steps as far as they have come, in their order. */
    Collection<Step> steps() {
        return steps.values();
    }
}
