package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Preview;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.lifecycle.Target;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came of an operation, for scripts; the same rules as for {@link StatusDocument}. */
record OperationDocument(Texts english, StatusDocument status) {

    Map<String, Object> of(Order order, Broker broker, Outcome outcome, Collection<Step> steps) {
        var document = begun(order, broker);
        document.put("outcome", word(outcome));
        document.put("message", english.text(outcome.message()));
        document.put("steps", steps.stream().map(this::step).toList());
        document.put("lastWords", outcome instanceof Outcome.Failed failed ? failed.lastWords() : List.of());
        document.put("status", verdict(outcome).map(verdict -> status.of(broker, verdict)));
        return document;
    }

    /** The same of what would be done. */
    Map<String, Object> of(Order order, Broker broker, Preview preview) {
        return switch (preview) {
            case Preview.Decided(var outcome) -> of(order, broker, outcome, List.of());
            case Preview.Planned(var steps, var verdict) -> {
                var document = begun(order, broker);
                document.put("outcome", "would-be-done");
                document.put("message", english.text("cli.would-be-done"));
                document.put("steps", steps.stream().map(this::step).toList());
                document.put("lastWords", List.of());
                document.put("status", status.of(broker, verdict));
                yield document;
            }
        };
    }

    private static Map<String, Object> begun(Order order, Broker broker) {
        var document = new LinkedHashMap<String, Object>();
        document.put("verb", order.verb().text());
        if (order.kind() == Operations.Kind.UNDO_REPAIR) {
            document.put("undo", true);
        }
        if (order.dryRun()) {
            document.put("dryRun", true);
        }
        document.put("broker", broker.name().text());
        return document;
    }

    private Map<String, Object> step(Step step) {
        var document = new LinkedHashMap<String, Object>();
        document.put("step", Texts.kebab(step.kind()));
        document.put("progress", Texts.kebab(step.progress()));
        document.put("text", english.text(step.description()));
        document.put("target", step.target().map(OperationDocument::target));
        document.put("milliseconds", step.elapsed().toMillis());
        return document;
    }

    private static Map<String, Object> target(Target target) {
        var document = new LinkedHashMap<String, Object>();
        switch (target) {
            case Target.OfProcess process -> put(document, process);
            case Target.OfUnit(var unit, var verb, var process) -> {
                document.put("unit", unit.name());
                document.put("manager", unit.ofUser() ? "user" : "system");
                document.put("order", verb.text());
                process.ifPresent(one -> put(document, one));
            }
            case Target.OfFile(var path, var before, var after) -> {
                document.put("file", path);
                document.put("before", before);
                document.put("after", after);
            }
            case Target.OfDirectory(var path) -> document.put("directory", path);
            case Target.OfRun(var commandLine, var environment, var limit) -> {
                document.put("command", commandLine);
                document.put("environment", new TreeMap<>(environment));
                document.put("limitMilliseconds", limit.toMillis());
            }
            case Target.OfProgram(var commandLine, var environment, var directory, var output) -> {
                document.put("command", commandLine);
                document.put("environment", new TreeMap<>(environment));
                document.put("directory", directory);
                document.put("output", output);
            }
        }
        return document;
    }

    private static void put(Map<String, Object> document, Target.OfProcess process) {
        document.put("pid", process.identity().pid());
        document.put("started", process.startedAt().truncatedTo(ChronoUnit.SECONDS));
        document.put("startTicks", process.identity().startTicks());
        document.put("bootId", process.identity().bootId());
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
