package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.lifecycle.JournalEntry.Origin;
import io.github.pidkeeper.core.lifecycle.JournalEntry.Subject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The line of JSON that an entry of the journal is on disk.
 *
 * <p>A line of a later version is read as far as it has the members of this one; what else it has is nobody's business
 * here.
 */
final class JournalLine {

    /** How every line begins, and nothing inside a line: a quote inside a text is escaped. */
    static final String BEGIN = "{\"time\":\"";

    private static final long VERSION = 1;
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private JournalLine() {}

    static String of(JournalEntry entry) {
        Origin origin = entry.origin();
        var line = new JsonLine().with("time", TIME.format(entry.time()));
        origin.operation().ifPresent(it -> line.with("operation", it));
        origin.user().ifPresent(it -> line.with("user", it));
        origin.operator().ifPresent(it -> line.with("operator", it));
        line.with("broker", origin.broker());
        origin.pidFile().ifPresent(it -> line.with("pidFile", it));
        origin.verb().ifPresent(it -> line.with("verb", it));
        entry.process().ifPresent(it -> {
            line.with("pid", it.pid());
            it.startTicks().ifPresent(ticks -> line.with("startTicks", ticks));
            it.bootId().ifPresent(boot -> line.with("bootId", boot));
        });
        line.with("action", entry.action());
        entry.detail().ifPresent(it -> line.with("detail", it));
        line.with("result", entry.result());
        entry.took().ifPresent(it -> line.with("milliseconds", it.toMillis()));
        entry.saying().ifPresent(it -> {
            var message = it.message().map(JournalledMessage::new);
            message.ifPresent(value -> line.with("phrase", value.phrase()));
            line.with("words", it.words());
            message.ifPresent(value -> line.with("arguments", value.arguments()));
        });
        return line.with("version", VERSION).end();
    }

    /** The entry that a line is; empty if it is torn, damaged, or something else. */
    static Optional<JournalEntry> read(String line) {
        try {
            return Optional.of(entry(new JsonReader(line).object()));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static JournalEntry entry(Map<String, Object> members) {
        var origin = new Origin(
                text(members, "operation"),
                text(members, "user"),
                number(members, "operator"),
                required(members, "broker"),
                text(members, "pidFile"),
                text(members, "verb"));
        OptionalLong pid = number(members, "pid");
        Optional<Subject> process = pid.isPresent()
                ? Optional.of(new Subject(pid.getAsLong(), number(members, "startTicks"), text(members, "bootId")))
                : Optional.empty();
        OptionalLong took = number(members, "milliseconds");
        return new JournalEntry(
                Instant.parse(required(members, "time")),
                origin,
                process,
                required(members, "action"),
                text(members, "detail"),
                required(members, "result"),
                took.isPresent() ? Optional.of(Duration.ofMillis(took.getAsLong())) : Optional.empty(),
                text(members, "words")
                        .map(words -> new Saying(
                                words, JournalledMessage.read(members.get("phrase"), members.get("arguments")))));
    }

    private static String required(Map<String, Object> members, String key) {
        return text(members, key).orElseThrow(() -> new IllegalArgumentException("no " + key));
    }

    private static Optional<String> text(Map<String, Object> members, String key) {
        return members.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static OptionalLong number(Map<String, Object> members, String key) {
        return members.get(key) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }
}
