package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.arena.Arena;
import io.github.pidkeeper.core.arena.Verb;
import io.github.pidkeeper.core.arena.World;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.races.Serial.Did;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares what was told in a round with what is really there. */
record Referee(Arena arena, Broker broker) {

    /**
     * Returns what is wrong, in words; nothing if all is well.
     *
     * @param before what there was before the round
     * @param pid of the broker before the round
     */
    List<String> complaints(World before, OptionalLong pid, List<Verb> verbs, List<Told> told)
            throws InterruptedException {
        List<Long> running = arena.running();
        if (running.size() > 1) {
            return List.of("several brokers: " + running);
        }
        var complaints = new ArrayList<String>();
        List<Did> did = IntStream.range(0, verbs.size())
                .filter(i -> verbs.get(i) != Verb.STATUS)
                .mapToObj(i -> new Did(verbs.get(i), told.get(i).kind()))
                .toList();
        if (!new Serial(did).explains(before, arena.world())) {
            complaints.add("no order explains " + told + " before " + before + " after " + arena.world());
        }
        boolean sameAsBefore = pid.isPresent() && running.equals(List.of(pid.getAsLong()));
        if (sameAsBefore && did.stream().anyMatch(Referee::endsItsProcess)) {
            complaints.add("the broker from before runs on: " + told);
        }
        String truth = arena.truth();
        Stream.concat(Stream.of(status()), statuses(verbs, told, did))
                .filter(words -> !words.equals(truth))
                .forEach(words -> complaints.add("told is " + words + " and true is " + truth));
        litter().forEach(path -> complaints.add("left behind is " + path));
        return complaints;
    }

    private String status() throws InterruptedException {
        return Verb.words(arena.lifecycle().status(broker));
    }

    /** What was told about a broker that nobody did anything to. */
    private static Stream<String> statuses(List<Verb> verbs, List<Told> told, List<Did> did) {
        return did.isEmpty()
                ? IntStream.range(0, verbs.size()).mapToObj(i -> told.get(i).words())
                : Stream.empty();
    }

    private static boolean endsItsProcess(Did did) {
        return (did.verb() == Verb.STOP || did.verb() == Verb.RESTART)
                && did.kind().equals("Done");
    }

    /** Files that only those who write them should ever see. */
    private List<Path> litter() {
        try (Stream<Path> state = Files.walk(arena.state());
                Stream<Path> beside = Files.list(arena.pidFile().getParent())) {
            return Stream.concat(
                            state.filter(path -> path.toString().endsWith(".new")),
                            beside.filter(path -> !path.equals(arena.pidFile())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
