package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.settings.Places;
import io.github.pidkeeper.app.settings.Settings;
import io.github.pidkeeper.core.discovery.Discovery;
import io.github.pidkeeper.core.discovery.UnitFiles;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.log.LogAccess;
import io.github.pidkeeper.core.machine.Machine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/** What one command line answered. */
record Run(ExitCode code, String out, String err) {

    static final Instant NOW = Instant.parse("2026-11-23T09:53:00Z");

    /** Runs the command line with its settings below a directory, in English, at a fixed time. */
    static Run of(Path home, FakeOperations operations, String... typed) {
        return in(Locale.ENGLISH, home, operations, typed);
    }

    static Run in(Locale locale, Path home, FakeOperations operations, String... typed) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var clock = InstantSource.fixed(NOW);
        var console = new Console(
                Texts.of(locale, TimeZone.getTimeZone("UTC"), clock),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        var settings = new Settings(new Places(home, home.resolve("state"), Optional.empty(), false));
        var cli = new Cli(
                console,
                settings,
                () -> operations,
                kinds -> new Discovery(operations.processes(), kinds, UnitFiles.none(), List.of()),
                operations::processes,
                () -> new LogAccess(Machine.current().logs(), Machine.current().sentinels()),
                new JournalReader(home.resolve("state")),
                new Paths(Path.of("/here")),
                clock);
        var code = switch (new Grammar().parse(List.of(typed))) {
            case Grammar.Parsing.Understood(var invocation) -> cli.run(invocation);
            case Grammar.Parsing.NotUnderstood(var sentence) -> {
                console.error(sentence);
                yield ExitCode.USAGE;
            }
        };
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
