package io.github.pidkeeper.app.window.operation;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.operation.OperationView.Question;
import io.github.pidkeeper.app.window.operation.OperationView.Result;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.lifecycle.Progress.Escalation;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One operation as it is shown: from the plan to the outcome. To be used on one thread only. */
public final class OperationModel {

    private final Kind kind;
    private final Broker broker;
    private final OptionalLong pid;
    private final OperationWords words;
    private final LongSupplier nanoTime;
    private final List<StepTime> steps = new ArrayList<>();
    private final List<Message> warnings = new ArrayList<>();
    private final ReadOnlyObjectWrapper<OperationView> view;
    private Runnable wayOut = () -> {};
    private boolean abandoned;
    private Optional<Question> question = Optional.empty();
    private Consumer<Escalation> answer = _ -> {};
    private Optional<Result> result = Optional.empty();

    OperationModel(Kind kind, Broker broker, OptionalLong pid, Texts texts, LongSupplier nanoTime) {
        this.kind = kind;
        this.broker = broker;
        this.pid = pid;
        this.words = new OperationWords(texts);
        this.nanoTime = nanoTime;
        this.view = new ReadOnlyObjectWrapper<>(seen());
    }

    public ReadOnlyObjectProperty<OperationView> view() {
        return view.getReadOnlyProperty();
    }

    public Kind kind() {
        return kind;
    }

    public boolean underWay() {
        return result.isEmpty();
    }

    /** Whether a person has to decide before it can go on. */
    public boolean asks() {
        return question.isPresent();
    }

    /** What the broker does because of this operation; empty when it is over, or the broker runs on through it. */
    public Optional<BrokerState> state() {
        if (!underWay()) {
            return Optional.empty();
        }
        return switch (kind) {
            case START -> Optional.of(BrokerState.STARTING);
            case STOP -> Optional.of(BrokerState.STOPPING);
            case RESTART ->
                Optional.of(
                        steps.stream().anyMatch(StepTime::startsTheBroker)
                                ? BrokerState.STARTING
                                : BrokerState.STOPPING);
            case REPAIR, UNDO_REPAIR, RELOAD -> Optional.empty();
        };
    }

    /** Brings the time that the present step has taken up to date. */
    public void tick() {
        refresh();
    }

    public void keepWaiting() {
        decide(Escalation.KEEP_WAITING);
    }

    public void force() {
        decide(Escalation.FORCE);
    }

    /** Ends the waiting, not the broker. */
    public void abandon() {
        if (underWay() && !abandoned) {
            abandoned = true;
            wayOut.run();
            refresh();
        }
    }

    void canBeAbandonedBy(Runnable way) {
        wayOut = way;
    }

    void planned(List<Step> plan) {
        steps.clear();
        plan.forEach(step -> steps.add(new StepTime(step, nanoTime.getAsLong())));
        refresh();
    }

    void changed(Step step) {
        var heard = new StepTime(step, nanoTime.getAsLong());
        if (step.index() < steps.size()) {
            steps.set(step.index(), heard);
        } else {
            steps.add(heard);
        }
        refresh();
    }

    void ask(long livingPid, Duration waited, Consumer<Escalation> asker) {
        question = Optional.of(words.question(broker, livingPid, waited));
        answer = asker;
        refresh();
    }

    /** The question has gone away, answered or not. */
    void questionOver() {
        question = Optional.empty();
        refresh();
    }

    /** To be told with the outcome: while there are steps to look at, nobody reads. */
    void warned(Message warning) {
        warnings.add(warning);
    }

    void over(Ending ending) {
        question = Optional.empty();
        result = Optional.of(words.result(kind, ending, warnings, steps));
        refresh();
    }

    private void decide(Escalation escalation) {
        if (asks()) {
            question = Optional.empty();
            answer.accept(escalation);
            refresh();
        }
    }

    private void refresh() {
        view.set(seen());
    }

    private OperationView seen() {
        long now = nanoTime.getAsLong();
        return new OperationView(
                words.title(kind, broker),
                words.subject(broker, pid),
                steps.stream().map(step -> words.step(step, now)).toList(),
                question,
                result,
                underWay() && !abandoned);
    }
}
