package io.github.pidkeeper.app.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.text.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys of one file and their values, read strictly: what is wrong with them is remembered, the first of it told. */
final class Keys<R> {

    private final Config config;
    private final List<String> known;
    private final List<Parsing.Wrong<R>> wrongs = new ArrayList<>();

    /** @param known the keys that there are; any other is a mistake */
    Keys(Config config, List<String> known) {
        this.config = config;
        this.known = List.copyOf(known);
        unknownKeys();
    }

    /** What was wrong first; empty if all that was asked for is right. */
    Optional<Parsing.Wrong<R>> wrong() {
        return wrongs.stream().findFirst();
    }

    /** The keys of a section; what is wrong there is to be added here. */
    Keys<R> within(String section, List<String> those) {
        return new Keys<>(config.getConfig(section), those);
    }

    /** Notes what was found wrong elsewhere. */
    void add(Parsing.Wrong<R> wrong) {
        wrongs.add(wrong);
    }

    Config config() {
        return config;
    }

    boolean has(String key) {
        return config.hasPath(key);
    }

    /** A text, or a number as it is written; empty if it is missing or of another type, which is for the caller to tell. */
    Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        return switch (config.getValue(key).valueType()) {
            case STRING, NUMBER -> Optional.of(config.getString(key));
            default -> Optional.empty();
        };
    }

    Optional<Path> path(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        var path = text(key).flatMap(Keys::absolute);
        return path.isPresent() ? path : wrong(key, Sentence.of("settings.path", key));
    }

    List<Path> paths(String key) {
        var words = texts(key);
        var paths = words.stream().flatMap(word -> absolute(word).stream()).toList();
        if (paths.size() < words.size()) {
            wrong(key, Sentence.of("settings.paths", key));
        }
        return paths;
    }

    /** A list of words; an empty one where the key is missing. */
    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        try {
            return config.getStringList(key);
        } catch (ConfigException.WrongType e) {
            wrong(key, Sentence.of("settings.words", key));
            return List.of();
        }
    }

    /** Notes that this key is missing, if it is. */
    void require(String key) {
        if (!has(key)) {
            wrongs.add(new Parsing.Wrong<>(OptionalInt.empty(), Sentence.of("settings.missing-key", key)));
        }
    }

    /** Notes what is wrong with the value of this key. */
    <T> Optional<T> wrong(String key, Sentence reason) {
        wrongs.add(new Parsing.Wrong<>(lineOf(config.getValue(key).origin().lineNumber()), reason));
        return Optional.empty();
    }

    private void unknownKeys() {
        for (var key : config.root().keySet()) {
            if (!known.contains(key)) {
                var line = lineOf(config.root().get(key).origin().lineNumber());
                wrongs.add(new Parsing.Wrong<>(
                        line,
                        new Nearest(known)
                                .to(key)
                                .map(meant -> Sentence.of("settings.unknown-key-meant", key, meant))
                                .orElseGet(() -> Sentence.of("settings.unknown-key", key, String.join(", ", known)))));
            }
        }
    }

    private static Optional<Path> absolute(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static OptionalInt lineOf(int number) {
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
