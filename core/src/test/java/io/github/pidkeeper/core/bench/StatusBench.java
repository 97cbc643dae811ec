package io.github.pidkeeper.core.bench;

import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.process.Place;
import io.github.pidkeeper.core.readiness.MqttProbe;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.watch.Look;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A status check of a running broker, as the watch takes it, beside the bare reads: pid file, /proc/PID/stat and the link /proc/PID/exe. Promised:
 * three times as long, at the median, where no port has to be asked.
 */
final class StatusBench {

    private static final int TO_BE_WARM = 5000;
    /** A broker that has run for a while: what is recorded of it is not just being written. */
    private static final Duration WHILE = Duration.ofSeconds(3);

    private static final int CHECKS = 3000;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Machine machine = Machine.current();

    void run() throws Exception {
        var table = new Table("status check, µs", "n", "bare reads", "check", "9 of 10", "times", "promised");
        try (var found = new Subject("found", false);
                var started = new Subject("started", false);
                var asked = new Subject("asked", true)) {
            long pid = found.start().pid();
            measure(table, "found by its pid file, without a port", found, pid, "3.0");
            measure(table, "started by us, so with a record, without a port", started, startedByUs(started), "3.0");
            pid = asked.start().pid();
            measure(table, "with a port, which is asked for MQTT", asked, pid, "");
            parts(asked, pid);
        }
    }

    private long startedByUs(Subject subject) throws InterruptedException {
        Outcome outcome = subject.lifecycle(machine).start(subject.broker, new Progress() {});
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
        return subject.lifecycle(machine)
                .status(subject.broker)
                .process()
                .orElseThrow()
                .pid();
    }

    private void measure(Table table, String name, Subject subject, long pid, String promised) throws IOException {
        Lifecycle lifecycle = subject.lifecycle(machine);
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        Path executable = Path.of("/proc", Long.toString(pid), "exe");
        var bare = new Samples();
        var check = new Samples();
        long first = System.nanoTime();
        for (int i = -TO_BE_WARM; i < CHECKS; i++) {
            long begin = System.nanoTime();
            if (i == 0 && begin - first < WHILE.toNanos()) {
                i = -1; // it is not a while yet
            }
            Files.readString(subject.pidFile);
            Files.readString(stat);
            Files.readSymbolicLink(executable);
            long middle = System.nanoTime();
            Look.Observed seen = lifecycle.look(subject.broker);
            seen.process().orElseThrow().close();
            long end = System.nanoTime();
            if (seen.verdict().state() != BrokerState.RUNNING) {
                throw new IllegalStateException(seen.verdict().toString());
            }
            if (i >= 0) {
                bare.add(middle - begin);
                check.add(end - middle);
            }
        }
        table.row(
                name,
                check.count(),
                bare.medianMicros(),
                check.medianMicros(),
                check.mostMicros(),
                String.format(Locale.ROOT, "%.2f", (double) check.median() / bare.median()),
                promised);
    }

    /** What the check with a port consists of, beside the check without. */
    private void parts(Subject subject, long pid) {
        var table = new Table("its parts, µs", "n", "median");
        int port = subject.broker.port().orElseThrow();
        var probe = new MqttProbe();
        var addresses = List.of(InetAddress.getLoopbackAddress());
        table.row(
                "who holds the port, where one is on record",
                CHECKS,
                median(() -> machine.processes().holderOf(Place.anywhere(port), List.of(pid))));
        table.row("CONNECT to CONNACK", CHECKS, median(() -> probe.probe(addresses, port, LIMIT)));
    }

    private static String median(Runnable part) {
        var samples = new Samples();
        for (int i = -CHECKS; i < CHECKS; i++) {
            long begin = System.nanoTime();
            part.run();
            long end = System.nanoTime();
            if (i >= 0) {
                samples.add(end - begin);
            }
        }
        return samples.medianMicros();
    }
}
