package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.CapturedOutput;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.log.LastStart;
import io.github.pidkeeper.core.log.LogAccess;
import io.github.pidkeeper.core.log.LogFiles.Opening;
import io.github.pidkeeper.core.log.LogFollower;
import io.github.pidkeeper.core.log.LogPlace;
import io.github.pidkeeper.core.log.LogPlaces;
import io.github.pidkeeper.core.log.LogTape;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * The verb log: what a broker has written, wherever its log is, and what it goes on to write. Changes nothing.
 *
 * @param operations asked for the broker's process only where that matters
 */
record LogCommand(
        Supplier<Operations> operations,
        Supplier<LogAccess> access,
        CapturedOutput output,
        Console console,
        LogOrder order) {

    ExitCode run(Broker broker) {
        var places = LogPlaces.of(broker, output.of(broker), Optional.empty());
        var place = order.source()
                .map(kind ->
                        places.files().stream().filter(it -> it.kind() == kind).findFirst())
                .orElseGet(() -> places.files().stream().findFirst());
        if (place.isEmpty()) {
            sayWhyNone(broker, places);
            return ExitCode.UNKNOWN;
        }
        try (var tape = new LogTape(access.get().files(), place.get().path())) {
            tape.look();
            if (!order.follow() || !(tape.found() instanceof Opening.Nothing)) {
                var problem = problem(tape);
                if (problem.isPresent()) {
                    console.error(problem.get());
                    return ExitCode.UNKNOWN;
                }
            } else {
                console.error(Sentence.of("cli.log-awaited", tape.path()));
            }
            return tell(broker, place.get(), tape);
        } catch (IOException e) {
            console.error(Sentence.of("log.unreadable", place.get().path(), String.valueOf(e.getMessage())));
            return ExitCode.UNKNOWN;
        }
    }

    private void sayWhyNone(Broker broker, LogPlaces places) {
        if (order.source().isPresent() && !places.files().isEmpty()) {
            console.error(Sentence.of(
                    "cli.log-no-such-source",
                    broker.name().text(),
                    order.source().get().text(),
                    String.join(
                            ", ",
                            places.files().stream().map(it -> it.kind().text()).toList())));
            return;
        }
        // Whose output is kept by whom depends on the process.
        var process = process(broker);
        LogPlaces.of(broker, output.of(broker), process).elsewhere().forEach(console::error);
    }

    private static Optional<Sentence> problem(LogTape tape) {
        return switch (tape.found()) {
            case Opening.Opened _ -> Optional.empty();
            case Opening.Nothing() -> Optional.of(Sentence.of("log.absent", tape.path()));
            case Opening.Special(var _) -> Optional.of(Sentence.of("log.no-file", tape.path()));
            case Opening.Unreadable(String reason) -> Optional.of(Sentence.of("log.unreadable", tape.path(), reason));
        };
    }

    private ExitCode tell(Broker broker, LogPlace place, LogTape tape) throws IOException {
        var printer = new LogPrinter(console, order, tape);
        printer.printLast(begin(broker, place, tape), order.lines(), !order.follow());
        return order.follow() ? follow(tape, printer) : ExitCode.OK;
    }

    private long begin(Broker broker, LogPlace place, LogTape tape) throws IOException {
        // The output begins anew with each start.
        if (!order.sinceStart() || place.kind() != LogPlace.Kind.FILE) {
            return tape.start();
        }
        OptionalLong found = new LastStart(
                        broker.kind(),
                        process(broker).map(ProcessFacts::startedAt),
                        console.texts().zone())
                .find(tape);
        if (found.isEmpty()) {
            console.error(Sentence.of("log.no-start", tape.path()));
        }
        return found.orElse(tape.end());
    }

    private Optional<ProcessFacts> process(Broker broker) {
        return operations.get().status(broker).process();
    }

    /** Until the reader has seen enough, or the program is asked to end. */
    private ExitCode follow(LogTape tape, LogPrinter printer) {
        try (var follower = new LogFollower(tape, access.get().sentinels().get())) {
            // A wait for the kernel hears no interrupt, and this thread has to.
            var following = new FutureTask<>(() -> {
                follower.run(change -> {
                    if (change.anew()) {
                        console.error(Sentence.of("log.cut-off", tape.path()));
                    }
                    if (change.gap()) {
                        console.error(Sentence.of("log.gap", tape.path()));
                    }
                    printer.printNew();
                    return !printer.isUnread();
                });
                return ExitCode.OK;
            });
            Thread.ofPlatform().daemon().name("follow").start(following);
            return following.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        } catch (ExecutionException e) {
            console.error(Sentence.of("log.unreadable", tape.path(), String.valueOf(e.getCause())));
            return ExitCode.UNKNOWN;
        }
    }
}
