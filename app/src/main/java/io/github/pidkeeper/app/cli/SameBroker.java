package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.verdict.ShownCommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that does something else with the broker that an invocation was about.
 *
 * @param invocation as it was typed: with a name, or a description, or neither where only one broker is configured
 */
record SameBroker(Invocation invocation) {

    private static final List<Option> DESCRIPTION =
            List.of(Option.PID_FILE, Option.PORT, Option.KIND, Option.CONF, Option.STATE_DIR);

    /** Empty where a password would stand in it: without that it is another command. */
    Optional<List<String>> command(Verb verb, Broker broker, Option... more) {
        return hidesWords() ? Optional.empty() : Optional.of(words(verb, broker, more));
    }

    private boolean hidesWords() {
        return invocation
                .command()
                .filter(command -> new ShownCommandLine(command).hides())
                .isPresent();
    }

    private List<String> words(Verb verb, Broker broker, Option... more) {
        var words = new ArrayList<>(List.of("pidkeeper"));
        words.addAll(verb.words());
        if (!Description.isIn(invocation)) {
            words.add(broker.name().text());
        }
        for (var option : more) {
            words.add(option.text());
        }
        for (var option : DESCRIPTION) {
            invocation.value(option).ifPresent(value -> words.addAll(List.of(option.text(), value)));
        }
        invocation.command().ifPresent(command -> {
            words.add("--");
            words.addAll(command);
        });
        return List.copyOf(words);
    }

    /** The same to be typed into a shell, on one line; what has to be done, where that line cannot be shown as it is. */
    Object shown(Verb verb, Broker broker, Option... more) {
        return command(verb, broker, more)
                .map(ShellLine::new)
                .filter(ShellLine::canBePasted)
                .<Object>map(ShellLine::text)
                .orElseGet(() -> typedAgain(verb, more));
    }

    private Sentence typedAgain(Verb verb, Option... more) {
        var wanted = Stream.concat(Stream.of(verb.text()), Stream.of(more).map(Option::text))
                .collect(Collectors.joining(" "));
        var typed = invocation.verb().text();
        var surplus = invocation.options().keySet().stream()
                .filter(option -> !verb.options().contains(option))
                .map(Option::text)
                .sorted()
                .collect(Collectors.joining(" "));
        return surplus.isEmpty()
                ? Sentence.of("cli.typed-again", wanted, typed)
                : Sentence.of("cli.typed-again-without", wanted, typed, surplus);
    }
}
