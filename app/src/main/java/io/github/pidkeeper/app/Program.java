package io.github.pidkeeper.app;

import io.github.pidkeeper.app.cli.ExitCode;
import io.github.pidkeeper.app.cli.Grammar;
import io.github.pidkeeper.app.cli.Invocation;
import io.github.pidkeeper.app.cli.Option;
import io.github.pidkeeper.app.cli.Paths;
import io.github.pidkeeper.app.cli.Verb;
import io.github.pidkeeper.app.i18n.Sentence;
import java.nio.file.InvalidPathException;
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
        return !arguments.isEmpty() && arguments.getFirst().equals(PRACTICE_BROKER)
                ? wiring.practiceBroker().run(arguments.subList(1, arguments.size()))
                : understood(arguments).number();
    }

    private ExitCode understood(List<String> arguments) throws InterruptedException {
        var invocation = new Grammar().parse(arguments).orTell(wiring.console()::error);
        return invocation.isPresent() ? placed(invocation.get()) : ExitCode.USAGE;
    }

    private ExitCode placed(Invocation invocation) throws InterruptedException {
        var directory = invocation.value(Option.STATE_DIR);
        if (directory.isEmpty()) {
            return guarded(wiring, invocation);
        }
        var path = new Paths(Path.of("").toAbsolutePath())
                .read("cli.path-not-absolute", directory.get())
                .orTell(wiring.console()::error);
        return path.isPresent() ? guarded(wiring.withState(path.get().normalize()), invocation) : ExitCode.USAGE;
    }

    private ExitCode guarded(Wiring placed, Invocation invocation) throws InterruptedException {
        try {
            return guarded(placed, invocation, placed.log());
        } catch (InvalidPathException e) {
            return wrong(Sentence.of("program.home-unreadable", e.getInput()));
        }
    }

    private static ExitCode guarded(Wiring wiring, Invocation invocation, Log log) throws InterruptedException {
        if (!invocation.has(Option.WINDOW)) {
            log.takeStandardError();
        }
        try {
            return run(wiring, invocation);
        } catch (RuntimeException | Error e) {
            String key = log.add(e) ? "program.fault" : "program.fault-unwritten";
            wiring.console().error(Sentence.of(key, e.toString(), log.file()));
            return ExitCode.FAULT;
        }
    }

    private static ExitCode run(Wiring wiring, Invocation invocation) throws InterruptedException {
        if (invocation.verb() != Verb.APPLICATION || invocation.has(Option.HELP)) {
            try (var _ = Interruption.ofThisThread()) {
                return wiring.cli().run(invocation);
            }
        }
        if (invocation.has(Option.VERSION)) {
            wiring.console().answer(wiring.texts().text("cli.version", wiring.version()));
            return ExitCode.OK;
        }
        var ofAnother = wiring.statePlace().belongsToAnother();
        if (ofAnother.isPresent()) {
            wiring.console().error(ofAnother.get());
            return ExitCode.REFUSED;
        }
        return invocation.has(Option.WINDOW) ? new WindowRun(wiring).run() : new TrayRun(wiring).run(invocation);
    }

    private ExitCode wrong(Sentence sentence) {
        wiring.console().error(sentence);
        return ExitCode.USAGE;
    }
}
