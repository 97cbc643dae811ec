package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.arena.Arena;
import io.github.pidkeeper.core.arena.BrokerLine;
import io.github.pidkeeper.core.arena.Verb;
import io.github.pidkeeper.core.arena.World;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.standin.Bystander;
import io.github.pidkeeper.core.standin.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * One race, run for many rounds in namespaces of its own; tells its line of the table.
 *
 * <p>The programs are started once, and each waits at the gate before every round. Where the built program takes part, it is
 * started anew in every round and takes its time, and so the others are held back by as much, more or less.
 */
final class Races implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long COLD_START = Duration.ofMillis(300).toNanos();

    private final Race race;
    private final List<Path> programs;
    private final Arena arena = new Arena();
    private final Gate gate = Gate.at(arena.directory().resolve("gate"));
    private final BrokerLine line = arena.broker(GRACE);
    private final Broker broker = line.broker();
    private final Referee referee = new Referee(arena, broker);
    private final Bystander bystander = Bystander.start();
    private final List<Rival> rivals = new ArrayList<>();
    private final Random random = new Random(1);
    private final Tally tally;

    private Races(Race race, List<Path> programs) {
        this.race = race;
        this.programs = programs;
        tally = new Tally(race.name() + (programs.isEmpty() ? "" : ", " + programs.size() + " of the image"));
    }

    /** Arguments: the race, how many rounds, and if the built program is to take part, its path and how many times. */
    public static void main(String[] arguments) throws Exception {
        List<Path> programs = arguments.length == 2
                ? List.of()
                : Collections.nCopies(Integer.parseInt(arguments[3]), Path.of(arguments[2]));
        try (var races = new Races(Race.named(arguments[0]), programs)) {
            races.enter();
            for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
                races.run(round);
            }
            System.out.println(races.result().line());
        }
    }

    private void enter() {
        List<WarmRival> starting = IntStream.range(0, race.seats() - programs.size())
                .mapToObj(this::warmRival)
                .toList();
        starting.forEach(WarmRival::awaitWarm);
        programs.forEach(path -> rivals.add(new CommandLineRival(path, gate, arena.state(), line)));
    }

    private WarmRival warmRival(int seat) {
        var arguments = new ArrayList<Object>(List.of(race.isAgent(seat), gate.path(), arena.state()));
        arguments.addAll(line.words());
        var rival = new WarmRival(arguments.toArray());
        rivals.add(rival);
        return rival;
    }

    private void run(int round) throws IOException, InterruptedException {
        OptionalLong pid = race.ground(round).prepare(arena, broker, bystander.pid());
        World before = arena.world();
        List<Verb> verbs = race.order(round);
        arm(verbs);
        List<Told> told;
        try (var _ = gate.open()) {
            told = rivals.stream().map(Rival::told).toList();
        }
        List<String> complaints = new ArrayList<>(referee.complaints(before, pid, verbs, told));
        watches().forEach(complaints::add);
        for (int i = 0; i < told.size(); i++) {
            tally.outcome(verbs.get(i).text() + " " + told.get(i).kind());
        }
        spread(told).ifPresent(tally::spread);
        tally.round(complaints);
        arena.clear(broker);
    }

    /** In another order each time: who comes to the gate first tends to leave it first. */
    private void arm(List<Verb> verbs) {
        List<Integer> seats =
                new ArrayList<>(IntStream.range(0, rivals.size()).boxed().toList());
        Collections.shuffle(seats, random);
        for (int seat : seats) {
            boolean waits = !programs.isEmpty() && seat < rivals.size() - programs.size();
            long delay = waits ? random.nextLong(COLD_START) : 0;
            rivals.get(seat).arm(verbs.get(seat), Duration.ofNanos(delay));
        }
    }

    private static OptionalLong spread(List<Told> told) {
        long[] passed =
                told.stream().mapToLong(Told::passed).filter(time -> time > 0).toArray();
        return passed.length < 2
                ? OptionalLong.empty()
                : OptionalLong.of(LongStream.of(passed).max().orElseThrow()
                        - LongStream.of(passed).min().orElseThrow());
    }

    /** Whoever watched must come to see the truth, too; returns what those say who do not. */
    private List<String> watches() {
        var complaints = new ArrayList<String>();
        String truth = arena.truth();
        for (int seat = 0; race.isAgent(seat); seat++) {
            var agent = (WarmRival) rivals.get(seat);
            try {
                Patience.ofABusyMachine()
                        .until("the watch shows " + truth, () -> agent.seen().equals(truth));
            } catch (AssertionError unseen) {
                complaints.add(unseen.getMessage() + ", but " + agent.seen());
            }
        }
        return complaints;
    }

    private Row result() {
        tally.harmed(bystander.harm());
        return tally.row();
    }

    @Override
    public void close() {
        rivals.forEach(Rival::close);
        bystander.close();
        arena.close();
    }
}
