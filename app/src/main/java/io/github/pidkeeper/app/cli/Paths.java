package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads paths that somebody typed. They have to be absolute, since what is remembered about a broker must not depend on
 * where it was typed.
 *
 * @param here the directory that this program was started in; only to show how the path would be written in full
 */
public record Paths(Path here) {

    /** What a typed path came to. */
    public sealed interface Reading {
        record Absolute(Path path) implements Reading {}

        record NotAbsolute(Sentence sentence) implements Reading {}
    }

    /**
     * Reads one path.
     *
     * @param key of the sentence for a relative path; its arguments are what was typed, and the same in full
     */
    public Reading read(String key, String text) {
        try {
            var path = Path.of(text);
            return path.isAbsolute()
                    ? new Reading.Absolute(path)
                    : new Reading.NotAbsolute(
                            Sentence.of(key, text, here.resolve(path).normalize()));
        } catch (InvalidPathException e) {
            return new Reading.NotAbsolute(Sentence.of("cli.path-invalid", text));
        }
    }
}
