package io.github.pidkeeper.app.window.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.app.window.operation.OperationView.StepLine;
import io.github.pidkeeper.app.window.operation.OperationView.Tone;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Progress.Escalation;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.lifecycle.Target;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class OperationModelTest {

    private final Broker broker = Samples.nanomq("plant-floor");
    private final List<Escalation> answers = new ArrayList<>();
    private long nanos;

    private OperationModel model(Kind kind) {
        return new OperationModel(kind, broker, OptionalLong.of(Samples.PID), new English().texts(), () -> nanos);
    }

    private static Step step(int index, Step.Kind kind, Step.Progress progress, Duration elapsed) {
        return new Step(index, kind, Message.of(Phrase.STEP_CHECK_GROUND), progress, elapsed);
    }

    @Test
    void theHeadNamesVerbBrokerPidAndProgram() {
        var view = model(Kind.RESTART).view().get();
        assertThat(view.title()).isEqualTo("Restarting plant-floor");
        assertThat(view.subject()).isEqualTo("pid 278718 · /usr/local/bin/nanomq");
    }

    @Test
    void thePlanIsShownBeforeItBegins() {
        var model = model(Kind.STOP);
        model.planned(List.of(
                step(0, Step.Kind.ASK_TO_STOP, Step.Progress.PLANNED, Duration.ZERO),
                step(1, Step.Kind.AWAIT_EXIT, Step.Progress.PLANNED, Duration.ZERO)));
        assertThat(model.view().get().steps())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.time()).isEmpty());
    }

    @Test
    void theTimeOfAStepUnderWayRunsOn() {
        var model = model(Kind.STOP);
        model.planned(List.of(step(0, Step.Kind.AWAIT_EXIT, Step.Progress.PLANNED, Duration.ZERO)));
        model.changed(step(0, Step.Kind.AWAIT_EXIT, Step.Progress.UNDER_WAY, Duration.ofMillis(500)));
        nanos = Duration.ofMillis(1500).toNanos();
        model.tick();
        assertThat(model.view().get().steps()).extracting(StepLine::time).containsExactly("2 s");
        model.changed(step(0, Step.Kind.AWAIT_EXIT, Step.Progress.DONE, Duration.ofMillis(2300)));
        nanos = Duration.ofMinutes(5).toNanos();
        model.tick();
        assertThat(model.view().get().steps()).extracting(StepLine::time).containsExactly("2.3 s");
    }

    @Test
    void aRestartStopsUntilItStarts() {
        var model = model(Kind.RESTART);
        model.planned(List.of(
                step(0, Step.Kind.AWAIT_EXIT, Step.Progress.PLANNED, Duration.ZERO),
                step(1, Step.Kind.SPAWN, Step.Progress.PLANNED, Duration.ZERO)));
        assertThat(model.state()).contains(BrokerState.STOPPING);
        model.changed(step(1, Step.Kind.SPAWN, Step.Progress.UNDER_WAY, Duration.ZERO));
        assertThat(model.state()).contains(BrokerState.STARTING);
    }

    @Test
    void theQuestionNamesProgramPidAndTime() {
        var model = model(Kind.STOP);
        model.ask(Samples.PID, Duration.ofSeconds(10), answers::add);
        var question = model.view().get().question().orElseThrow();
        assertThat(question.title()).isEqualTo("nanomq (pid 278718) has not exited after 10 s.");
        assertThat(question.force()).isEqualTo("Force stop 278718");
        assertThat(answers).isEmpty();
    }

    @Test
    void anAnswerIsGivenOnceAndTheQuestionGoesAway() {
        var model = model(Kind.STOP);
        model.ask(Samples.PID, Duration.ofSeconds(10), answers::add);
        model.keepWaiting();
        model.force();
        assertThat(answers).containsExactly(Escalation.KEEP_WAITING);
        assertThat(model.view().get().question()).isEmpty();
    }

    @Test
    void nothingIsForcedWhereNothingIsAsked() {
        var model = model(Kind.STOP);
        model.ask(Samples.PID, Duration.ofSeconds(10), answers::add);
        model.questionOver();
        model.force();
        assertThat(answers).isEmpty();
    }

    @Test
    void waitingCanBeGivenUpOnce() {
        var ways = new ArrayList<String>();
        var model = model(Kind.STOP);
        model.canBeAbandonedBy(() -> ways.add("interrupted"));
        model.abandon();
        model.abandon();
        assertThat(ways).containsExactly("interrupted");
        assertThat(model.view().get().abandonable()).isFalse();
    }

    @Test
    void whatIsSaidToWhoeverDidNotWaitDependsOnWhatWasDoneByThen() {
        var model = model(Kind.RESTART);
        model.planned(List.of(
                step(0, Step.Kind.VERIFY, Step.Progress.DONE, Duration.ZERO),
                acting(1, Step.Kind.ASK_TO_STOP, Step.Progress.PLANNED),
                acting(2, Step.Kind.SPAWN, Step.Progress.PLANNED)));
        assertThat(givenUp(model)).contains("Nothing had been done to the broker");

        model.changed(acting(1, Step.Kind.ASK_TO_STOP, Step.Progress.DONE));
        model.changed(acting(2, Step.Kind.SPAWN, Step.Progress.SKIPPED));
        assertThat(givenUp(model)).contains("asked to stop and is not started again");

        model.changed(acting(2, Step.Kind.SPAWN, Step.Progress.DONE));
        assertThat(givenUp(model)).contains("It was not confirmed that the broker runs");
    }

    @Test
    void whatSystemdHasInHandIsNotSaidToStayUndone() {
        var model = model(Kind.RESTART);
        model.planned(List.of(
                step(0, Step.Kind.VERIFY, Step.Progress.DONE, Duration.ZERO),
                acting(1, Step.Kind.ASK_OWNER, Step.Progress.UNDER_WAY),
                step(2, Step.Kind.CONFIRM_RUNNING, Step.Progress.PLANNED, Duration.ZERO)));
        assertThat(givenUp(model)).contains("ordered from systemd").doesNotContain("not started again");

        model.changed(step(2, Step.Kind.CONFIRM_RUNNING, Step.Progress.UNDER_WAY, Duration.ZERO));
        assertThat(givenUp(model)).contains("It was not confirmed that the broker runs");
    }

    @Test
    void aReloadThatOnlyAskedForTheReleaseHasDoneNothing() {
        var model = model(Kind.RELOAD);
        model.planned(List.of(
                acting(0, Step.Kind.ASK_RELEASE, Step.Progress.UNDER_WAY),
                acting(1, Step.Kind.RELOAD, Step.Progress.PLANNED)));
        assertThat(givenUp(model)).contains("Nothing had been done to the broker");

        model.changed(acting(1, Step.Kind.RELOAD, Step.Progress.UNDER_WAY));
        assertThat(givenUp(model)).contains("may or may not have read its configuration");
    }

    private static String givenUp(OperationModel model) {
        model.over(new Ending.Abandoned());
        return model.view().get().result().orElseThrow().words();
    }

    private static Step acting(int index, Step.Kind kind, Step.Progress progress) {
        var target = Optional.<Target>of(new Target.OfDirectory(Path.of("/run/plant")));
        return new Step(index, kind, Message.of(Phrase.STEP_CHECK_GROUND), target, progress, Duration.ZERO);
    }

    @Test
    void aFailureIsToldWithTheBrokersLastWords() {
        var model = model(Kind.START);
        model.over(new Ending.Finished(new Outcome.Failed(
                Message.of(Phrase.EXITED_WITH_CODE, broker.name(), 1),
                Samples.failed(broker),
                List.of("bad\u001b[31m configuration"))));
        var result = model.view().get().result().orElseThrow();
        assertThat(result.tone()).isEqualTo(Tone.BAD);
        assertThat(result.words()).startsWith("plant-floor exited with code 1");
        assertThat(result.lastWords()).containsExactly("bad\\u001b[31m configuration");
        assertThat(model.underWay()).isFalse();
        assertThat(model.state()).isEmpty();
    }

    @Test
    void whatDidNotWorkBesideItIsToldWithTheOutcome() {
        var model = model(Kind.STOP);
        model.warned(Message.of(Phrase.JOURNAL_NOT_WRITABLE, "/state", "No space left on device"));
        assertThat(model.view().get().result()).isEmpty();
        model.over(new Ending.Finished(
                new Outcome.Done(Message.of(Phrase.STOP_FINISHED, broker.name().text()), Samples.stopped(broker))));
        var result = model.view().get().result().orElseThrow();
        assertThat(result.tone()).isEqualTo(Tone.ATTENTION);
        assertThat(result.words().lines()).first().asString().startsWith("plant-floor has stopped");
        assertThat(result.words().lines()).last().asString().contains("No space left on device");
    }

    @Test
    void eachOutcomeIsTakenAsItIs() {
        var words = new OperationWords(new English().texts());
        var message = Message.of(Phrase.NOT_RUNNING, broker.name());
        assertThat(tone(words, new Outcome.Done(message, Samples.stopped(broker))))
                .isEqualTo(Tone.GOOD);
        assertThat(tone(words, new Outcome.NothingToDo(message, Samples.stopped(broker))))
                .isEqualTo(Tone.NEUTRAL);
        assertThat(tone(words, new Outcome.Refused(message, Optional.empty()))).isEqualTo(Tone.ATTENTION);
        assertThat(tone(words, new Outcome.Busy(message))).isEqualTo(Tone.ATTENTION);
    }

    private static Tone tone(OperationWords words, Outcome outcome) {
        return words.result(Kind.STOP, new Ending.Finished(outcome), List.of(), List.of())
                .tone();
    }
}
