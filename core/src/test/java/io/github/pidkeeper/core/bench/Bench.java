package io.github.pidkeeper.core.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the measurement that its first argument names. */
final class Bench {

    private static final int WRONG_USAGE = 64;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> arguments = List.of(args);
        if (arguments.equals(List.of("first-death"))) {
            WatchBench.firstDeath();
            return;
        }
        if (!arguments.isEmpty()) {
            circumstances();
        }
        switch (String.join(" ", arguments)) {
            case "watch" -> new WatchBench().fresh();
            case "watch --old" -> new WatchBench().old();
            case "status" -> new StatusBench().run();
            case "figures" -> new FiguresBench().run();
            case "stop" -> new StopBench().run();
            case "quiet" -> new QuietBench().run();
            case "log" -> new LogBench().run();
            default -> {
                System.err.println("What is to be measured? watch [--old], status, figures, stop, quiet, or log");
                System.exit(WRONG_USAGE);
            }
        }
    }

    private static void circumstances() throws IOException {
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        System.out.println("load average " + load + " on "
                + Runtime.getRuntime().availableProcessors() + " processors, "
                + ProcessHandle.allProcesses().count() + " processes, Java " + Runtime.version() + " with "
                + String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
    }
}
