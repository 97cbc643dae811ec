package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.window.StagedOperations.Course;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Preview;
import io.github.pidkeeper.core.lifecycle.Progress.Escalation;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Courses that an operation may take. */
public final class Courses {

    private Courses() {}

    /** Waits for the exit until the latch opens, asking once when {@code waited} is over, if it is not zero. */
    public static Course stop(CountDownLatch exit, Duration waited) {
        return (broker, progress) -> {
            var plan = stopPlan(broker);
            progress.planned(plan);
            progress.changed(done(
                    plan.get(0),
                    Message.of(Phrase.STEP_VERIFIED, Samples.PID, Samples.NOW.minus(Duration.ofMinutes(192)))));
            progress.changed(done(plan.get(1), plan.get(1).description()));
            progress.changed(underWay(plan.get(2), waited));
            if (!waited.isZero()) {
                progress.graceEnded(Samples.PID, waited, limit -> exit.await(limit.toNanos(), TimeUnit.NANOSECONDS));
            }
            exit.await();
            progress.changed(done(plan.get(2), Message.of(Phrase.STEP_EXITED, Samples.PID, Duration.ofMillis(800))));
            progress.changed(done(plan.get(3), plan.get(3).description()));
            return new Outcome.Done(
                    Message.of(Phrase.STOPPED, broker.name(), Samples.PID, Duration.ofMillis(800)),
                    Samples.stopped(broker));
        };
    }

    /** Asks once when the grace is over, or until the latch opens, and says by its outcome that it was answered. */
    static Course asking(CountDownLatch exit, Consumer<Escalation> answered) {
        return (broker, progress) -> {
            answered.accept(progress.graceEnded(
                    Samples.PID, Duration.ofSeconds(10), limit -> exit.await(limit.toNanos(), TimeUnit.NANOSECONDS)));
            return new Outcome.Done(
                    Message.of(Phrase.STOPPED, broker.name(), Samples.PID, Duration.ofSeconds(11)),
                    Samples.stopped(broker));
        };
    }

    public static Course failingStart() {
        return (broker, progress) -> {
            var plan = List.of(
                    step(0, Step.Kind.CHECK_GROUND, Message.of(Phrase.STEP_CHECK_GROUND)),
                    step(
                            1,
                            Step.Kind.SPAWN,
                            Message.of(Phrase.STEP_SPAWN, broker.command().executable())),
                    step(2, Step.Kind.CONFIRM_RUNNING, Message.of(Phrase.STEP_CONFIRM_RUNNING)));
            progress.planned(plan);
            progress.changed(done(plan.get(0), plan.get(0).description()));
            progress.changed(done(plan.get(1), plan.get(1).description()));
            progress.changed(new Step(
                    2,
                    Step.Kind.CONFIRM_RUNNING,
                    plan.get(2).description(),
                    Step.Progress.FAILED,
                    Duration.ofMillis(340)));
            return new Outcome.Failed(
                    Message.of(Phrase.EXITED_WITH_CODE, broker.name(), 1),
                    Samples.failed(broker),
                    List.of(
                            "2026-11-23 09:53:01: Loading config from /etc/mosquitto/mosquitto.conf",
                            "2026-11-23 09:53:01: Error: Invalid bridge configuration.",
                            "2026-11-23 09:53:01: Error found at /etc/mosquitto/mosquitto.conf:12."));
        };
    }

    /** What a repair of a pid file that names another process would do. */
    public static Preview repairPlan(Broker broker) {
        return new Preview.Planned(
                List.of(
                        step(
                                0,
                                Step.Kind.VERIFY,
                                Message.of(
                                        Phrase.STEP_VERIFY_PROCESS,
                                        Samples.PID,
                                        Samples.NOW.minus(Duration.ofMinutes(192)),
                                        broker.name())),
                        step(
                                1,
                                Step.Kind.WRITE_PID_FILE,
                                Message.of(
                                        Phrase.STEP_REWRITE_PID_FILE,
                                        broker.pidFile(),
                                        "\"" + Samples.PID + "\\0\\0\\0\\0\\0\\0\"",
                                        "\"" + Samples.OTHER_PID + "\\0\\0\\0\\0\\0\\0\"",
                                        "/home/ops/.local/state/pidkeeper/brokers/0f3a")),
                        step(
                                2,
                                Step.Kind.CONFIRM_PID_FILE,
                                Message.of(Phrase.STEP_CONFIRM_PID_FILE, broker.pidFile(), Samples.PID))),
                Samples.mismatched(broker));
    }

    public static Preview nothingToUndo(Broker broker) {
        return new Preview.Decided(
                new Outcome.NothingToDo(Message.of(Phrase.UNDO_NOTHING, broker.name()), Samples.running(broker)));
    }

    private static List<Step> stopPlan(Broker broker) {
        return List.of(
                step(0, Step.Kind.VERIFY, Message.of(Phrase.STEP_VERIFY, broker.name())),
                step(
                        1,
                        Step.Kind.ASK_TO_STOP,
                        Message.of(Phrase.STEP_ASK_TO_STOP, Samples.PID, Samples.NOW.minus(Duration.ofMinutes(192)))),
                step(2, Step.Kind.AWAIT_EXIT, Message.of(Phrase.STEP_AWAIT_EXIT, broker.grace())),
                step(
                        3,
                        Step.Kind.REMOVE_PID_FILE,
                        Message.of(Phrase.STEP_REMOVE_PID_FILE, broker.pidFile(), "\"" + Samples.PID + "\"")));
    }

    private static Step step(int index, Step.Kind kind, Message description) {
        return new Step(index, kind, description, Step.Progress.PLANNED, Duration.ZERO);
    }

    private static Step done(Step step, Message description) {
        return new Step(step.index(), step.kind(), description, Step.Progress.DONE, Duration.ofMillis(2));
    }

    private static Step underWay(Step step, Duration elapsed) {
        return new Step(step.index(), step.kind(), step.description(), Step.Progress.UNDER_WAY, elapsed);
    }
}
