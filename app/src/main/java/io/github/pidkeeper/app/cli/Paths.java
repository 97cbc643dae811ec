package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Reads paths that somebody typed. They have to be absolute, since what is remembered about a broker must not depend on
 * where it was typed.
 *
 * @param here the directory that this program was started in; only to show how the path would be written in full
 * @param programs where a shell finds programs, as in the environment's PATH; likewise
 */
public record Paths(Path here, String programs) {

    /** One for paths that are no programs. */
    public Paths(Path here) {
        this(here, "");
    }

    /** What a typed path came to. */
    public sealed interface Reading {

        /** An absolute path; if it is none, somebody is told why. */
        Optional<Path> orTell(Consumer<Sentence> somebody);

        record Absolute(Path path) implements Reading {
            @Override
            public Optional<Path> orTell(Consumer<Sentence> somebody) {
                return Optional.of(path);
            }
        }

        record NotAbsolute(Sentence sentence) implements Reading {
            @Override
            public Optional<Path> orTell(Consumer<Sentence> somebody) {
                somebody.accept(sentence);
                return Optional.empty();
            }
        }
    }

    /**
     * Reads one path.
     *
     * @param key of the sentence for a relative path; its arguments are what was typed, and the same in full
     */
    public Reading read(String key, String text) {
        return read(key, text, this::inFull);
    }

    /** The same of a program, whose bare name a shell would find elsewhere than here. */
    public Reading program(String key, String text) {
        return read(key, text, this::programInFull);
    }

    private static Reading read(String key, String text, UnaryOperator<Path> inFull) {
        try {
            var path = Path.of(text);
            return path.isAbsolute()
                    ? new Reading.Absolute(path)
                    : new Reading.NotAbsolute(Sentence.of(key, text, inFull.apply(path)));
        } catch (InvalidPathException e) {
            return new Reading.NotAbsolute(Sentence.of("cli.path-invalid", text));
        }
    }

    private Path inFull(Path path) {
        return here.resolve(path).normalize();
    }

    private Path programInFull(Path path) {
        var ours = inFull(path);
        boolean bare = path.getNameCount() == 1 && path.equals(path.getFileName());
        return !bare || Files.exists(ours)
                ? ours
                : Arrays.stream(programs.split(File.pathSeparator, -1))
                        .filter(directory -> directory.startsWith("/"))
                        .map(directory -> Path.of(directory).resolve(path))
                        .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
                        .findFirst()
                        .orElse(ours);
    }
}
