package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a message is written into the journal, so that it can be said again in another language: an amount of time as
 * {@code {"milliseconds":104}}, a point in time as {@code {"instant":"2026-03-01T12:00:00Z"}}, a message inside the message
 * as {@code {"phrase":…,"arguments":[…]}}, and everything else as text or number.
 */
record JournalledMessage(Message message) {

    /** The name of its sentence, for example {@code pid-file-names}. */
    String phrase() {
        return message.phrase().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<Object> arguments() {
        return message.arguments().stream().map(JournalledMessage::plain).toList();
    }

    private static Object plain(Object argument) {
        return switch (argument) {
            case Long number -> number;
            case Integer number -> number;
            case Duration amount -> Map.of("milliseconds", amount.toMillis());
            case Instant point -> Map.of("instant", point.toString());
            case Message inner -> {
                var nested = new LinkedHashMap<String, Object>();
                nested.put("phrase", new JournalledMessage(inner).phrase());
                nested.put("arguments", new JournalledMessage(inner).arguments());
                yield nested;
            }
            default -> argument.toString();
        };
    }

    /** The message that was written; empty if this version does not know its sentence or the kind of an argument. */
    static Optional<Message> read(@Nullable Object phrase, @Nullable Object arguments) {
        try {
            return Optional.of(message(phrase, arguments));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Message message(@Nullable Object phrase, @Nullable Object arguments) {
        if (!(phrase instanceof String name) || !(arguments instanceof List<?> plain)) {
            throw new IllegalArgumentException("no message");
        }
        return new Message(
                Phrase.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')),
                plain.stream().map(JournalledMessage::argument).toList());
    }

    private static Object argument(Object plain) {
        return switch (plain) {
            case String text -> text;
            case Long number -> number;
            case Map<?, ?> map when map.get("milliseconds") instanceof Long amount -> Duration.ofMillis(amount);
            case Map<?, ?> map when map.get("instant") instanceof String point -> Instant.parse(point);
            case Map<?, ?> map when map.containsKey("phrase") -> message(map.get("phrase"), map.get("arguments"));
            default -> throw new IllegalArgumentException("no argument of a message: " + plain);
        };
    }
}
