package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the relative words of a command lead: those of the configured one from the directory that this program works in, and
 * those of a process from its own.
 *
 * <p>The configuration that the administrator told by its whole path, beside a command that names it by a relative one, tells
 * the directory that is meant.
 *
 * @param own where this program works
 * @param facts of the process; where it works is not told of another user's
 */
record Whereabouts(Broker broker, Optional<Path> own, ProcessFacts facts, Surroundings surroundings) {

    /** Whether the words of the configured command mean to the process, which has the same, what they mean here. */
    boolean meanAlike(List<String> actual) {
        if (their().isEmpty() || own.isEmpty()) {
            return true;
        }
        CommandClues ours = clues(broker.command().arguments());
        if (!ours.relativeConfigurations().isEmpty()) {
            if (!configured(ours).equals(clues(actual).configurations(their().get()))) {
                return false;
            }
            if (told(ours).isPresent()) {
                return true;
            }
        }
        return their().equals(own) || broker.command().arguments().stream().noneMatch(this::isElsewhere);
    }

    /**
     * Whether the process was told another configuration than the broker, where that is known to have one. Which one need not
     * be known: one that cannot be told is nobody to be stopped.
     */
    boolean isOfAnotherConfiguration(List<String> actual) {
        CommandClues ours = clues(broker.command().arguments());
        CommandClues theirs = clues(actual);
        boolean hasOne = broker.configuration().isPresent()
                || ours.namesConfiguration()
                || !ours.doubtful().isEmpty();
        return hasOne && (!ours.doubtful().containsAll(theirs.doubtful()) || isTold(theirs, configured(ours)));
    }

    /** Whether the process was told others than these. */
    private boolean isTold(CommandClues theirs, List<Path> others) {
        Path directory = their().orElse(Path.of(""));
        return theirs.namesConfiguration()
                ? !theirs.configurations(directory).equals(others)
                : broker.kind()
                        .configuration()
                        .variable()
                        .flatMap(name -> surroundings.variable(facts.pid(), name))
                        .filter(file -> !others.equals(List.of(normal(directory, file))))
                        .isPresent();
    }

    private static Path normal(Path directory, String file) {
        try {
            return directory.resolve(file).normalize();
        } catch (InvalidPathException _) {
            return directory;
        }
    }

    private Optional<Path> their() {
        return facts.workingDirectory();
    }

    private CommandClues clues(List<String> arguments) {
        return new CommandClues(broker.kind(), arguments);
    }

    /** The broker's own, as far as it is certain where they are. */
    private List<Path> configured(CommandClues ours) {
        List<Path> relative = ours.relativeConfigurations();
        Optional<Path> told = told(ours);
        if (!ours.namesConfiguration() || (told.isPresent() && isOnly(relative, ours))) {
            return broker.configuration().map(Path::normalize).stream().toList();
        }
        return told.map(file -> above(file, relative))
                .or(() -> own)
                .map(ours::configurations)
                .orElse(List.of());
    }

    /** The configuration that was told, if it is one of the relative ones. */
    private Optional<Path> told(CommandClues ours) {
        List<Path> relative = ours.relativeConfigurations();
        return broker.configuration()
                .map(Path::normalize)
                .filter(file -> isOnly(relative, ours) || relative.stream().anyMatch(file::endsWith));
    }

    private boolean isOnly(List<Path> relative, CommandClues ours) {
        return relative.size() == 1 && ours.configurations(Path.of("/")).size() == 1;
    }

    /** The directory from which one of these paths leads to the file. */
    private static Path above(Path file, List<Path> paths) {
        Path path = paths.stream().filter(file::endsWith).findFirst().orElseThrow();
        return file.resolve("../".repeat(path.getNameCount())).normalize();
    }

    /** Whether a word is a file's, which is not the same file from the one directory and from the other. */
    private boolean isElsewhere(String argument) {
        var word = new RelativeWord(argument);
        return word.isPath() || (word.mayBeFile() && !isVerb(argument) && isInBoth(argument));
    }

    private boolean isVerb(String argument) {
        return broker.kind().foreground().verb().filter(argument::equals).isPresent();
    }

    private boolean isInBoth(String word) {
        return surroundings.isThere(their().orElseThrow().resolve(word))
                && surroundings.isThere(own.orElseThrow().resolve(word));
    }
}
