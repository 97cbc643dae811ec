package io.github.pidkeeper.app;

import io.github.pidkeeper.app.agent.Agent;
import io.github.pidkeeper.app.agent.Announcing;
import io.github.pidkeeper.app.agent.Caution;
import io.github.pidkeeper.app.agent.Display;
import io.github.pidkeeper.app.agent.WindowStart;
import io.github.pidkeeper.app.cli.ExitCode;
import io.github.pidkeeper.app.cli.Invocation;
import io.github.pidkeeper.app.cli.Option;
import io.github.pidkeeper.app.dbus.BusSocket;
import io.github.pidkeeper.app.dbus.DesktopNotifier;
import io.github.pidkeeper.app.dbus.SessionBus;
import io.github.pidkeeper.app.dbus.StatusNotifierTray;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.instance.Doorway;
import io.github.pidkeeper.app.instance.Doorway.Entry;
import io.github.pidkeeper.app.instance.Listening;
import io.github.pidkeeper.app.instance.Request;
import io.github.pidkeeper.app.live.LiveBrokers;
import io.github.pidkeeper.app.notice.Tempo;
import io.github.pidkeeper.app.settings.QuietBrokers;
import io.github.pidkeeper.core.figures.BrokerSources;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.lifecycle.RecentOrders;
import io.github.pidkeeper.core.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run of the program that becomes the application in the tray, or hands over to the one that is there already. */
record TrayRun(Wiring wiring) {

    /** A run that has just taken its place is not spoken to at once; one that ends leaves its place a little later. */
    private static final Duration FOR_THE_OTHER = Duration.ofMillis(200);

    private static final int TRIES = 20;

    /** Whoever has asked it to end may count on it when this run is over. */
    private static final Duration TO_END = Duration.ofSeconds(10);

    private static final long SECONDS_TO_LEAVE = 3;

    ExitCode run(Invocation invocation) throws InterruptedException {
        Machine machine = Machine.current();
        Doorway doorway = wiring.doorway(machine);
        if (invocation.has(Option.QUIT)) {
            return quit(doorway);
        }
        boolean minimized = invocation.has(Option.MINIMIZED);
        BusSocket bus = BusSocket.ofSession(wiring.environment());
        Optional<Sentence> missing =
                new Display(wiring.environment()).missing().or(() -> minimized ? missing(bus) : Optional.empty());
        if (missing.isPresent()) {
            return unavailable(missing.get());
        }
        Optional<Request.Kind> first = first(invocation, minimized);
        for (int tries = 0; tries < TRIES; tries++) {
            switch (doorway.enter(FOR_THE_OTHER)) {
                case Entry.First(Listening listening) -> {
                    return become(machine, bus, first, listening);
                }
                case Entry.Barred(String reason) -> {
                    return unavailable(Sentence.of("instance.barred", doorway.directory(), reason));
                }
                case Entry.Taken() -> {
                    // Both for a second start: the window, since a tray may not be seen.
                    if (ask(doorway, first.orElse(Request.Kind.OPEN))) {
                        return ExitCode.OK;
                    }
                }
            }
        }
        return unavailable(Sentence.of("instance.silent", doorway.directory()));
    }

    private static Optional<Request.Kind> first(Invocation invocation, boolean minimized) {
        if (invocation.has(Option.PRACTICE)) {
            return Optional.of(Request.Kind.PRACTICE);
        }
        return minimized ? Optional.empty() : Optional.of(Request.Kind.OPEN);
    }

    /** Nothing but a tray was asked for, and there cannot be one. */
    private static Optional<Sentence> missing(BusSocket bus) {
        Optional<String> reason = switch (bus) {
            case BusSocket.Nowhere(String why) -> Optional.of(why);
            case BusSocket.At(Path socket) -> Files.exists(socket) ? Optional.empty() : Optional.of(socket.toString());
        };
        return reason.map(why -> Sentence.of("agent.no-bus", why));
    }

    private ExitCode unavailable(Sentence sentence) {
        return told(sentence, ExitCode.UNAVAILABLE);
    }

    private ExitCode told(Sentence sentence, ExitCode code) {
        wiring.console().error(sentence);
        return code;
    }

    private ExitCode quit(Doorway doorway) throws InterruptedException {
        if (!ask(doorway, Request.Kind.QUIT)) {
            return told(Sentence.of("agent.not-running"), ExitCode.NOTHING_TO_DO);
        }
        return doorway.awaitFree(TO_END) ? ExitCode.OK : told(Sentence.of("agent.not-ended"), ExitCode.FAILED);
    }

    private static boolean ask(Doorway doorway, Request.Kind kind) {
        try {
            doorway.speak(Request.of(kind)).close();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private ExitCode become(Machine machine, BusSocket address, Optional<Request.Kind> first, Listening listening)
            throws InterruptedException {
        Lifecycle lifecycle = wiring.lifecycle(machine);
        var left = new CountDownLatch(1);
        try (listening;
                LiveBrokers brokers = wiring.liveBrokers(machine, lifecycle);
                var bus = new SessionBus(address)) {
            var agent = new Agent(
                    wiring.texts(),
                    brokers,
                    lifecycle,
                    new Caution(
                            lifecycle,
                            new BrokerSources(machine.processes()),
                            QuietBrokers.in(wiring.places().state())),
                    wiring.practiceSetup()::broker,
                    new WindowStart(machine.spawner(), new WindowCommand(wiring).request()),
                    wiring.console()::error,
                    (model, events) -> new StatusNotifierTray(bus, model, events),
                    announcing(bus));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(agent, left), "leave"));
            listening.begin(agent);
            return agent.run(first) ? ExitCode.OK : ExitCode.UNAVAILABLE;
        } catch (IOException e) {
            return unavailable(Sentence.of("instance.barred", wiring.places().state(), e.toString()));
        } finally {
            left.countDown();
        }
    }

    private Announcing announcing(SessionBus bus) {
        var journal = new JournalReader(wiring.places().state());
        return new Announcing(
                chosen -> new DesktopNotifier(bus, chosen),
                processes -> RecentOrders.about(processes, journal, Instant.now()),
                Tempo.USUAL);
    }

    /** For a signal: the application ends in good order, and the brokers run on. */
    private static void leave(Agent agent, CountDownLatch left) {
        agent.quit();
        try {
            if (!left.await(SECONDS_TO_LEAVE, TimeUnit.SECONDS)) {
                // Somebody does not let go; what is left behind, the next start clears away.
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
