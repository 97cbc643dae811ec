package io.github.pidkeeper.core.bench;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.lifecycle.Means;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.owner.NoOwnerControl;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.readiness.BrokerProbe;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.text.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A broker to measure on: a stand-in in a directory of its own, as a person would have configured it. */
final class Subject implements AutoCloseable {

    final StandIn standIn = StandIn.named("nanomq");
    final Path pidFile = standIn.directory().resolve("broker.pid");
    final Broker broker;

    /** @param port whether the port is part of the configuration, so that the broker is asked for MQTT; it listens anyway */
    Subject(String name, boolean port, String... flags) {
        int number = standIn.freePort();
        var arguments = new ArrayList<>(List.of("--port", Integer.toString(number), "--pid-file", pidFile.toString()));
        // Long enough for the longest of the benches.
        arguments.addAll(List.of("--at-most", "1200"));
        arguments.addAll(List.of(flags));
        broker = new Broker(
                new BrokerName(name),
                BrokerKind.GENERIC,
                new Command(standIn.program(), arguments),
                pidFile,
                Optional.empty(),
                port ? OptionalInt.of(number) : OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
    }

    /** Starts it behind the back of the program. */
    StandInProcess start() {
        return standIn.start(broker.command().arguments().toArray(String[]::new))
                .awaitReady();
    }

    Lifecycle lifecycle(Machine machine) {
        return lifecycle(machine, machine.processes());
    }

    Lifecycle lifecycle(Machine machine, ProcessTable processes) {
        var means = new Means(
                processes,
                machine.spawner(),
                new BrokerProbe(),
                machine.files(),
                machine.locks(),
                ClientCount.none(),
                new NoOwnerControl());
        return new Lifecycle(means, standIn.directory().resolve("state"), Message::toString);
    }

    @Override
    public void close() {
        standIn.close();
    }
}
