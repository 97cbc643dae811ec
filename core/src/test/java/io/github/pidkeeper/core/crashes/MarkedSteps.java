package io.github.pidkeeper.core.crashes;

import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.lifecycle.Step;
import java.time.Duration;
import java.util.List;

/** Marks the beginning and the end of every step, and decides for force. */
record MarkedSteps(Marks marks) implements Progress {

    /** Tells the whole plan, so that it can be seen whether all of it was begun. */
    @Override
    public void planned(List<Step> steps) {
        steps.forEach(step -> System.out.println(name(step)));
    }

    @Override
    public void changed(Step step) {
        marks.set(name(step) + " " + step.progress());
    }

    @Override
    public Escalation graceEnded(long pid, Duration waited, ExitWatch exited) {
        return Escalation.FORCE;
    }

    private static String name(Step step) {
        return "step " + step.index() + " " + step.kind();
    }
}
