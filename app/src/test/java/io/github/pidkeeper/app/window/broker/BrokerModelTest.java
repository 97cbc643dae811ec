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
import io.github.pidkeeper.app.window.operation.Verb;
import io.github.pidkeeper.app.window.words.TimeOfDay;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.User;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BrokerModelTest {

    private final Broker broker = Samples.nanomq("plant-floor");
    private final OwnThread fx = new OwnThread();
    private final CountDownLatch exit = new CountDownLatch(1);
    private final StagedOperations operations = new StagedOperations(Courses.stop(exit, Duration.ofSeconds(10)));
    private final AtomicInteger looks = new AtomicInteger();
    private Instant now = Samples.NOW;
    private final BrokerModel model = model(Samples.OPS);

    private BrokerModel model(User user) {
        return new BrokerModel(
                broker,
                new BrokerWords(new English().texts(), new TimeOfDay(English.ZONE)),
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
        model.order(Verb.START);
        assertThat(operations.ordered()).isEmpty();
    }

    @Test
    void whatRunsCanBeStoppedAndRestarted() {
        model.observed(Samples.running(broker));
        assertThat(view().buttons().possible()).containsExactlyInAnyOrder(Verb.STOP, Verb.RESTART);
        assertThat(view().title()).isEqualTo("plant-floor is running");
        assertThat(view().why()).hasSize(5);
    }

    @Test
    void whatIsStoppedCanBeStarted() {
        model.observed(Samples.stopped(broker));
        assertThat(view().buttons().possible()).containsExactly(Verb.START);
        assertThat(view().buttons().sensible()).contains(Verb.START);
    }

    @ParameterizedTest
    @EnumSource
    void theSensibleVerbIsAPossibleOne(BrokerState state) {
        var buttons = Buttons.of(state);
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
        model.order(Verb.STOP);
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
        model.order(Verb.STOP);
        model.order(Verb.RESTART);
        model.begin(Verb.START);
        exit.countDown();
        fx.until(() -> operation().filter(OperationModel::underWay).isEmpty());
        assertThat(operations.ordered()).containsExactly("stop plant-floor");
    }

    @Test
    void nothingIsAskedAboutOnesOwnProcess() {
        model.observed(Samples.running(broker));
        assertThat(model.question(Verb.STOP)).isEmpty();
    }

    @Test
    void theProcessOfSomebodyElseIsAskedAbout() {
        var roots = model(new User(0, "root"));
        roots.observed(Samples.running(broker));
        assertThat(roots.question(Verb.STOP).orElseThrow().meaning())
                .contains("278718")
                .contains("ops");
        assertThat(roots.question(Verb.RESTART).orElseThrow().title()).startsWith("Restart plant-floor");
        assertThat(roots.question(Verb.START)).isEmpty();
    }

    @Test
    void thePanelStaysUntilItIsPutAwayAndNotBeforeTheEnd() throws InterruptedException {
        model.observed(Samples.running(broker));
        model.order(Verb.STOP);
        model.putAway();
        assertThat(operation()).isPresent();
        exit.countDown();
        fx.until(() -> operation().filter(OperationModel::underWay).isEmpty());
        assertThat(operation()).isPresent();
        model.putAway();
        assertThat(operation()).isEmpty();
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
