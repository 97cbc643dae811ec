package io.github.pidkeeper.app.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The words of one language, by key, as they are in the message files: gaps not yet filled.
 *
 * <p>Plain property files in UTF-8 and not resource bundles, whose look-up costs more than the reading.
 */
final class Words {

    private final Properties words;

    private Words(Properties words) {
        this.words = words;
    }

    /** English, overlaid by the given language where there are words for it. */
    static Words of(Locale locale) {
        var english = new Properties();
        read(english, "messages.properties");
        if (!locale.getLanguage().equals("zh")) {
            return new Words(english);
        }
        var chinese = new Properties(english);
        read(chinese, "messages_zh.properties");
        return new Words(chinese);
    }

    private static void read(Properties words, String file) {
        try (var in = Words.class.getResourceAsStream("/i18n/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the application is incomplete: i18n/" + file + " is missing");
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("i18n/" + file, e);
        }
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(words.getProperty(key));
    }

    Set<String> keys() {
        return words.stringPropertyNames();
    }
}
