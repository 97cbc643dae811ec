package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of an operation while they are being thought of. */
final class Draft {

    private final List<Step> steps = new ArrayList<>();

    /** Adds a step that only looks, asks or waits. */
    Draft then(Step.Kind kind, Message description) {
        return then(kind, description, Optional.empty());
    }

    /** Adds a step that changes something. */
    Draft then(Step.Kind kind, Message description, Target target) {
        return then(kind, description, Optional.of(target));
    }

    Draft then(List<Step> more) {
        more.forEach(step -> steps.add(step.at(steps.size())));
        return this;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Preview planned(Verdict verdict) {
        return new Preview.Planned(steps, verdict);
    }

    private Draft then(Step.Kind kind, Message description, Optional<Target> target) {
        steps.add(new Step(steps.size(), kind, description, target, Step.Progress.PLANNED, Duration.ZERO));
        return this;
    }
}
