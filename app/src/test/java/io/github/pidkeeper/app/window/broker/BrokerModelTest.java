package io.github.pidkeeper.app.window.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.window.Courses;
import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.OwnThread;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.app.window.StagedOperations;
import io.github.pidkeeper.app.window.operation.OperationModel;
import io.github.pidkeeper.app.window.operation.OperationRunner;
import io.github.pidkeeper.app.window.words.Flag;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.process.User;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BrokerModelTest {

    private final Broker broker = Samples.nanomq("plant-floor");
    private final OwnThread fx = new OwnThread();
    private final CountDownLatch exit = new CountDownLatch(1);
    private final StagedOperations operations =
            new StagedOperations(Courses.stop(exit, Duration.ofSeconds(10)), Courses::repairPlan);
    private final AtomicInteger looks = new AtomicInteger();
    private Instant now = Samples.NOW;
    private final BrokerModel model = model(Samples.OPS);

    private BrokerModel model(User user) {
        return new BrokerModel(
                broker,
                new BrokerWords(new English().texts()),
                new OperationRunner(operations, fx, new English().texts(), System::nanoTime, () -> false),
                user,
                looks::incrementAndGet,
                () -> now);
    }

    private BrokerView view() {
        return model.view().get();
    }

    @Test
    void beforeAnybodyHasLookedNothingIsClaimedAndNothingCanBeOrdered() {
        assertThat(view().title()).isEqualTo("Looking at plant-floor…");
        assertThat(view().glyph()).isEqualTo(Glyph.UNKNOWN);
        assertThat(view().buttons().possible()).isEmpty();
        model.order(Kind.START);
        assertThat(operations.ordered()).isEmpty();
    }

    @Test
    void whatWaitsUntilSomethingIsKnownHappensOnce() {
        List<String> done = new ArrayList<>();
        model.onceReady(() -> done.add("first"));
        model.onceReady(() -> done.add("last"));
        assertThat(done).isEmpty();
        model.observed(Samples.running(broker));
        model.observed(Samples.stopped(broker));
        assertThat(done).containsExactly("last");
        model.onceReady(() -> done.add("at once"));
        assertThat(done).containsExactly("last", "at once");
    }

    @Test
    void whatRunsCanBeStoppedAndRestarted() {
        model.observed(Samples.running(broker));
        assertThat(view().buttons().possible()).containsExactlyInAnyOrder(Kind.STOP, Kind.RESTART, Kind.RELOAD);
        assertThat(view().title()).isEqualTo("plant-floor is running");
        assertThat(view().why()).hasSize(5);
    }

    @Test
    void whatIsStoppedCanBeStarted() {
        model.observed(Samples.stopped(broker));
        assertThat(view().buttons().possible()).containsExactly(Kind.START);
        assertThat(view().buttons().sensible()).contains(Kind.START);
    }

    @ParameterizedTest
    @EnumSource
    void theSensibleVerbIsAPossibleOne(BrokerState state) {
        var buttons = Buttons.of(state, state.mayStop());
        buttons.sensible().ifPresent(verb -> assertThat(buttons.possible()).contains(verb));
    }

    @Test
    void theSameVerdictAgainChangesNothingThatIsShown() {
        model.observed(Samples.running(broker));
        List<BrokerView> shown = new ArrayList<>();
        model.view().subscribe(view -> shown.add(view));
        model.observed(Samples.running(broker));
        assertThat(shown).hasSize(1);
    }

    @Test
    void aMinuteLaterItRunsAMinuteLonger() {
        model.observed(Samples.running(broker));
        now = now.plusSeconds(60);
        model.minutePassed();
        assertThat(view().facts()).contains("3\u00a0h\u00a013\u00a0min");
    }

    @Test
    void whileItStopsItSaysSoAndAsksWhenTheGraceIsOver() throws InterruptedException {
        model.observed(Samples.mismatched(broker));
        model.order(Kind.STOP);
        assertThat(view().title()).isEqualTo("plant-floor is stopping");
        assertThat(view().glyph()).isEqualTo(Glyph.BUSY);
        assertThat(view().flags()).isEmpty();
        assertThat(view().buttons().possible()).isEmpty();
        fx.until(() -> view().line().equals("has not exited yet: your decision"));
        assertThat(view().glyph()).isEqualTo(Glyph.ATTENTION);
        exit.countDown();
        fx.until(() -> view().title().equals("plant-floor is stopped"));
        assertThat(looks).hasValueGreaterThan(0);
    }

    @Test
    void oneOperationAtATime() throws InterruptedException {
        model.observed(Samples.running(broker));
        model.order(Kind.STOP);
        model.order(Kind.RESTART);
        model.begin(Kind.START);
        exit.countDown();
        fx.until(() -> operation().filter(OperationModel::underWay).isEmpty());
        assertThat(operations.ordered()).containsExactly("stop plant-floor");
    }

    @Test
    void nothingIsAskedAboutOnesOwnProcess() {
        model.observed(Samples.running(broker));
        assertThat(model.mustAsk(Kind.STOP)).isFalse();
        assertThat(model.mustAsk(Kind.RESTART)).isFalse();
    }

    @Test
    void theProcessOfSomebodyElseIsAskedAbout() throws InterruptedException {
        var roots = model(new User(0, "root"));
        roots.observed(Samples.running(broker));
        assertThat(roots.mustAsk(Kind.STOP)).isTrue();
        assertThat(roots.mustAsk(Kind.START)).isFalse();
        var question = planned(roots, Kind.RESTART);
        assertThat(question.title()).startsWith("Restart plant-floor, which is somebody else’s");
        assertThat(question.meaning()).contains("278718").contains("ops");
        assertThat(question.yes()).contains("Restart no_w");
    }

    @Test
    void aRepairIsShownWithItsStepsAndItsProofBeforeItIsOrdered() throws InterruptedException {
        model.observed(Samples.mismatched(broker));
        assertThat(view().mayRepair()).isTrue();
        assertThat(view().flags()).singleElement().extracting(Flag::repairable).isEqualTo(true);
        assertThat(model.mustAsk(Kind.REPAIR)).isTrue();
        var question = planned(model, Kind.REPAIR);
        assertThat(question.title()).isEqualTo("Repair the pid file of plant-floor?");
        assertThat(question.meaning()).contains("278718 is alive and is the broker");
        assertThat(question.steps()).hasSize(3).element(1).asString().contains("in place of");
        assertThat(question.yes()).contains("R_epair");
        assertThat(operations.ordered()).isEmpty();
    }

    @Test
    void whatWouldNotBeDoneIsSaidAndCannotBeOrdered() throws InterruptedException {
        var other = new BrokerModel(
                broker,
                new BrokerWords(new English().texts()),
                new OperationRunner(
                        new StagedOperations(Courses.failingStart(), Courses::nothingToUndo),
                        fx,
                        new English().texts(),
                        System::nanoTime,
                        () -> false),
                Samples.OPS,
                looks::incrementAndGet,
                () -> now);
        var question = planned(other, Kind.UNDO_REPAIR);
        assertThat(question.title()).isEqualTo("Nothing would be undone.");
        assertThat(question.meaning()).contains("there is nothing to undo");
        assertThat(question.steps()).isEmpty();
        assertThat(question.yes()).isEmpty();
    }

    @Test
    void whileThePidFileIsRepairedTheBrokerIsShownAsItIsAndNothingElseCanBeOrdered() throws InterruptedException {
        model.observed(Samples.mismatched(broker));
        model.begin(Kind.REPAIR);
        assertThat(view().title()).isEqualTo("plant-floor is running");
        assertThat(view().buttons().possible()).isEmpty();
        assertThat(view().mayRepair()).isFalse();
        exit.countDown();
        fx.until(() -> operation().filter(OperationModel::underWay).isEmpty());
        assertThat(operations.ordered()).containsExactly("repair plant-floor");
        assertThat(operation().orElseThrow().view().get().result().orElseThrow().undoable())
                .isTrue();
    }

    private Question planned(BrokerModel asked, Kind kind) throws InterruptedException {
        var heard = new AtomicReference<Question>();
        asked.plan(kind, heard::set);
        fx.until(() -> heard.get() != null);
        return heard.get();
    }

    @Test
    void thePanelStaysUntilItIsPutAwayAndNotBeforeTheEnd() throws InterruptedException {
        model.observed(Samples.running(broker));
        model.order(Kind.STOP);
        model.putAway();
        assertThat(operation()).isPresent();
        exit.countDown();
        fx.until(() -> operation().filter(OperationModel::underWay).isEmpty());
        assertThat(operation()).isPresent();
        model.putAway();
        assertThat(operation()).isEmpty();
    }

    @Test
    void aPasswordInTheCommandIsNotShown() {
        var secretive = new Broker(
                broker.name(),
                broker.kind(),
                new Command(broker.command().executable(), List.of("start", "--keypass", "s3cret")),
                broker.pidFile(),
                broker.configuration(),
                broker.port(),
                broker.grace());
        var view = new BrokerWords(new English().texts()).looking(secretive);

        assertThat(view.particulars()).contains(new Particular("Program", "/usr/local/bin/nanomq start --keypass ***"));
    }

    @Test
    void theEvidenceCanBeCopiedAsText() {
        model.observed(Samples.mismatched(broker));
        assertThat(model.asText())
                .startsWith("plant-floor is running\n")
                .contains("278843")
                .contains("278718");
    }

    private Optional<OperationModel> operation() {
        return model.operation().get();
    }
}
