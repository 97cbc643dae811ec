package io.github.pidkeeper.core.bench;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.watch.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the watch costs while nothing happens, beside the same program that only sleeps. Each minute has two safety checks. */
final class QuietBench {

    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration TO_SETTLE = Duration.ofSeconds(3);

    private final Machine machine = Machine.current();

    void run() throws Exception {
        var table = new Table("while nothing happens", "s", "CPU ms/min", "switches/s", "threads");
        rest(TO_SETTLE);
        measure(table, "no watch: the program sleeps", IDLE);
        for (int brokers : new int[] {1, 20}) {
            watch(table, brokers);
        }
    }

    private void watch(Table table, int number) throws Exception {
        var subjects = new ArrayList<Subject>();
        var known = new CountDownLatch(number);
        try {
            var brokers = new ArrayList<Broker>();
            for (int i = 0; i < number; i++) {
                var subject = new Subject("subject-" + i, true);
                subjects.add(subject);
                subject.start();
                brokers.add(subject.broker);
            }
            try (var watcher = new Watcher(
                    subjects.getFirst().lifecycle(machine), machine.sentinels().get(), _ -> known.countDown())) {
                watcher.watch(List.copyOf(brokers));
                known.await();
                rest(TO_SETTLE);
                measure(table, "watched: " + number, QUIET);
            }
        } finally {
            subjects.forEach(Subject::close);
        }
    }

    private static void measure(Table table, String name, Duration time) throws Exception {
        Expense before = Expense.ofThisProgram();
        rest(time);
        Expense spent = Expense.ofThisProgram().minus(before);
        table.row(
                name,
                time.toSeconds(),
                String.format(Locale.ROOT, "%.1f", spent.cpu().toNanos() / 1e6 * 60 / time.toSeconds()),
                String.format(Locale.ROOT, "%.1f", (double) spent.switches() / time.toSeconds()),
                spent.threads());
    }

    private static void rest(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
