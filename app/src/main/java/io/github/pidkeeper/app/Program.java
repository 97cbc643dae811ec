package io.github.pidkeeper.app;

import io.github.pidkeeper.app.cli.ExitCode;
import io.github.pidkeeper.app.cli.Grammar;
import io.github.pidkeeper.app.cli.Grammar.Parsing;
import io.github.pidkeeper.app.cli.Invocation;
import io.github.pidkeeper.app.cli.Option;
import io.github.pidkeeper.app.cli.Paths;
import io.github.pidkeeper.app.cli.Verb;
import io.github.pidkeeper.app.i18n.Sentence;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of the program, which is one of four things: a verb of the command line, the application in the tray, its window,
 * or the practice broker.
 */
record Program(Wiring wiring) {

    private static final String PRACTICE_BROKER = "practice-broker";

    /** Does what the arguments ask for, and returns the exit code. */
    int run(List<String> arguments) throws InterruptedException {
        try {
            return !arguments.isEmpty() && arguments.getFirst().equals(PRACTICE_BROKER)
                    ? wiring.practiceBroker().run(arguments.subList(1, arguments.size()))
                    : understood(arguments).number();
        } catch (RuntimeException e) {
            return fault(e).number();
        }
    }

    private ExitCode understood(List<String> arguments) throws InterruptedException {
        return switch (new Grammar().parse(arguments)) {
            case Parsing.NotUnderstood(Sentence sentence) -> wrong(sentence);
            case Parsing.Understood(Invocation invocation) -> placed(invocation);
        };
    }

    private ExitCode placed(Invocation invocation) throws InterruptedException {
        var directory = invocation.value(Option.STATE_DIR);
        if (directory.isEmpty()) {
            return run(wiring, invocation);
        }
        return switch (new Paths(Path.of("").toAbsolutePath()).read("cli.path-not-absolute", directory.get())) {
            case Paths.Reading.NotAbsolute(Sentence sentence) -> wrong(sentence);
            case Paths.Reading.Absolute(Path path) -> run(wiring.withState(path), invocation);
        };
    }

    private static ExitCode run(Wiring wiring, Invocation invocation) throws InterruptedException {
        if (invocation.verb() != Verb.APPLICATION || invocation.has(Option.HELP)) {
            return wiring.cli().run(invocation);
        }
        if (invocation.has(Option.VERSION)) {
            wiring.console().answer(wiring.texts().text("cli.version", wiring.version()));
            return ExitCode.OK;
        }
        return invocation.has(Option.WINDOW) ? new WindowRun(wiring).run() : new TrayRun(wiring).run(invocation);
    }

    private ExitCode wrong(Sentence sentence) {
        wiring.console().error(sentence);
        return ExitCode.USAGE;
    }

    /** A bug: one sentence for the person, the rest for the report. */
    private ExitCode fault(RuntimeException e) {
        var trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        try {
            Path log = wiring.writeFault(trace.toString());
            wiring.console().error(Sentence.of("program.fault", e.toString(), log));
        } catch (IOException _) {
            wiring.console().error(Sentence.of("program.fault-unwritten", e.toString(), trace.toString()));
        }
        return ExitCode.FAULT;
    }
}
