package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The verbs start, stop and restart.
 *
 * @param forceAfter how long a stop may take before it is forced; without it a stop that takes too long has failed
 * @param oknodo whether "it was so already" counts as success
 */
record OperationCommand(
        Supplier<Operations> operations,
        Console console,
        StatusLines lines,
        OperationDocument document,
        Verb verb,
        Optional<Duration> forceAfter,
        boolean oknodo,
        boolean json) {

    ExitCode run(Choice choice) {
        return switch (choice) {
            case Choice.One(var broker) -> operate(broker);
            case Choice.Wrong(var sentence) -> error(sentence, ExitCode.USAGE);
            case Choice.Unusable(var problem) -> error(problem.sentence(), ExitCode.REFUSED);
            case Choice.All(var brokers, var problems)
            when brokers.isEmpty() && problems.isEmpty() -> error(Sentence.of("cli.no-brokers"), ExitCode.USAGE);
            case Choice.All(var brokers, var problems) -> {
                var names = Chooser.names(new ConfiguredBrokers(brokers, problems));
                yield error(Sentence.of("cli.which-broker", verb.text(), String.join(", ", names)), ExitCode.USAGE);
            }
        };
    }

    private ExitCode error(Sentence sentence, ExitCode code) {
        console.error(sentence);
        return code;
    }

    private ExitCode operate(Broker configured) {
        var broker = forceAfter.map(grace -> withGrace(configured, grace)).orElse(configured);
        var follow = new Follow(forceAfter, json ? _ -> {} : this::tell);
        try {
            var outcome = perform(broker, follow);
            report(broker, follow, outcome);
            return exitCode(outcome);
        } catch (InterruptedException e) {
            // Ctrl-C: this program is about to end, and nobody is left to be told of the interrupt.
            return error(Sentence.of("cli.interrupted", broker.name().text()), ExitCode.INTERRUPTED);
        }
    }

    private Outcome perform(Broker broker, Follow follow) throws InterruptedException {
        return switch (verb) {
            case START -> operations.get().start(broker, follow);
            case STOP -> operations.get().stop(broker, follow);
            case RESTART -> operations.get().restart(broker, follow);
            default -> throw new IllegalStateException("not an operation: " + verb);
        };
    }

    private static Broker withGrace(Broker broker, Duration grace) {
        return new Broker(
                broker.name(),
                broker.kind(),
                broker.command(),
                broker.pidFile(),
                broker.configuration(),
                broker.port(),
                grace);
    }

    private void tell(Step step) {
        var words = console.texts().text(step.description());
        switch (step.progress()) {
            case DONE -> console.answer("  ✓ " + words);
            case FAILED -> console.answer("  ✗ " + words);
            case UNDER_WAY -> {
                if (step.kind() == Step.Kind.AWAIT_EXIT) {
                    console.answer("  … " + words);
                }
            }
            case PLANNED, SKIPPED -> {
                // Nothing has happened.
            }
        }
    }

    private void report(Broker broker, Follow follow, Outcome outcome) {
        if (json) {
            console.document(document.of(verb.text(), broker, outcome, follow.steps()));
        }
        if (outcome instanceof Outcome.Done || outcome instanceof Outcome.NothingToDo) {
            if (!json) {
                console.answer(console.texts().text(outcome.message()));
                OperationDocument.verdict(outcome)
                        .ifPresent(verdict -> console.answer(lines.headline(broker, verdict)));
            }
            return;
        }
        console.error(outcome.message());
        if (outcome instanceof Outcome.Failed failed && !failed.lastWords().isEmpty()) {
            console.err()
                    .println(
                            console.texts().text("cli.last-words", broker.name().text()));
            failed.lastWords().forEach(line -> console.err().println("  | " + Texts.visible(line)));
        }
    }

    private ExitCode exitCode(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> ExitCode.OK;
            case Outcome.NothingToDo _ -> oknodo ? ExitCode.OK : ExitCode.NOTHING_TO_DO;
            case Outcome.Refused _ -> ExitCode.REFUSED;
            case Outcome.Failed _ -> ExitCode.FAILED;
            case Outcome.Busy _ -> ExitCode.BUSY;
        };
    }
}
