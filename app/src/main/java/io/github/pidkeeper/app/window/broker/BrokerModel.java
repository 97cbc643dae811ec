package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.window.operation.OperationModel;
import io.github.pidkeeper.app.window.operation.OperationRunner;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.User;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One watched broker as it is shown: the latest verdict, and the operation under way. To be used on one thread only. */
public final class BrokerModel {

    private final Broker broker;
    private final BrokerWords words;
    private final OperationRunner runner;
    private final User user;
    private final Runnable lookAgain;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<BrokerView> view;
    private final ReadOnlyObjectWrapper<Optional<OperationModel>> operation =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Verdict> verdict = Optional.empty();
    private Runnable onceReady = () -> {};

    /**
     * Begins with a broker of which nothing is known yet.
     *
     * @param user who gives the orders
     * @param lookAgain what to call when reality has probably changed
     */
    public BrokerModel(
            Broker broker,
            BrokerWords words,
            OperationRunner runner,
            User user,
            Runnable lookAgain,
            InstantSource clock) {
        this.broker = broker;
        this.words = words;
        this.runner = runner;
        this.user = user;
        this.lookAgain = lookAgain;
        this.clock = clock;
        this.view = new ReadOnlyObjectWrapper<>(words.looking(broker));
    }

    public Broker broker() {
        return broker;
    }

    public ReadOnlyObjectProperty<BrokerView> view() {
        return view.getReadOnlyProperty();
    }

    /** The latest operation, until it is put away. */
    public ReadOnlyObjectProperty<Optional<OperationModel>> operation() {
        return operation.getReadOnlyProperty();
    }

    /** The proven process of the broker, where one is known. */
    public Optional<ProcessFacts> process() {
        return verdict.flatMap(Verdict::process);
    }

    /** Whether a process of the broker is known to live. */
    public boolean alive() {
        return verdict.map(Verdict::state).filter(BrokerState::alive).isPresent();
    }

    /** Whether it is known to answer those who connect. */
    public boolean answers() {
        return verdict.map(Verdict::state).filter(BrokerState.RUNNING::equals).isPresent();
    }

    public void observed(Verdict latest) {
        verdict = Optional.of(latest);
        refresh();
        runWhatWaits();
    }

    /**
     * Runs it as soon as anything is known about the broker and nothing is under way with it, which may be now; of several that
     * wait, the last one.
     */
    public void onceReady(Runnable act) {
        onceReady = act;
        runWhatWaits();
    }

    private void runWhatWaits() {
        if (verdict.isPresent() && underWay().isEmpty()) {
            Runnable waiting = onceReady;
            onceReady = () -> {};
            waiting.run();
        }
    }

    /** Whether this is being done with it. */
    public boolean isUnderWay(Kind kind) {
        return underWay().filter(it -> it.kind() == kind).isPresent();
    }

    private Optional<OperationModel> underWay() {
        return operation.get().filter(OperationModel::underWay);
    }

    /** Whether it makes sense by what is known so far. */
    public boolean mayOrder(Kind kind) {
        return view.get().buttons().possible().contains(kind);
    }

    /** Brings up to date how long the broker has been running. */
    public void minutePassed() {
        refresh();
    }

    /**
     * Whether a person is shown what would be done, and decides, before it is: a change of the pid file always, and whatever
     * is done to a process of somebody else.
     */
    public boolean mustAsk(Kind kind) {
        return switch (kind) {
            case START -> false;
            case STOP, RESTART, RELOAD -> ofSomebodyElse().isPresent();
            case REPAIR, UNDO_REPAIR -> true;
        };
    }

    /** Finds out what would be done; tells later, on the thread of this model, what to ask a person about it. */
    public void plan(Kind kind, Consumer<Question> ask) {
        runner.preview(
                kind,
                broker,
                preview -> ask.accept(
                        words.plan(broker, kind, preview, signals(kind) ? ofSomebodyElse() : Optional.empty())));
    }

    private static boolean signals(Kind kind) {
        return switch (kind) {
            case STOP, RESTART, RELOAD -> true;
            case START, REPAIR, UNDO_REPAIR -> false;
        };
    }

    /** What to ask before so many clients are cut off, or nobody knows how many. */
    public Question cuttingOff(Kind kind, OptionalLong clients) {
        return words.clients(broker, kind, clients);
    }

    private Optional<ProcessFacts> ofSomebodyElse() {
        return verdict.flatMap(Verdict::process)
                .filter(process -> process.identity().uid() != user.uid());
    }

    /** What to ask before the broker is taken off the list. */
    public Question forgetting() {
        return words.forget(broker);
    }

    /** Does what a person ordered, if it still makes sense. */
    public void order(Kind kind) {
        if (mayOrder(kind)) {
            begin(kind);
        }
    }

    /** Does it whatever is known so far; it is looked again before anything happens. */
    public void begin(Kind kind) {
        if (underWay().isPresent()) {
            return;
        }
        var pid = verdict.flatMap(Verdict::process).map(ProcessFacts::pid);
        var begun = runner.begin(kind, broker, pid.map(OptionalLong::of).orElse(OptionalLong.empty()), last -> {
            last.ifPresent(this::observed);
            runWhatWaits();
            lookAgain.run();
        });
        operation.set(Optional.of(begun));
        begun.view().subscribe(_ -> refresh());
    }

    /** Puts the panel of an operation that is over away. */
    public void putAway() {
        if (underWay().isEmpty()) {
            operation.set(Optional.empty());
        }
    }

    /** The evidence, as text for the clipboard. */
    public String asText() {
        return words.plain(view.get());
    }

    private void refresh() {
        var seen = verdict.map(known -> words.known(broker, known, clock.instant()))
                .orElseGet(() -> words.looking(broker));
        var current = operation.get();
        view.set(current.flatMap(OperationModel::state)
                .map(state -> words.underWay(
                        broker, seen, state, current.map(OperationModel::asks).orElse(false)))
                .orElseGet(() -> current.filter(OperationModel::underWay).isPresent() ? words.busy(seen) : seen));
    }
}
