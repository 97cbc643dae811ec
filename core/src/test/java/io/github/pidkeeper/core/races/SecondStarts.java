package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.arena.Arena;
import io.github.pidkeeper.core.arena.BrokerLine;
import io.github.pidkeeper.core.arena.Verb;
import io.github.pidkeeper.core.broker.Broker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The broker's own second start, which overwrites the pid file whoever runs, against a stop or a status of ours, for many
 * rounds; tells its line of the table.
 */
final class SecondStarts implements AutoCloseable {

    /** So that the one comes first now, and now the other. */
    private static final long LONGEST_DELAY = Duration.ofMillis(10).toNanos();

    /** In milliseconds; the pid file is written before, and whoever binds late may find the port free. */
    private static final int LATEST_BIND = 40;

    private final Arena arena = new Arena();
    private final Gate gate = Gate.at(arena.directory().resolve("gate"));
    private final BrokerLine line = arena.broker(Duration.ofSeconds(10));
    private final Broker broker = line.broker();
    private final Verb verb;
    private final Tally tally;
    private final WarmRival rival;
    private final Random random = new Random(1);

    private SecondStarts(Verb verb) {
        this.verb = verb;
        tally = new Tally("the broker's own start against " + verb.text());
        var arguments = new ArrayList<Object>(List.of(false, gate.path(), arena.state()));
        arguments.addAll(line.words());
        rival = new WarmRival(arguments.toArray()).awaitWarm();
    }

    /** Arguments: the verb, and how many rounds. */
    public static void main(String[] arguments) throws Exception {
        try (var starts = new SecondStarts(Verb.valueOf(arguments[0]))) {
            for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
                starts.run(round);
            }
            System.out.println(starts.tally.row().line());
        }
    }

    private void run(int round) throws IOException, InterruptedException {
        long first = arena.startByHand(broker).pid();
        if (round % 2 == 0) {
            arena.adopt(broker, first);
        }
        rival.arm(verb, Duration.ofNanos(random.nextLong(LONGEST_DELAY)));
        Map<String, String> environment =
                Map.of("NANOMQ_PID_FILE", arena.pidFile().toString());
        BrokerLine late = arena.broker(Duration.ZERO, "--bind-after", Integer.toString(random.nextInt(LATEST_BIND)));
        try (var second = new AtTheGate(gate, late.command().line(), environment)) {
            Told told;
            boolean runs;
            try (var _ = gate.open()) {
                told = rival.told();
                runs = second.says("ready");
            }
            if (!runs) {
                second.exitCode();
            }
            tally.outcome(verb.text() + " " + told.kind());
            tally.outcome("second start " + (runs ? "runs" : "ended"));
            tally.round(complaints(told, first, second.pid(), runs));
            arena.clear(broker);
        }
    }

    private List<String> complaints(Told told, long first, long second, boolean secondRuns)
            throws InterruptedException {
        var complaints = new ArrayList<String>();
        List<Long> running = arena.running();
        boolean firstRuns = running.contains(first);
        if (running.size() > 1 || running.contains(second) != secondRuns) {
            complaints.add("running are " + running + " of " + first + " and " + second);
        }
        boolean honest = switch (told.kind()) {
            case "Done" -> !firstRuns;
            case "Failed" -> !firstRuns && secondRuns;
            case "Refused", "SEVERAL" -> firstRuns;
            case "RUNNING" -> told.words().endsWith(" " + first);
            default -> false;
        };
        if (!honest) {
            complaints.add("told is " + told.words() + " of " + first + " with " + running);
        }
        String truth = arena.truth();
        String status = Verb.words(arena.lifecycle().status(broker));
        if (!status.equals(truth)) {
            complaints.add("the status is " + status + " and the truth is " + truth);
        }
        if (secondRuns && !truth.startsWith("RUNNING TRUE")) {
            complaints.add("the pid file of the second is not there: " + truth);
        }
        return complaints;
    }

    @Override
    public void close() {
        rival.close();
        arena.close();
    }
}
