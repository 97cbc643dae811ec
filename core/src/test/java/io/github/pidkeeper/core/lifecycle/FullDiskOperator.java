package io.github.pidkeeper.core.lifecycle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.pidkeeper.core.broker.Broker;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A program that starts a broker, fills up the disk on which it remembers things, and stops the broker. For a mount
 * namespace of its own.
 */
final class FullDiskOperator {

    private FullDiskOperator() {}

    /**
     * Tells what is foreseen of a restart and what comes of it, the outcome of a stop, what it was warned of, the same as of
     * the restart of a start for which nothing was ever written down, how many brokers are left, and whether there is a pid
     * file.
     */
    public static void main(String[] arguments) throws Exception {
        try (var bench = new RealBench(Duration.ofSeconds(10))) {
            PrivateFile.createDirectories(bench.state);
            run("mount", "-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs", bench.state.toString());
            try {
                Broker broker = bench.nanomq();
                bench.start(broker);
                fill(bench.state.resolve("ballast"));
                fill(new JournalFiles(bench.state).current());

                var foreseen = (Preview.Decided) bench.lifecycle.preview(Operations.Kind.RESTART, broker);
                System.out.println(foreseen.outcome().message().phrase());
                System.out.println(bench.lifecycle
                        .restart(broker, new FollowedSteps())
                        .message()
                        .phrase());
                System.out.println(bench.running().size() + " runs");
                var steps = new FollowedSteps();
                Outcome outcome = bench.stop(broker, steps);

                System.out.println(outcome.message().phrase());
                steps.warnings().forEach(warning -> System.out.println(warning.phrase()));
                Lifecycle first = RealBench.lifecycle(bench.state.resolve("not/made/yet"));
                var unmade = (Preview.Decided) first.preview(Operations.Kind.START, broker);
                System.out.println(unmade.outcome().message().phrase());
                System.out.println(
                        first.start(broker, new FollowedSteps()).message().phrase());
                System.out.println(bench.running().size() + " left");
                System.out.println(Files.exists(bench.pidFile) ? "pid file" : "no pid file");
            } finally {
                run("umount", "--lazy", bench.state.toString());
            }
        }
    }

    /** Until not one byte fits any more; all that is added is empty lines. */
    private static void fill(Path file) throws IOException {
        for (int length = 4096; length > 0; length = length == 1 ? 0 : 1) {
            try (var out = new FileOutputStream(file.toFile(), true)) {
                while (true) {
                    out.write("\n".repeat(length).getBytes(US_ASCII));
                }
            } catch (IOException _) {
                // Full, as far as this length goes.
            }
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code);
        }
    }
}
