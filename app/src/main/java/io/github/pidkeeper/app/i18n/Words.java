package io.github.pidkeeper.app.i18n;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The words of one language, by key, as they are in the message files: gaps not yet filled.
 *
 * <p>Plain property files in UTF-8 and not resource bundles, whose look-up costs more than the reading.
 */
sealed interface Words {

    /** In the given language, as far as there are words for it, and otherwise in English. */
    static Words of(Locale locale) {
        var english = new English(MessageFile.named("messages.properties"));
        return locale.getLanguage().equals("zh")
                ? new Chinese(MessageFile.named("messages_zh.properties"), english)
                : english;
    }

    Optional<String> find(String key);

    Set<String> keys();

    English english();

    record English(MessageFile file) implements Words {

        @Override
        public Optional<String> find(String key) {
            return file.find(key);
        }

        @Override
        public Set<String> keys() {
            return file.keys();
        }

        @Override
        public English english() {
            return this;
        }
    }

    /** English is below it, and has every key. */
    record Chinese(MessageFile file, English english) implements Words {

        @Override
        public Optional<String> find(String key) {
            return file.find(key).or(() -> english.find(key));
        }

        @Override
        public Set<String> keys() {
            return english.keys();
        }
    }
}
