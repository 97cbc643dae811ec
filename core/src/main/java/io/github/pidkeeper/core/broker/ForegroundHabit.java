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
 * @param shortened whether its long options may be cut short, as NanoMQ's; a kind knows it by its configuration
 */
public record ForegroundHabit(
        Optional<String> verb,
        List<String> likeVerb,
        List<String> refusedVerbs,
        List<String> refused,
        List<String> leftOut,
        Map<String, String> environment,
        boolean shortened) {

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

    /** One of a program that knows its options by their whole names. */
    public ForegroundHabit(
            Optional<String> verb,
            List<String> likeVerb,
            List<String> refusedVerbs,
            List<String> refused,
            List<String> leftOut,
            Map<String, String> environment) {
        this(verb, likeVerb, refusedVerbs, refused, leftOut, environment, false);
    }

    ForegroundHabit in(ConfigurationFormat format) {
        boolean cut = OptionSpelling.of(format) == OptionSpelling.NANOMQ;
        return new ForegroundHabit(verb, likeVerb, refusedVerbs, refused, leftOut, environment, cut);
    }

    /** The first argument with which it must not be started, if there is one. */
    public Optional<String> refusedIn(List<String> arguments) {
        return arguments.stream()
                .limit(1)
                .filter(refusedVerbs::contains)
                .findFirst()
                .or(() -> arguments.stream()
                        .filter(argument -> isAnyOf(refused, argument))
                        .findFirst());
    }

    /** The arguments with which it is started, or was if nobody sent it into the background: what two starts have in common. */
    public List<String> essential(List<String> arguments) {
        var essential = new ArrayList<>(arguments);
        essential.removeIf(argument -> isAnyOf(refused, argument) || isAnyOf(leftOut, argument));
        verb.ifPresent(wanted -> {
            if (essential.isEmpty() || essential.getFirst().startsWith("-")) {
                essential.addFirst(wanted);
            } else if (likeVerb.contains(essential.getFirst())) {
                essential.set(0, wanted);
            }
        });
        return List.copyOf(essential);
    }

    private boolean isAnyOf(List<String> names, String argument) {
        return (shortened ? OptionSpelling.NANOMQ : OptionSpelling.WHOLE).isAnyOf(names, argument);
    }
}
