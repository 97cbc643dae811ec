package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Somebody who follows an operation, and answers its question as a test tells. */
final class FollowedSteps implements Progress {

    private final List<Step> steps = new ArrayList<>();
    private final List<Duration> asked = new ArrayList<>();
    private final List<Message> warnings = new ArrayList<>();
    private final Deque<Escalation> answers = new ArrayDeque<>();
    private Duration thinksFor = Duration.ZERO;

    FollowedSteps answering(Escalation... coming) {
        answers.addAll(List.of(coming));
        return this;
    }

    /** Waits for the exit so long before it answers. */
    FollowedSteps thinkingFor(Duration duration) {
        thinksFor = duration;
        return this;
    }

    /** How each step of this kind came out, in the order of the plan. */
    List<Step.Progress> outcomes(Step.Kind kind) {
        return steps.stream()
                .filter(step -> step.kind() == kind)
                .map(Step::progress)
                .toList();
    }

    Step step(Step.Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).findFirst().orElseThrow();
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** After how long it was asked what to do. */
    List<Duration> asked() {
        return List.copyOf(asked);
    }

    /** What it was warned of. */
    List<Message> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void warned(Message warning) {
        warnings.add(warning);
    }

    @Override
    public void planned(List<Step> plan) {
        steps.clear();
        steps.addAll(plan);
    }

    @Override
    public void changed(Step step) {
        steps.set(step.index(), step);
    }

    @Override
    public Escalation graceEnded(long pid, Duration waited, ExitWatch exited) throws InterruptedException {
        asked.add(waited);
        if (!thinksFor.isZero() && exited.awaitExit(thinksFor)) {
            return Escalation.KEEP_WAITING;
        }
        return answers.isEmpty() ? Escalation.GIVE_UP : answers.remove();
    }
}
