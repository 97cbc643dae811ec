package io.github.pidkeeper.app;

import io.github.pidkeeper.app.agent.Display;
import io.github.pidkeeper.app.cli.ExitCode;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.instance.Connection;
import io.github.pidkeeper.app.instance.Request;
import io.github.pidkeeper.app.live.LiveBrokers;
import io.github.pidkeeper.app.window.WindowDependencies;
import io.github.pidkeeper.app.window.WindowMain;
import io.github.pidkeeper.app.window.figures.Metered;
import io.github.pidkeeper.core.figures.PasswordFile;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.machine.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run of the program that is the window, told what to do by the run that is the tray. */
record WindowRun(Wiring wiring) {

    private static final Logger LOG = LoggerFactory.getLogger(WindowRun.class);

    ExitCode run() throws InterruptedException {
        Machine machine = Machine.current();
        Optional<Sentence> missing = new Display(wiring.environment()).missing();
        if (missing.isPresent()) {
            return unavailable(missing.get());
        }
        try (Tray tray = tray(machine)) {
            return run(machine, tray);
        } catch (IOException e) {
            LOG.info("nobody gives orders: {}", e.toString());
            return unavailable(Sentence.of("agent.window-alone"));
        }
    }

    private ExitCode unavailable(Sentence sentence) {
        wiring.console().error(sentence);
        return ExitCode.UNAVAILABLE;
    }

    private ExitCode run(Machine machine, Tray tray) throws InterruptedException {
        var metered = new Metered(
                machine.processes(), new PasswordFile(machine.files(), machine.user()), InstantSource.system());
        Lifecycle lifecycle = wiring.lifecycle(machine, metered);
        try (LiveBrokers brokers = wiring.liveBrokers(machine, lifecycle)) {
            var ports = new WindowPorts(brokers);
            new WindowMain(new WindowDependencies(
                            wiring.texts(),
                            lifecycle,
                            machine.processes(),
                            machine.user(),
                            ports,
                            ports,
                            metered,
                            metered::asked,
                            wiring.practiceSetup()::broker,
                            wiring.environment().getOrDefault("PATH", ""),
                            wiring.unitFiles(),
                            wiring.places().state(),
                            wiring.logAccess(machine),
                            InstantSource.system()))
                    .run(tray.orders(), tray::answer);
        }
        return ExitCode.OK;
    }

    /** From the tray's process, which opened the window and may have ended while the window was starting. */
    private Tray tray(Machine machine) throws IOException {
        return Boolean.getBoolean("pidkeeper.window-alone")
                ? new Tray(new Silence(), Optional.empty())
                : Tray.over(wiring.doorway(machine).speak(Request.of(Request.Kind.WINDOW)));
    }

    /** The tray's process, as far as it speaks to the window. */
    private record Tray(InputStream orders, Optional<Connection> connection) implements AutoCloseable {

        static Tray over(Connection connection) {
            return new Tray(connection.stream(), Optional.of(connection));
        }

        void answer(String line) {
            try {
                if (connection.isPresent()) {
                    connection.get().send(line);
                }
            } catch (IOException e) {
                LOG.info("nobody hears answers: {}", e.toString());
            }
        }

        @Override
        public void close() throws IOException {
            orders.close();
        }
    }

    /** Orders that never come and never end, for a run that only records which classes a window needs. */
    private static final class Silence extends InputStream {

        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            try {
                never.await();
                return -1;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }
}
