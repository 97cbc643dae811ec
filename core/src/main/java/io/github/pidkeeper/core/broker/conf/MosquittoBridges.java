package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bridges of a Mosquitto, and what it objects to in them.
 *
 * <p>A program that was built without bridges passes over all of this, and has none of the texts.
 */
final class MosquittoBridges {

    private static final String UNTIL_2_0 = "Error: Invalid bridge configuration.";
    private static final String SINCE_2_1 = "option requires a bridge to be defined first.";
    private static final String NO_ADDRESS = "Error: Invalid bridge configuration: no remote addresses defined.";
    private static final String NO_TOPIC = "Error: Invalid bridge configuration: no topics defined.";

    private static final Predicate<String> START_TYPE = Set.of("automatic", "lazy", "once")::contains;
    private static final Predicate<String> DIRECTION =
            Pattern.compile("(?i)in|out|both").asMatchPredicate();

    private final List<MosquittoBridge> bridges = new ArrayList<>();
    private final List<Objection> objections = new ArrayList<>();

    /** A line that begins one. */
    void connection(Path file, MosquittoLine line, MosquittoBelonging belonging) {
        var bridge = new MosquittoBridge(file, line.number(), line.value().split(" ", 2)[0]);
        bridges.stream()
                .filter(earlier -> earlier.name().equals(bridge.name()))
                .findFirst()
                .map(earlier -> Message.of(
                        Phrase.CONFIGURATION_BRIDGE_TWICE,
                        file,
                        line.number(),
                        bridge.name(),
                        earlier.file(),
                        earlier.line()))
                .ifPresent(message -> objections.add(Objection.of(message, Set.of(NO_ADDRESS))));
        bridges.add(bridge);
        belonging.toBridge(bridge);
    }

    /** A line that is about one. */
    void line(Path file, MosquittoLine line, MosquittoBelonging belonging) {
        if (belonging.bridge().isEmpty()) {
            var message = Message.of(Phrase.CONFIGURATION_WITHOUT_BRIDGE, file, line.number(), line.key());
            objections.add(Objection.of(message, Set.of(UNTIL_2_0, NO_ADDRESS)));
            objections.add(Objection.of(message, Set.of(SINCE_2_1, NO_ADDRESS)));
            return;
        }
        switch (line.key()) {
            case "address", "addresses" -> belonging.bridge().get().address();
            case "topic" -> {
                belonging.bridge().get().topic();
                check(
                        file,
                        line,
                        Stream.of(line.value().split(" +", -1)).skip(1).findFirst(),
                        DIRECTION);
            }
            case "start_type" -> check(file, line, Optional.of(line.firstWord()), START_TYPE);
            default -> {
                // How it works, and not whether there is one.
            }
        }
    }

    private void check(Path file, MosquittoLine line, Optional<String> word, Predicate<String> right) {
        word.filter(right.negate())
                .map(wrong -> Message.of(Phrase.CONFIGURATION_VALUE, line.key(), wrong))
                .map(reason -> new ConfigurationReading.Wrong(file, OptionalInt.of(line.number()), reason).message())
                .ifPresent(message -> objections.add(Objection.of(message, Set.of(NO_ADDRESS))));
    }

    List<Objection> objections() {
        return Stream.concat(objections.stream(), bridges.stream().flatMap(MosquittoBridges::ofIncomplete))
                .toList();
    }

    private static Stream<Objection> ofIncomplete(MosquittoBridge bridge) {
        return Stream.concat(
                bridge.isAddressed() ? Stream.empty() : Stream.of(incomplete(bridge, "address", NO_ADDRESS)),
                bridge.isTopical() ? Stream.empty() : Stream.of(incomplete(bridge, "topic", NO_TOPIC)));
    }

    private static Objection incomplete(MosquittoBridge bridge, String lacking, String says) {
        return Objection.of(
                Message.of(
                        Phrase.CONFIGURATION_BRIDGE_INCOMPLETE, bridge.file(), bridge.line(), bridge.name(), lacking),
                Set.of(says));
    }
}
