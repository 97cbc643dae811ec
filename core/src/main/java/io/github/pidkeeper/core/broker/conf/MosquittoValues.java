package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values that no release of Mosquitto from 1.6 to 2.1 takes, when it starts or when it reads its configuration anew. */
final class MosquittoValues {

    private static final Set<String> LOG_TYPES = Set.of(
            "none",
            "information",
            "notice",
            "warning",
            "error",
            "debug",
            "subscribe",
            "unsubscribe",
            "internal",
            "websockets",
            "all");

    private record Range(int least, int most) {}

    private static final int UINT16 = 65535;
    private static final int LARGEST_PAYLOAD = 268_435_455;

    private final Map<String, Range> ranges = Map.of(
            "log_facility", new Range(0, 7),
            "max_inflight_messages", new Range(Integer.MIN_VALUE, UINT16),
            "max_keepalive", new Range(0, UINT16),
            "max_packet_size", new Range(20, Integer.MAX_VALUE),
            "memory_limit", new Range(0, Integer.MAX_VALUE),
            "message_size_limit", new Range(0, LARGEST_PAYLOAD),
            "sys_interval", new Range(0, UINT16));

    void check(Path file, MosquittoLine line) throws Mistake {
        if (line.value().isEmpty()) {
            return;
        }
        var word = line.firstWord();
        var range = ranges.get(line.key());
        if (range != null) {
            check(file, line, range, word);
        } else if (line.key().equals("log_type") && !LOG_TYPES.contains(word)) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_VALUE, line.key(), word);
        } else if (line.key().equals("persistent_client_expiration") && !isDuration(word)) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_DURATION, line.key());
        }
    }

    private static void check(Path file, MosquittoLine line, Range range, String word) throws Mistake {
        if (number(word).filter(it -> it < range.least() || it > range.most()).isPresent()) {
            throw range.most() == Integer.MAX_VALUE
                    ? Mistake.at(file, line.number(), Phrase.CONFIGURATION_TOO_SMALL, line.key(), range.least())
                    : Mistake.at(
                            file,
                            line.number(),
                            Phrase.CONFIGURATION_OUT_OF_RANGE,
                            line.key(),
                            Math.max(range.least(), 0),
                            range.most());
        }
    }

    /**
     * One that is the same to every release: without zeros in front, and not so large that it turns over. What does not
     * begin with a digit is none to 2.1, and 0 to those before.
     */
    static Optional<Integer> number(String word) {
        if (!word.matches("[+-]?[0-9].*")) {
            return Optional.of(0);
        }
        return word.matches("[+-]?(0|[1-9][0-9]{0,8})") ? Optional.of(Integer.valueOf(word)) : Optional.empty();
    }

    /** More than none of a unit; 2.1 knows seconds, too. */
    private static boolean isDuration(String word) {
        return word.matches("\\+?0*[1-9].*[shdwmy]");
    }
}
