package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The steps of one operation, from planned to over, published as they change.
 *
 * <p>It begins with a look, whose result lays out the rest. Steps are taken in order, at most one at a time. Beginning one
 * ends the one before it well, and passes over those between them. A step that is not planned cannot be begun: nothing is
 * done that was not shown.
 */
final class Plan {

    private final Progress progress;
    private final Time time;
    private final List<Step> steps = new ArrayList<>();
    private OptionalInt current = OptionalInt.empty();
    private long begun;

    Plan(Progress progress, Time time) {
        this.progress = progress;
        this.time = time;
    }

    /** Publishes these steps, as far as they are known. */
    void publish(List<Step> known) {
        steps.addAll(known);
        progress.planned(List.copyOf(steps));
    }

    /** Replaces the step under way, and all that was to come, by these, of which the first is under way. */
    void lay(List<Step> shown) {
        int from = current.orElseThrow();
        var all = new ArrayList<>(steps.subList(0, from));
        all.add(shown.getFirst()
                .at(from)
                .changed(Step.Progress.UNDER_WAY, shown.getFirst().description(), time.since(begun)));
        shown.stream().skip(1).forEach(step -> all.add(step.at(all.size())));
        steps.clear();
        steps.addAll(all);
        progress.planned(List.copyOf(steps));
    }

    /** Begins the next step of this kind. */
    void begin(Step.Kind kind) {
        endCurrent(Step.Progress.DONE);
        int index = IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).kind() == kind && isPlanned(i))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(kind + " is not planned"));
        skip(0, index);
        current = OptionalInt.of(index);
        begun = time.nanos();
        change(index, Step.Progress.UNDER_WAY, steps.get(index).description());
    }

    /** Begins the forced stop, which was decided. */
    void beginForce() {
        steps.replaceAll(Step::forced);
        begin(Step.Kind.FORCE_STOP);
    }

    /** Tells how long the step under way has taken. */
    void tick() {
        current.ifPresent(
                index -> change(index, Step.Progress.UNDER_WAY, steps.get(index).description()));
    }

    /** Ends the step under way, which has done what it was to do. */
    void done() {
        endCurrent(Step.Progress.DONE);
    }

    /** Ends the step under way, and says what came of it. */
    void done(Message result) {
        current.ifPresent(index -> change(index, Step.Progress.DONE, result));
        current = OptionalInt.empty();
    }

    /** Ends the step under way without its aim, which was no longer to be reached or need not be. */
    void skipped(Message reason) {
        current.ifPresent(index -> change(index, Step.Progress.SKIPPED, reason));
        current = OptionalInt.empty();
    }

    /** Tells what the look that is under way has really come to, so that this is what fails. */
    void narrow(Checkpoint checkpoint) {
        current.ifPresent(index -> {
            Step step = steps.get(index);
            if (step.kind() == Step.Kind.VERIFY) {
                replace(new Step(
                        index, checkpoint.kind(), checkpoint.words(), Step.Progress.UNDER_WAY, time.since(begun)));
            }
        });
    }

    /** Ends it all: what was under way is over, what was to come is not. */
    void end(boolean well) {
        endCurrent(well ? Step.Progress.DONE : Step.Progress.FAILED);
        skip(0, steps.size());
    }

    private void endCurrent(Step.Progress how) {
        current.ifPresent(index -> change(index, how, steps.get(index).description()));
        current = OptionalInt.empty();
    }

    private void skip(int from, int to) {
        for (int i = from; i < to; i++) {
            if (isPlanned(i)) {
                Step step = steps.get(i);
                replace(step.changed(Step.Progress.SKIPPED, step.description(), Duration.ZERO));
            }
        }
    }

    /** Whether the step under way was planned in these words. */
    boolean says(Phrase phrase) {
        return current.isPresent()
                && steps.get(current.getAsInt()).description().phrase() == phrase;
    }

    /** Whether a step of this kind is still to come. */
    boolean isPlanned(Step.Kind kind) {
        return steps.stream().anyMatch(step -> step.kind() == kind && isPlanned(step.index()));
    }

    private boolean isPlanned(int index) {
        return steps.get(index).progress() == Step.Progress.PLANNED;
    }

    private void change(int index, Step.Progress how, Message description) {
        replace(steps.get(index).changed(how, description, time.since(begun)));
    }

    private void replace(Step step) {
        steps.set(step.index(), step);
        progress.changed(step);
    }
}
