package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.SettingsProblem;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Preview;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.text.Phrase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The verbs start, stop, restart, repair and reload, done or only previewed. */
record OperationCommand(
        Supplier<Operations> operations,
        Console console,
        StatusLines lines,
        OperationDocument document,
        Order order,
        SameBroker same) {

    /** What takes time, and what ends in other words than those that say what is done. */
    private static final Set<Step.Kind> TOLD_WHEN_BEGUN =
            EnumSet.of(Step.Kind.AWAIT_EXIT, Step.Kind.ASK_OWNER, Step.Kind.FORCE_STOP);

    ExitCode run(Choice choice) {
        return switch (choice) {
            case Choice.One(var configured) -> {
                var broker = order.forceAfter().map(configured::withGrace).orElse(configured);
                yield order.dryRun() ? preview(broker) : operate(broker);
            }
            case Choice.Wrong(var sentence) -> error(sentence, ExitCode.USAGE);
            case Choice.Unusable(var problem) -> unusable(problem);
            case Choice.All(var brokers, var problems)
            when brokers.isEmpty() && problems.isEmpty() -> error(Sentence.of("cli.no-brokers"), ExitCode.USAGE);
            case Choice.All(var brokers, var problems) -> {
                var names = Chooser.names(new ConfiguredBrokers(brokers, problems));
                var verb = order.verb().text();
                yield error(Sentence.of("cli.which-broker", verb, String.join(", ", names)), ExitCode.USAGE);
            }
        };
    }

    private ExitCode unusable(SettingsProblem problem) {
        if (!order.dryRun()) {
            var words = console.texts().ofRecords().text(problem.sentence());
            problem.broker().ifPresent(name -> operations.get().refused(order.kind(), name, words));
        }
        return error(problem.sentence(), ExitCode.REFUSED);
    }

    private ExitCode error(Sentence sentence, ExitCode code) {
        console.error(sentence);
        return code;
    }

    private ExitCode preview(Broker broker) {
        var seen = operations.get().preview(order.kind(), broker);
        var preview = order.forceAfter().isPresent() ? seen.forcedInTime() : seen;
        if (order.json()) {
            console.document(document.of(order, broker, preview));
        }
        return switch (preview) {
            case Preview.Decided(var outcome) -> {
                tell(broker, outcome);
                yield exitCode(outcome);
            }
            case Preview.Planned planned -> {
                if (!order.json()) {
                    console.answer(console.texts().text("cli.would-be-done"));
                    planned.steps().forEach(this::tellPlanned);
                    lines.of(broker, planned.verdict()).forEach(console::answer);
                }
                planned.shortfall().ifPresent(console::error);
                yield planned.shortfall().isPresent() ? ExitCode.FAILED : ExitCode.OK;
            }
        };
    }

    private void tellPlanned(Step step) {
        console.answer("  " + (step.index() + 1) + ". " + console.texts().text(step.description()));
    }

    private ExitCode operate(Broker broker) {
        var follow = new Follow(order.forceAfter(), order.json() ? _ -> {} : this::tell, console::error);
        try {
            var outcome = operations.get().carryOut(order.kind(), broker, follow);
            if (order.json()) {
                console.document(document.of(order, broker, outcome, follow.steps()));
            }
            tell(broker, outcome);
            offerUndo(broker, outcome);
            offerForce(outcome);
            offerRepair(broker, outcome);
            return exitCode(outcome);
        } catch (InterruptedException e) {
            // Ctrl-C: this program is about to end, and nobody is left to be told of the interrupt.
            return error(
                    Sentence.of("cli.interrupted", broker.name().text(), same.shown(Verb.STATUS, broker)),
                    ExitCode.INTERRUPTED);
        }
    }

    private void tell(Step step) {
        var words = console.texts().text(step.description());
        switch (step.progress()) {
            case DONE -> console.answer("  ✓ " + words);
            case FAILED -> console.answer("  ✗ " + words);
            case UNDER_WAY -> {
                if (TOLD_WHEN_BEGUN.contains(step.kind())) {
                    console.answer("  … " + words);
                }
            }
            case PLANNED, SKIPPED -> {
                // Nothing has happened.
            }
        }
    }

    private void tell(Broker broker, Outcome outcome) {
        if (outcome instanceof Outcome.Done || outcome instanceof Outcome.NothingToDo) {
            if (!order.json()) {
                console.answer(console.texts().text(outcome.message()));
                OperationDocument.verdict(outcome)
                        .ifPresent(verdict -> console.answer(lines.headline(broker, verdict)));
            }
            return;
        }
        console.error(outcome.message());
        if (outcome instanceof Outcome.Failed failed && !failed.lastWords().isEmpty()) {
            tellLastWords(broker, failed.lastWords());
        }
    }

    private void tellLastWords(Broker broker, List<String> lastWords) {
        console.err()
                .println(console.texts().text("cli.last-words", broker.name().text()));
        lastWords.forEach(line -> console.err().println("  | " + Texts.visible(line)));
    }

    private void offerUndo(Broker broker, Outcome outcome) {
        if (order.kind() == Operations.Kind.REPAIR && outcome instanceof Outcome.Done && !order.json()) {
            console.answer("  → " + console.texts().text("cli.undo", same.shown(Verb.REPAIR, broker, Option.UNDO)));
        }
    }

    /** Who starts what runs wants a broker whose pid file says that it does. */
    private void offerRepair(Broker broker, Outcome outcome) {
        if (order.kind() == Operations.Kind.START
                && !order.json()
                && outcome instanceof Outcome.NothingToDo(var _, var verdict)
                && verdict.mayRepair()) {
            console.answer("  → " + console.texts().text("status-line.repair", same.shown(Verb.REPAIR, broker)));
        }
    }

    private void offerForce(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed && failed.message().phrase() == Phrase.NOT_STOPPED) {
            console.err().println("  → " + console.texts().text("cli.force"));
        }
    }

    private ExitCode exitCode(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> ExitCode.OK;
            case Outcome.NothingToDo _ -> order.oknodo() ? ExitCode.OK : ExitCode.NOTHING_TO_DO;
            case Outcome.Refused _ -> ExitCode.REFUSED;
            case Outcome.Failed _ -> ExitCode.FAILED;
            case Outcome.Busy _ -> ExitCode.BUSY;
        };
    }
}
