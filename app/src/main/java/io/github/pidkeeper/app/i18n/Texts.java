package io.github.pidkeeper.app.i18n;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TimeZone;

/**
 * Everything the application says, in one language: sentences of the core and of the application, amounts and times.
 *
 * <p>Immutable and safe for use by several threads. What came from outside (a path, a broker's output) never reaches a
 * terminal with its control characters.
 */
public final class Texts {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final Locale locale;
    private final TimeZone zone;
    private final InstantSource clock;
    private final Words words;

    private Texts(Locale locale, TimeZone zone, InstantSource clock, Words words) {
        this.locale = locale;
        this.zone = zone;
        this.clock = clock;
        this.words = words;
    }

    /** In the user's language (LC_ALL, LC_MESSAGES, LANG) and time zone. */
    public static Texts ofUser() {
        return of(Locale.getDefault(Locale.Category.DISPLAY));
    }

    /** In the user's time zone; English where there are no words in that language. */
    public static Texts of(Locale locale) {
        return of(locale, TimeZone.getDefault(), InstantSource.system());
    }

    /**
     * In any language, time zone, and at any time.
     *
     * @param zone by its older type, since a {@link ZoneId} looks for rules of zones in every archive on the class path: a
     *     tenth of the time that a look at a broker takes from a cold start
     * @param clock tells which day is today, for times of day without a date
     */
    public static Texts of(Locale locale, TimeZone zone, InstantSource clock) {
        return new Texts(locale, zone, clock, Words.of(locale));
    }

    /** The same in English, for what scripts read. */
    public Texts english() {
        return locale.getLanguage().equals("zh") ? inEnglish(zone, clock) : this;
    }

    /** English for what is written down: the same words at any time and in any place, points in time in UTC with their date. */
    public Texts ofRecords() {
        return inEnglish(UTC, InstantSource.fixed(Instant.EPOCH));
    }

    private Texts inEnglish(TimeZone zone, InstantSource clock) {
        return new Texts(Locale.ENGLISH, zone, clock, words.english());
    }

    public ZoneId zone() {
        return zone.toZoneId();
    }

    public Locale locale() {
        return locale;
    }

    public String text(Message message) {
        return text(message.phrase().key(), message.arguments());
    }

    public String text(Sentence sentence) {
        return text(sentence.key(), sentence.arguments());
    }

    /**
     * The words of a key, with its gaps filled.
     *
     * @param arguments of the kinds that {@link Message} allows, or a {@link Sentence}
     */
    public String text(String key, Object... arguments) {
        return text(key, List.of(arguments));
    }

    /** The words of a key that came from outside, if there are any; their gaps are not filled. */
    public Optional<String> find(String key) {
        return words.find(key);
    }

    public String state(BrokerState state) {
        return text("state." + kebab(state));
    }

    public String health(PidFileHealth health) {
        return text("health." + kebab(health));
    }

    /** A kind of broker as a person calls it: one that somebody has described has the name that he gave it. */
    public String kind(BrokerKind kind) {
        return find("window.kind." + kind.text()).orElseGet(() -> visible(kind.text()));
    }

    /** For what takes its words from a bundle (FXML); gaps are not filled. */
    public ResourceBundle bundle() {
        return new WordsBundle(words);
    }

    /** The name of a constant as keys and JSON have it, for example {@code not-permitted}. */
    public static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String text(String key, List<Object> arguments) {
        // Words that are missing are a bug which a test finds; a person is better served by the bare key than by
        // nothing.
        return words.find(key).map(pattern -> fill(pattern, arguments)).orElseGet(() -> key + " " + arguments);
    }

    private String fill(String pattern, List<Object> arguments) {
        var filled = new StringBuilder(pattern.length() + 32);
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            filled.append(pattern, from, open);
            int gap = Integer.parseInt(pattern, open + 1, close, 10);
            filled.append(gap < arguments.size() ? argument(arguments.get(gap)) : pattern.substring(open, close + 1));
            from = close + 1;
        }
        return filled.append(pattern, from, pattern.length()).toString();
    }

    private String argument(Object argument) {
        if (argument instanceof Message message) {
            return text(message);
        }
        return argument instanceof Sentence sentence ? text(sentence) : value(argument);
    }

    private String value(Object value) {
        if (value instanceof Duration duration) {
            return text(duration);
        }
        return value instanceof Instant instant ? text(instant) : visible(value.toString());
    }

    /** For example "3 h 12 min" or "0.8 s": the two largest units, and no unit that is zero. */
    public String text(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 100) {
            return text("duration.milliseconds", millis);
        }
        if (millis < 9_950) {
            long tenths = (millis + 50) / 100;
            return text("duration.seconds", tenths % 10 == 0 ? tenths / 10 : tenths / 10 + "." + tenths % 10);
        }
        long seconds = (millis + 500) / 1000;
        if (seconds < 60) {
            return text("duration.seconds", seconds);
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return units("duration.minutes", minutes, "duration.minutes-seconds", seconds % 60);
        }
        long hours = minutes / 60;
        if (hours < 24) {
            return units("duration.hours", hours, "duration.hours-minutes", minutes % 60);
        }
        return units("duration.days", hours / 24, "duration.days-hours", hours % 24);
    }

    private String units(String one, long larger, String both, long smaller) {
        return smaller == 0 ? text(one, larger) : text(both, larger, smaller);
    }

    /** Local time, to the minute; with the date unless it is today. */
    public String text(Instant instant) {
        var local = local(instant);
        // By hand: the first use of a DateTimeFormatter costs more than everything else on this page.
        var time = twoDigits(local.getHour()) + ":" + twoDigits(local.getMinute());
        return local.toLocalDate().equals(local(clock.instant()).toLocalDate())
                ? time
                : local.toLocalDate() + " " + time;
    }

    /** Local time of day to the second, for what is seconds apart. */
    public String clock(Instant instant) {
        var local = local(instant);
        return twoDigits(local.getHour()) + ":" + twoDigits(local.getMinute()) + ":" + twoDigits(local.getSecond());
    }

    /** Local time with its date, for what may still be shown tomorrow. */
    public String dated(Instant instant) {
        var local = local(instant);
        return local.toLocalDate() + " " + twoDigits(local.getHour()) + ":" + twoDigits(local.getMinute());
    }

    /** Local time with its date, to the second. */
    public String exact(Instant instant) {
        return dated(instant) + ":" + twoDigits(local(instant).getSecond());
    }

    private LocalDateTime local(Instant instant) {
        long seconds = instant.getEpochSecond();
        // The time of a file may be beyond what milliseconds can count.
        int offset = zone.getOffset(Math.clamp(seconds, Long.MIN_VALUE / 1000, Long.MAX_VALUE / 1000) * 1000) / 1000;
        return LocalDateTime.ofEpochSecond(seconds, instant.getNano(), ZoneOffset.ofTotalSeconds(offset));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : "" + number;
    }

    /** The text with every control character, and what could turn the direction of writing, spelt out as an escape. */
    public static String visible(String text) {
        if (text.codePoints().noneMatch(Texts::hidden)) {
            return text;
        }
        var visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (hidden(point)) {
                visible.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
            default -> false;
        };
    }
}
