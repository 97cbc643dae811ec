package io.github.pidkeeper.core.races;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What many rounds of a race came to. */
final class Tally {

    private final String race;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<Long> spreads = new ArrayList<>();
    private int rounds;
    private int disagreements;
    private int harmed;

    Tally(String race) {
        this.race = race;
    }

    void outcome(String words) {
        outcomes.merge(words, 1, Integer::sum);
    }

    /** @param nanos between the first and the last who passed the gate */
    void spread(long nanos) {
        spreads.add(nanos);
    }

    /** Ends a round; complaints make it one in which the words and the world disagree, and are told on standard error. */
    void round(List<String> complaints) {
        rounds++;
        if (!complaints.isEmpty()) {
            disagreements++;
            System.err.println(race + ", round " + rounds + ": " + String.join("; ", complaints));
        }
    }

    void harmed(List<String> harm) {
        if (!harm.isEmpty()) {
            harmed++;
            System.err.println(race + ", a bystander: " + harm);
        }
    }

    Row row() {
        String told = outcomes.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return new Row(race, rounds, told, harmed, disagreements, median());
    }

    private long median() {
        return spreads.isEmpty() ? 0 : spreads.stream().sorted().toList().get(spreads.size() / 2) / 1000;
    }
}
