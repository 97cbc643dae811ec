package io.github.pidkeeper.core.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a kind of broker is started so that it stays in the foreground, where its output and its end are seen.
 *
 * @param verb the first argument, by which it is started at all
 * @param likeVerb other first arguments of a process that was started; they are never handed on
 * @param refusedVerbs first arguments that do something else than start, for example signal whatever a pid file names
 * @param refused arguments by which it goes into the background and cannot be trusted to have
 * @param leftOut arguments that send it into the background and change nothing else: it is started without them
 * @param environment what is added so that nothing else sends it there
 */
public record ForegroundHabit(
        Optional<String> verb,
        List<String> likeVerb,
        List<String> refusedVerbs,
        List<String> refused,
        List<String> leftOut,
        Map<String, String> environment) {

    /** It is started as it is configured. */
    public static final ForegroundHabit PLAIN =
            new ForegroundHabit(Optional.empty(), List.of(), List.of(), List.of(), List.of(), Map.of());

    public ForegroundHabit {
        likeVerb = List.copyOf(likeVerb);
        refusedVerbs = List.copyOf(refusedVerbs);
        refused = List.copyOf(refused);
        leftOut = List.copyOf(leftOut);
        environment = Map.copyOf(environment);
    }

    /** The first argument with which it must not be started, if there is one. */
    public Optional<String> refusedIn(List<String> arguments) {
        return arguments.stream()
                .limit(1)
                .filter(refusedVerbs::contains)
                .findFirst()
                .or(() -> arguments.stream().filter(refused::contains).findFirst());
    }

    /** The arguments with which it is started, or was if nobody sent it into the background: what two starts have in common. */
    public List<String> essential(List<String> arguments) {
        var essential = new ArrayList<>(arguments);
        essential.removeIf(argument -> refused.contains(argument) || leftOut.contains(argument));
        verb.ifPresent(wanted -> {
            if (essential.isEmpty() || essential.getFirst().startsWith("-")) {
                essential.addFirst(wanted);
            } else if (likeVerb.contains(essential.getFirst())) {
                essential.set(0, wanted);
            }
        });
        return List.copyOf(essential);
    }
}
