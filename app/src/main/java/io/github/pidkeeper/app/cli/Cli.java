package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.journal.JournalLines;
import io.github.pidkeeper.app.settings.Settings;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.discovery.Discovery;
import io.github.pidkeeper.core.lifecycle.CapturedOutput;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.log.LogAccess;
import io.github.pidkeeper.core.process.ProcessTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The command line: one invocation, its answer, and its exit code.
 *
 * @param operations made only when a verb needs them, since they load the system's interfaces
 * @param discovery likewise, for these kinds of brokers
 * @param processes likewise
 * @param logs likewise
 */
public record Cli(
        Console console,
        Settings settings,
        Supplier<Operations> operations,
        Function<BrokerKinds, Discovery> discovery,
        Supplier<ProcessTable> processes,
        Supplier<LogAccess> logs,
        JournalReader journal,
        Paths paths,
        InstantSource clock) {

    /** An hour is more than any broker needs, and a number that is longer is a slip. */
    private static final int LONGEST_GRACE = 3600;

    public ExitCode run(Invocation invocation) {
        if (invocation.has(Option.HELP)) {
            return help(invocation.verb());
        }
        return switch (invocation.verb()) {
            case STATUS -> status(invocation);
            case START, STOP, RESTART, REPAIR, RELOAD -> operate(invocation);
            case BROKERS -> brokers().overview(discovery, invocation.has(Option.JSON));
            case LIST -> brokers().list(invocation.has(Option.JSON));
            case ADD -> brokers().add(invocation);
            case REMOVE -> brokers().remove(invocation);
            case KINDS -> new KindsCommand(settings.kinds(), console).run(invocation.has(Option.JSON));
            case LOG -> log(invocation);
            case JOURNAL -> journal(invocation);
            case HELP_ON -> helpOn(invocation.operands());
            case APPLICATION -> throw new IllegalArgumentException("the application is no verb");
        };
    }

    private ExitCode status(Invocation invocation) {
        var command = new StatusCommand(
                operations,
                console,
                new StatusLines(console.texts(), clock),
                new StatusDocument(console.texts().english()),
                new SameBroker(invocation),
                this::sharedAddress,
                invocation.has(Option.JSON),
                invocation.has(Option.FIGURES)
                        ? Optional.of(new FigureSampling(processes.get(), clock))
                        : Optional.empty());
        return command.run(new Chooser(settings, paths).choose(invocation));
    }

    /** The settings are read anew only for a broker that has such addresses. */
    private Optional<SharedAddresses.Shared> sharedAddress(Broker broker) {
        return broker.kind().configuration().format() == ConfigurationFormat.NANOMQ
                ? new SharedAddresses(settings.load().brokers(), List.of()).of(broker)
                : Optional.empty();
    }

    private ExitCode operate(Invocation invocation) {
        var wanted = invocation.value(Option.FORCE_AFTER);
        var forceAfter = wanted.flatMap(Cli::seconds);
        if (wanted.isPresent() && forceAfter.isEmpty()) {
            return wrong(Sentence.of("cli.seconds", wanted.get(), LONGEST_GRACE));
        }
        var english = console.texts().english();
        var command = new OperationCommand(
                operations,
                console,
                new StatusLines(console.texts(), clock),
                new OperationDocument(english, new StatusDocument(english)),
                Order.of(invocation, forceAfter),
                new SameBroker(invocation));
        return command.run(new Chooser(settings, paths).choose(invocation));
    }

    private BrokersCommand brokers() {
        var workplaces = new Workplaces(
                operations, () -> discovery.apply(settings.kinds().kinds()).find(), paths.here());
        return new BrokersCommand(settings, paths, workplaces, console);
    }

    private ExitCode log(Invocation invocation) {
        return switch (LogOrder.parse(invocation)) {
            case LogOrder.Parsing.Wrong(var sentence) -> wrong(sentence);
            case LogOrder.Parsing.Understood(var order) -> log(invocation, order);
        };
    }

    private ExitCode log(Invocation invocation, LogOrder order) {
        return switch (new Chooser(settings, paths).choose(invocation)) {
            case Choice.Wrong(var sentence) -> wrong(sentence);
            case Choice.Unusable(var problem) -> {
                console.error(problem.sentence());
                yield ExitCode.UNKNOWN;
            }
            case Choice.One(var broker) ->
                new LogCommand(operations, logs, new CapturedOutput(journal.stateDirectory()), console, order)
                        .run(broker);
            case Choice.All(var brokers, var problems)
            when brokers.isEmpty() && problems.isEmpty() -> wrong(Sentence.of("cli.no-brokers"));
            case Choice.All _ -> wrong(Sentence.of("cli.which-log", String.join(", ", Chooser.names(settings.load()))));
        };
    }

    private ExitCode journal(Invocation invocation) {
        var wanted = invocation.value(Option.SINCE);
        var since = wanted.flatMap(new Since(clock, console.texts().zone())::parse);
        if (wanted.isPresent() && since.isEmpty()) {
            return wrong(Sentence.of("cli.since", wanted.get()));
        }
        var command = new JournalCommand(
                journal,
                console,
                new JournalLines(console.texts()),
                invocation.value(Option.BROKER),
                since,
                invocation.has(Option.JSON));
        return command.run();
    }

    private static Optional<Duration> seconds(String text) {
        return text.length() <= 4 && text.chars().allMatch(letter -> letter >= '0' && letter <= '9')
                ? Optional.of(Integer.parseInt(text))
                        .filter(number -> number <= LONGEST_GRACE)
                        .map(Duration::ofSeconds)
                : Optional.empty();
    }

    private ExitCode helpOn(List<String> words) {
        if (words.isEmpty()) {
            return help(Verb.APPLICATION);
        }
        var verb = Verb.at(words);
        return verb.map(this::help).orElseGet(() -> wrong(Sentence.of("cli.no-help", String.join(" ", words))));
    }

    private ExitCode help(Verb verb) {
        console.answer(console.texts()
                .text(
                        switch (verb) {
                            case APPLICATION, HELP_ON -> "help.pidkeeper";
                            case STATUS -> "help.status";
                            case START -> "help.start";
                            case STOP -> "help.stop";
                            case RESTART -> "help.restart";
                            case REPAIR -> "help.repair";
                            case RELOAD -> "help.reload";
                            case BROKERS, LIST, ADD, REMOVE, KINDS -> "help.brokers";
                            case LOG -> "help.log";
                            case JOURNAL -> "help.journal";
                        }));
        return ExitCode.OK;
    }

    private ExitCode wrong(Sentence sentence) {
        console.error(sentence);
        return ExitCode.USAGE;
    }
}
