package io.github.pidkeeper.app.window.operation;

import io.github.pidkeeper.app.i18n.Prose;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.operation.OperationView.Question;
import io.github.pidkeeper.app.window.operation.OperationView.Result;
import io.github.pidkeeper.app.window.operation.OperationView.StepLine;
import io.github.pidkeeper.app.window.operation.OperationView.Tone;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what an operation does, asks, and came to. */
final class OperationWords {

    private final Texts texts;
    private final Prose prose;

    OperationWords(Texts texts) {
        this.texts = texts;
        this.prose = new Prose(texts);
    }

    String title(Kind kind, Broker broker) {
        return texts.text("window.operation.title." + Texts.kebab(kind), broker.name());
    }

    String subject(Broker broker, OptionalLong pid) {
        var program = broker.command().executable();
        return pid.isPresent()
                ? texts.text("window.operation.subject", pid.getAsLong(), program)
                : Texts.visible(program.toString());
    }

    StepLine step(StepTime step, long now) {
        return new StepLine(
                step.step().progress(),
                texts.text("window.step." + Texts.kebab(step.step().progress())),
                prose.sentence(step.step().description()),
                step.taken(now).map(texts::text).orElse(""));
    }

    Question question(Broker broker, long pid, Duration waited) {
        var program = String.valueOf(broker.command().executable().getFileName());
        return new Question(
                texts.text("window.grace.title", program, pid, waited),
                texts.text("window.grace.meaning"),
                texts.text("window.grace.force", pid));
    }

    /**
     * What came of it, in words.
     *
     * @param warnings what did not work beside the operation; then even a good outcome has to be read
     * @param steps how far it has come
     */
    Result result(Kind kind, Ending ending, List<Message> warnings, List<StepTime> steps) {
        var result = result(kind, ending, steps);
        if (warnings.isEmpty()) {
            return result;
        }
        var words = Stream.concat(Stream.of(result.words()), warnings.stream().map(prose::sentence));
        var tone = result.tone() == Tone.BAD ? Tone.BAD : Tone.ATTENTION;
        return new Result(tone, words.collect(Collectors.joining("\n")), result.lastWords(), result.undoable());
    }

    private Result result(Kind kind, Ending ending, List<StepTime> steps) {
        return switch (ending) {
            case Ending.Finished(var outcome) ->
                new Result(
                        tone(outcome),
                        prose.sentence(outcome.message()),
                        lastWords(outcome),
                        kind == Kind.REPAIR && outcome instanceof Outcome.Done);
            case Ending.Abandoned() ->
                new Result(
                        Tone.ATTENTION,
                        texts.text("window.operation.abandoned." + leftAt(kind, steps)),
                        List.of(),
                        false);
            case Ending.Broken(var cause) ->
                new Result(Tone.BAD, texts.text("window.operation.broken", cause), List.of(), false);
        };
    }

    /** Where it was when nobody waited any longer. */
    private static String leftAt(Kind kind, List<StepTime> steps) {
        if (steps.stream().noneMatch(StepTime::changesSomething)) {
            return "before";
        }
        if (kind != Kind.RESTART) {
            return Texts.kebab(kind);
        }
        if (steps.stream().anyMatch(StepTime::startsTheBroker)) {
            return Texts.kebab(Kind.START);
        }
        return steps.stream().anyMatch(StepTime::ordersIt) ? "restart-ordered" : Texts.kebab(kind);
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> Tone.GOOD;
            case Outcome.NothingToDo _ -> Tone.NEUTRAL;
            case Outcome.Refused _, Outcome.Busy _ -> Tone.ATTENTION;
            case Outcome.Failed _ -> Tone.BAD;
        };
    }

    private static List<String> lastWords(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                ? failed.lastWords().stream().map(Texts::visible).toList()
                : List.of();
    }
}
