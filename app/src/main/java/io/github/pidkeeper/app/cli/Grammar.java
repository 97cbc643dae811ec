package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Understands a command line: a verb of one or two words, options in any order, operands, and behind two dashes a broker's
 * command, which is never looked into.
 *
 * <p>A library for this took longer to load than everything else together, and complains in English only.
 */
public final class Grammar {

    private static final String END_OF_OPTIONS = "--";

    /** What the JVM puts in the place of bytes that are no letters in this locale: every such byte becomes the same. */
    private static final char NO_LETTER = '\uFFFD';

    /** What a command line came to. */
    public sealed interface Parsing {

        /** What was understood; if nothing was, somebody is told why. */
        Optional<Invocation> orTell(Consumer<Sentence> somebody);

        record Understood(Invocation invocation) implements Parsing {
            @Override
            public Optional<Invocation> orTell(Consumer<Sentence> somebody) {
                return Optional.of(invocation);
            }
        }

        record NotUnderstood(Sentence sentence) implements Parsing {
            @Override
            public Optional<Invocation> orTell(Consumer<Sentence> somebody) {
                somebody.accept(sentence);
                return Optional.empty();
            }
        }
    }

    public Parsing parse(List<String> typed) {
        // Another file would be meant than was typed, or another broker.
        var garbled =
                typed.stream().filter(word -> word.indexOf(NO_LETTER) >= 0).findFirst();
        return garbled.map(word -> wrong(Sentence.of("cli.not-text", word))).orElseGet(() -> legible(typed));
    }

    private static Parsing legible(List<String> typed) {
        int end = typed.indexOf(END_OF_OPTIONS);
        var own = end < 0 ? typed : typed.subList(0, end);
        var command = end < 0 ? Optional.<List<String>>empty() : Optional.of(typed.subList(end + 1, typed.size()));
        if (own.isEmpty() || own.getFirst().startsWith("-")) {
            return parse(Verb.APPLICATION, own, command);
        }
        var verb = Verb.at(own);
        return verb.isPresent()
                ? parse(verb.get(), own.subList(verb.get().words().size(), own.size()), command)
                : new Parsing.NotUnderstood(unknownVerb(own.getFirst()));
    }

    private static Parsing parse(Verb verb, List<String> words, Optional<List<String>> command) {
        var operands = new ArrayList<String>();
        var options = new EnumMap<Option, String>(Option.class);
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var word = rest.next();
            if (!word.startsWith("-") || word.length() == 1) {
                operands.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            var option = Option.parse(name).filter(verb.options()::contains);
            if (option.isEmpty()) {
                return wrong(unknownOption(verb, name));
            }
            var problem = take(
                    option.get(),
                    equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1)),
                    rest,
                    options);
            if (problem.isPresent()) {
                return wrong(problem.get());
            }
        }
        if (options.containsKey(Option.HELP)) {
            return understood(verb, operands, options, command);
        }
        if (operands.size() > verb.operands()) {
            return wrong(tooMuch(verb, operands.get(verb.operands())));
        }
        var modes = modes(options);
        if (modes.size() > 1) {
            return wrong(Sentence.of("cli.one-at-a-time", modes.getFirst(), modes.getLast()));
        }
        if (command.isPresent() && !verb.takesCommand()) {
            return wrong(Sentence.of("cli.no-command-here", verb.text()));
        }
        return understood(verb, operands, options, command);
    }

    /** Each asks the application for something else. */
    private static List<String> modes(Map<Option, String> options) {
        return Stream.of(Option.MINIMIZED, Option.PRACTICE, Option.QUIT, Option.WINDOW)
                .filter(options::containsKey)
                .map(Option::text)
                .toList();
    }

    private static Optional<Sentence> take(
            Option option, Optional<String> attached, Iterator<String> rest, Map<Option, String> options) {
        if (options.containsKey(option)) {
            return Optional.of(Sentence.of("cli.option-twice", option.text()));
        }
        if (!option.takesValue()) {
            options.put(option, "");
            return attached.map(value -> Sentence.of("cli.option-without-value", option.text(), value));
        }
        var value = attached.or(() -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty())
                .filter(text -> !text.isEmpty() && Option.parse(text).isEmpty());
        value.ifPresent(text -> options.put(option, text));
        return value.isPresent() ? Optional.empty() : Optional.of(Sentence.of("cli.option-needs-value", option.text()));
    }

    private static Sentence unknownVerb(String word) {
        var known = Arrays.stream(Verb.values())
                .filter(verb -> !verb.words().isEmpty())
                .map(verb -> verb.words().getFirst())
                .distinct()
                .toList();
        return meant(Sentence.of("cli.unknown-verb", word), Verb.nearest(word), known);
    }

    private static Sentence unknownOption(Verb verb, String name) {
        var known = verb.options().stream()
                .filter(option -> option != Option.WINDOW)
                .map(Option::text)
                .toList();
        return meant("cli.unknown-option", name, known);
    }

    private static Sentence tooMuch(Verb verb, String word) {
        return switch (verb) {
            case BROKERS -> meant("cli.unknown-verb", word, List.of("list", "add", "remove", "kinds"));
            case APPLICATION -> Sentence.of("cli.application-takes-no-broker", word);
            case JOURNAL -> Sentence.of("cli.journal-of-broker", word, verb.text());
            default -> Sentence.of("cli.too-much", word, verb.text());
        };
    }

    private static Sentence meant(String key, String word, List<String> known) {
        return meant(Sentence.of(key, word), new Nearest(known).to(word), known);
    }

    private static Sentence meant(Sentence unknown, Optional<String> near, List<String> known) {
        return near.map(word -> Sentence.of("cli.unknown-meant", unknown, word))
                .orElseGet(() -> Sentence.of("cli.unknown-known", unknown, String.join(", ", known)));
    }

    private static Parsing wrong(Sentence sentence) {
        return new Parsing.NotUnderstood(sentence);
    }

    private static Parsing understood(
            Verb verb, List<String> operands, Map<Option, String> options, Optional<List<String>> command) {
        return new Parsing.Understood(new Invocation(verb, operands, options, command));
    }
}
