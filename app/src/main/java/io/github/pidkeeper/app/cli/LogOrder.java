package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.log.LogFilter;
import io.github.pidkeeper.core.log.LogLevel;
import io.github.pidkeeper.core.log.LogPlace;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody wants to see of a log.
 *
 * @param lines how many of the last ones; all since the last start if only that was asked for
 * @param source which of its files; the first that there is if none was named
 */
record LogOrder(
        int lines, boolean follow, boolean sinceStart, boolean json, LogFilter filter, Optional<LogPlace.Kind> source) {

    private static final int USUAL_LINES = 50;
    private static final int MOST_DIGITS = 7;

    /** What the options came to. */
    sealed interface Parsing {
        record Understood(LogOrder order) implements Parsing {}

        record Wrong(Sentence sentence) implements Parsing {}
    }

    static Parsing parse(Invocation invocation) {
        var lines = invocation.value(Option.LINES);
        var level = invocation.value(Option.LEVEL);
        var source = invocation.value(Option.SOURCE);
        if (lines.filter(text -> !isNumber(text)).isPresent()) {
            return new Parsing.Wrong(Sentence.of("cli.log-lines", lines.get()));
        }
        if (level.isPresent() && LogLevel.parse(level.get()).isEmpty()) {
            return new Parsing.Wrong(Sentence.of("cli.log-level", level.get()));
        }
        if (source.isPresent() && LogPlace.Kind.parse(source.get()).isEmpty()) {
            return new Parsing.Wrong(Sentence.of("cli.log-source", source.get(), sources()));
        }
        boolean sinceStart = invocation.has(Option.SINCE_START);
        return new Parsing.Understood(new LogOrder(
                lines.map(Integer::valueOf).orElse(sinceStart ? Integer.MAX_VALUE : USUAL_LINES),
                invocation.has(Option.FOLLOW),
                sinceStart,
                invocation.has(Option.JSON),
                new LogFilter(level.flatMap(LogLevel::parse), invocation.value(Option.GREP)),
                source.flatMap(LogPlace.Kind::parse)));
    }

    private static String sources() {
        return Arrays.stream(LogPlace.Kind.values()).map(LogPlace.Kind::text).collect(Collectors.joining(", "));
    }

    private static boolean isNumber(String text) {
        return text.length() <= MOST_DIGITS && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }
}
