package io.github.pidkeeper.core.bench;

import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.machine.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * From SIGTERM to the confirmed exit, beside kill(2) and waitpid(2) by the parent of a process of the same kind. Promised: 10
 * ms more at the median, however long the broker takes itself.
 */
final class StopBench {

    private static final int STOPS = 25;

    private final Machine machine = Machine.current();
    private final Parent parent = new Parent();

    void run() throws Exception {
        var table = new Table(
                "SIGTERM to the exit, ms",
                "n",
                "kill, waitpid",
                "confirmed",
                "9 of 10",
                "difference",
                "promised",
                "before it",
                "after it",
                "the whole stop");
        for (int delay : new int[] {0, 50, 500}) {
            measure(table, delay);
        }
    }

    private void measure(Table table, int delay) throws Exception {
        var byParent = new Samples();
        var confirmed = new Samples();
        var before = new Samples();
        var after = new Samples();
        var whole = new Samples();
        for (int i = 0; i < STOPS; i++) {
            try (var subject = new Subject("subject", true, "--exit-delay", Integer.toString(delay))) {
                byParent.add(parent.stop(subject));
                Stop stop = stop(subject);
                confirmed.add(stop.confirmed - stop.signalled);
                before.add(stop.signalled - stop.begun);
                after.add(stop.over - stop.confirmed);
                whole.add(stop.over - stop.begun);
            }
        }
        table.row(
                "exits after " + delay + " ms",
                confirmed.count(),
                byParent.medianMillis(),
                confirmed.medianMillis(),
                confirmed.mostMillis(),
                Samples.millis(confirmed.median() - byParent.median()),
                "10.00",
                before.medianMillis(),
                after.medianMillis(),
                whole.medianMillis());
    }

    private Stop stop(Subject subject) throws InterruptedException {
        subject.start();
        var signals = new NotedSignals(machine.processes());
        var exited = new AtomicLong();
        var following = new Progress() {
            @Override
            public void changed(Step step) {
                if (step.kind() == Step.Kind.AWAIT_EXIT && step.progress() == Step.Progress.DONE) {
                    exited.compareAndSet(0, System.nanoTime());
                }
            }
        };
        long begin = System.nanoTime();
        Outcome outcome = subject.lifecycle(machine, signals).stop(subject.broker, following);
        long end = System.nanoTime();
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
        return new Stop(begin, signals.lastAt(), exited.get(), end);
    }

    /** One stop, by the monotonic clock. */
    private record Stop(long begun, long signalled, long confirmed, long over) {}

    /** A parent in C, compiled by bench.sh. */
    private record Parent() {

        /** Starts the broker as its child, and returns how long kill and waitpid took. */
        long stop(Subject subject) throws IOException {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("bench.parent")).toString(),
                    subject.broker.command().executable().toString()));
            command.addAll(subject.broker.command().arguments());
            Process program = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String told = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Long.parseLong(told.strip());
        }
    }
}
