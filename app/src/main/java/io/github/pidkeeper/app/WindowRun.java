package io.github.pidkeeper.app;

import io.github.pidkeeper.app.cli.ExitCode;
import io.github.pidkeeper.app.instance.Connection;
import io.github.pidkeeper.app.instance.Request;
import io.github.pidkeeper.app.live.LiveBrokers;
import io.github.pidkeeper.app.window.WindowDependencies;
import io.github.pidkeeper.app.window.WindowMain;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.machine.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run of the program that is the window, told what to do by the run that is the tray. */
record WindowRun(Wiring wiring) {

    private static final Logger LOG = LoggerFactory.getLogger(WindowRun.class);

    ExitCode run() throws InterruptedException {
        Machine machine = Machine.current();
        Lifecycle lifecycle = wiring.lifecycle(machine);
        try (LiveBrokers brokers = wiring.liveBrokers(machine, lifecycle)) {
            var ports = new WindowPorts(brokers);
            new WindowMain(new WindowDependencies(
                            wiring.texts(),
                            lifecycle,
                            machine.processes(),
                            machine.user(),
                            ports,
                            ports,
                            wiring.practiceSetup()::broker,
                            wiring.environment().getOrDefault("PATH", ""),
                            wiring.places().state(),
                            InstantSource.system(),
                            ZoneId.systemDefault()))
                    .run(orders(machine));
        }
        return ExitCode.OK;
    }

    /** Without the tray's process the window goes on alone. */
    private InputStream orders(Machine machine) {
        try {
            Connection connection = wiring.doorway(machine).speak(Request.of(Request.Kind.WINDOW));
            return connection.stream();
        } catch (IOException e) {
            LOG.info("nobody gives orders: {}", e.toString());
            return InputStream.nullInputStream();
        }
    }
}
