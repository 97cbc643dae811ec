package io.github.pidkeeper.app.window.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.Courses;
import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.OwnThread;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.app.window.StagedOperations;
import io.github.pidkeeper.app.window.StagedOperations.Course;
import io.github.pidkeeper.app.window.operation.OperationView.Tone;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Progress.Escalation;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class OperationRunnerTest {

    private final Broker broker = Samples.nanomq("plant-floor");
    private final OwnThread fx = new OwnThread();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Verdict> last = new ArrayList<>();
    private final List<Escalation> answers = new CopyOnWriteArrayList<>();

    private OperationRunner runner(Course course) {
        return new OperationRunner(
                new StagedOperations(course), fx, new English().texts(), System::nanoTime, closed::get);
    }

    private OperationModel begin(OperationRunner runner) {
        return runner.begin(Kind.STOP, broker, OptionalLong.of(Samples.PID), verdict -> verdict.ifPresent(last::add));
    }

    /** Asks and tells the answer as a refusal. */
    private Course asking(CountDownLatch exit) {
        return (stopped, progress) -> {
            answers.add(progress.graceEnded(
                    Samples.PID, Duration.ofSeconds(10), limit -> exit.await(limit.toNanos(), TimeUnit.NANOSECONDS)));
            return new Outcome.NothingToDo(Message.of(Phrase.NOT_RUNNING, stopped.name()), Samples.stopped(stopped));
        };
    }

    @Test
    void theStepsTickOffAndTheOutcomeIsTold() throws InterruptedException {
        var exit = new CountDownLatch(1);
        var runner = runner(Courses.stop(exit, Duration.ZERO));
        var model = begin(runner);
        fx.until(
                () -> model.view().get().steps().stream().anyMatch(step -> step.progress() == Step.Progress.UNDER_WAY));
        assertThat(model.underWay()).isTrue();
        exit.countDown();
        fx.until(() -> !model.underWay());
        assertThat(model.view().get().steps()).allMatch(step -> step.progress() == Step.Progress.DONE);
        assertThat(model.view().get().result().orElseThrow().tone()).isEqualTo(Tone.GOOD);
        assertThat(last).extracting(Verdict::state).containsExactly(BrokerState.STOPPED);
        runner.awaitEnds();
    }

    @Test
    void theAnswerOfAPersonReachesTheOperation() throws InterruptedException {
        var model = begin(runner(asking(new CountDownLatch(1))));
        fx.until(model::asks);
        model.force();
        fx.until(() -> !model.underWay());
        assertThat(answers).containsExactly(Escalation.FORCE);
    }

    @Test
    void theQuestionClosesByItselfWhenTheProcessExits() throws InterruptedException {
        var exit = new CountDownLatch(1);
        var model = begin(runner(asking(exit)));
        fx.until(model::asks);
        exit.countDown();
        fx.until(() -> !model.asks());
        fx.until(() -> !model.underWay());
        assertThat(answers).containsExactly(Escalation.KEEP_WAITING);
    }

    @Test
    void aQuestionThatNobodyCanSeeIsNotAnsweredWithForce() throws InterruptedException {
        closed.set(true);
        var model = begin(runner(asking(new CountDownLatch(1))));
        fx.until(() -> !model.underWay());
        assertThat(answers).containsExactly(Escalation.GIVE_UP);
    }

    @Test
    void whoGivesUpWaitingInterruptsOnlyTheWaiting() throws InterruptedException {
        var model = begin(runner(Courses.stop(new CountDownLatch(1), Duration.ZERO)));
        fx.until(() -> !model.view().get().steps().isEmpty());
        model.abandon();
        fx.until(() -> !model.underWay());
        assertThat(model.view().get().result().orElseThrow().tone()).isEqualTo(Tone.ATTENTION);
        assertThat(last).isEmpty();
    }

    @Test
    void aDefectIsToldAndNotLost() throws InterruptedException {
        var model = begin(runner((stopped, progress) -> {
            throw new IllegalStateException("a defect of the test's making");
        }));
        fx.until(() -> !model.underWay());
        assertThat(model.view().get().result().orElseThrow().words()).contains("a defect of the test's making");
    }
}
