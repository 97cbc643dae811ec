package io.github.pidkeeper.core.bench;

import io.github.pidkeeper.core.machine.Machine;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** From the death of a broker to its publication by the watch. Promised: 5 ms over a bare poll, at the median. */
final class WatchBench {

    private static final int DEATHS = 60;
    private static final int OLD_DEATHS = 20;
    private static final int FIRST_DEATHS = 15;
    private static final int OTHERS = 400;
    private static final Duration OLD = Duration.ofSeconds(310);

    private final Machine machine = Machine.current();

    /** Brokers that were watched for less than two seconds. */
    void fresh() throws Exception {
        Table table = table();
        // In turn, so that what else the machine does meets all of them.
        var withoutPort = new Deaths();
        var withPort = new Deaths();
        for (int i = 0; i < DEATHS; i++) {
            withoutPort.add(death(false));
            withPort.add(death(true));
        }
        withoutPort.tell(table, "watched for less than 2 s, without a port");
        withPort.tell(table, "watched for less than 2 s, with a port");
        var crowded = new Deaths();
        try (var _ = new Crowd(OTHERS)) {
            for (int i = 0; i < DEATHS; i++) {
                crowded.add(death(true));
            }
        }
        crowded.tell(table, "the same, among " + OTHERS + " more processes");
        var first = new Deaths();
        for (int i = 0; i < FIRST_DEATHS; i++) {
            first.add(firstDeathOfAnother());
        }
        first.tell(table, "the first that a program sees, code cold");
        new PidFileChanges(machine).tell();
    }

    /** Brokers that were watched for more than five minutes. */
    void old() throws Exception {
        Table table = table();
        var brokers = new ArrayList<Death>();
        try {
            for (int i = 0; i < OLD_DEATHS; i++) {
                brokers.add(new Death(machine, i % 2 == 0));
            }
            new CountDownLatch(1).await(OLD.toMillis(), TimeUnit.MILLISECONDS);
            var withoutPort = new Deaths();
            var withPort = new Deaths();
            for (int i = 0; i < OLD_DEATHS; i++) {
                (i % 2 == 0 ? withPort : withoutPort).add(brokers.get(i).happen());
            }
            withoutPort.tell(table, "watched for " + OLD.toSeconds() + " s, without a port");
            withPort.tell(table, "watched for " + OLD.toSeconds() + " s, with a port");
        } finally {
            brokers.forEach(Death::close);
        }
    }

    private static Table table() {
        return new Table(
                "death to publication, ms", "n", "bare poll", "published", "difference", "9 of 10", "promised");
    }

    private Death.Told death(boolean port) throws Exception {
        try (var death = new Death(machine, port)) {
            return death.happen();
        }
    }

    /** In a program that has seen no other: tells both times. */
    static void firstDeath() throws Exception {
        Death.Told told = new WatchBench().death(true);
        System.out.println(told.byPoll() + " " + told.byWatch());
    }

    private static Death.Told firstDeathOfAnother() throws Exception {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName(), "first-death"));
        Process program = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] told = new String(program.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        return new Death.Told(Long.parseLong(told[0]), Long.parseLong(told[1]));
    }

    /** Deaths under the same circumstances. */
    private static final class Deaths {

        private final Samples polled = new Samples();
        private final Samples published = new Samples();
        private final Samples difference = new Samples();

        void add(Death.Told told) {
            polled.add(told.byPoll());
            published.add(told.byWatch());
            difference.add(told.byWatch() - told.byPoll());
        }

        void tell(Table table, String circumstances) {
            table.row(
                    circumstances,
                    difference.count(),
                    polled.medianMillis(),
                    published.medianMillis(),
                    difference.medianMillis(),
                    difference.mostMillis(),
                    "5.00");
        }
    }
}
