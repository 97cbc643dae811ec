package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.lifecycle.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes the moments between the steps of a stop that decides for force, and does something at one of them. Nothing happens
 * between the end of one step and the beginning of the next, so that each beginning is a moment, and so are the first
 * sign of waiting and the question what to do.
 */
final class Moment implements Progress {

    private final String when;
    private final Runnable deed;
    private final List<String> passed = new ArrayList<>();

    Moment(String when, Runnable deed) {
        this.when = when;
        this.deed = deed;
    }

    /** All of them, in their order. */
    List<String> passed() {
        return List.copyOf(passed);
    }

    @Override
    public void changed(Step step) {
        if (step.progress() == Step.Progress.UNDER_WAY) {
            String begin = step.kind().toString();
            pass(passed.contains(begin) ? begin + ", waiting" : begin);
        }
    }

    @Override
    public Escalation graceEnded(long pid, Duration waited, ExitWatch exited) {
        pass("the question");
        return Escalation.FORCE;
    }

    private void pass(String moment) {
        if (!passed.contains(moment)) {
            passed.add(moment);
            if (moment.equals(when)) {
                deed.run();
            }
        }
    }
}
