package io.github.pidkeeper.app.i18n;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A property file in UTF-8, whose entries are read when they are first asked for. Safe for use by several threads.
 * Each entry begins at the beginning of a line; a test sees that no other are in the application's own.
 *
 * <p>A command says some thirty of a thousand things. To unfold them all took a fifth of the time that a look at a broker
 * takes from a cold start; to note where each begins takes a tenth of that.
 */
final class MessageFile {

    private final byte[] bytes;

    /** Where the entry of a key begins. */
    private final Map<String, Integer> places;

    private final Map<String, String> read = new ConcurrentHashMap<>();

    private MessageFile(byte[] bytes, Map<String, Integer> places) {
        this.bytes = bytes;
        this.places = places;
    }

    /** The file of that name among the application's own. */
    static MessageFile named(String file) {
        try (var in = MessageFile.class.getResourceAsStream("/i18n/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the application is incomplete: i18n/" + file + " is missing");
            }
            return of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("i18n/" + file, e);
        }
    }

    static MessageFile of(byte[] bytes) {
        var places = new HashMap<String, Integer>(4096);
        int begin = 0;
        while (begin < bytes.length) {
            int keyEnd = keyEnd(bytes, begin);
            if (keyEnd > begin) {
                places.put(new String(bytes, begin, keyEnd - begin, StandardCharsets.UTF_8), begin);
            }
            begin = entryEnd(bytes, begin);
        }
        return new MessageFile(bytes, places);
    }

    Optional<String> find(String key) {
        var place = places.get(key);
        return place == null ? Optional.empty() : Optional.of(read.computeIfAbsent(key, _ -> read(key, place)));
    }

    Set<String> keys() {
        return Set.copyOf(places.keySet());
    }

    private String read(String key, int begin) {
        var entry = new Properties();
        try {
            int end = entryEnd(bytes, begin);
            entry.load(new StringReader(new String(bytes, begin, end - begin, StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return entry.getProperty(key);
    }

    /** Where the key that begins there ends; where it begins if there is none: at a comment, or an empty line. */
    private static int keyEnd(byte[] bytes, int begin) {
        int end = begin;
        while (end < bytes.length) {
            switch (bytes[end]) {
                case '#', '!', ' ', '\t', '=', ':', '\r', '\n' -> {
                    return end;
                }
                default -> end++;
            }
        }
        return end;
    }

    /** Where the next entry, comment or empty line begins: a line that ends in a backslash goes on in the next. */
    private static int entryEnd(byte[] bytes, int begin) {
        boolean comment = bytes[begin] == '#' || bytes[begin] == '!';
        boolean escaped = false;
        for (int end = begin; end < bytes.length; end++) {
            byte one = bytes[end];
            if (one == '\n' && !escaped) {
                return end + 1;
            }
            escaped = one == '\\' && !escaped && !comment;
        }
        return bytes.length;
    }
}
