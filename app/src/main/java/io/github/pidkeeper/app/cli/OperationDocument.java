package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of an operation, for scripts; the same rules as for {@link StatusDocument}. */
record OperationDocument(Texts english, StatusDocument status) {

    Map<String, Object> of(String verb, Broker broker, Outcome outcome, Collection<Step> steps) {
        var document = new LinkedHashMap<String, Object>();
        document.put("verb", verb);
        document.put("broker", broker.name().text());
        document.put("outcome", word(outcome));
        document.put("message", english.text(outcome.message()));
        document.put("steps", steps.stream().map(this::step).toList());
        document.put("lastWords", outcome instanceof Outcome.Failed failed ? failed.lastWords() : List.of());
        document.put("status", verdict(outcome).map(verdict -> status.of(broker, verdict)));
        return document;
    }

    private Map<String, Object> step(Step step) {
        var document = new LinkedHashMap<String, Object>();
        document.put("step", Texts.kebab(step.kind()));
        document.put("progress", Texts.kebab(step.progress()));
        document.put("text", english.text(step.description()));
        document.put("milliseconds", step.elapsed().toMillis());
        return document;
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> "done";
            case Outcome.NothingToDo _ -> "nothing-to-do";
            case Outcome.Refused _ -> "refused";
            case Outcome.Failed _ -> "failed";
            case Outcome.Busy _ -> "busy";
        };
    }

    static Optional<Verdict> verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Optional.of(done.verdict());
            case Outcome.NothingToDo nothing -> Optional.of(nothing.verdict());
            case Outcome.Refused refused -> refused.verdict();
            case Outcome.Failed failed -> Optional.of(failed.verdict());
            case Outcome.Busy _ -> Optional.empty();
        };
    }
}
