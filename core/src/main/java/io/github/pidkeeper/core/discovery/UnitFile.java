package io.github.pidkeeper.core.discovery;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.ProcessFacts.Unit;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service that systemd would start, as its files have it.
 *
 * @param command what it runs in the end
 * @param pidFile where its program writes its pid, as the unit says
 * @param directory in which it is started, where that is known
 * @param moreEnvironment it may be given variables that are not known here
 */
record UnitFile(
        Unit unit,
        Command command,
        Optional<Path> pidFile,
        Optional<Path> directory,
        Map<String, String> environment,
        boolean moreEnvironment) {

    private static final Path ROOT = Path.of("/");

    /** Where systemd looks for a program that is written without its directory (systemd.exec(5)). */
    private static final List<Path> FIXED = Stream.of(
                    "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
            .map(Path::of)
            .toList();

    /** Empty where it cannot be told what it would run: the command depends on what only systemd knows, or there are several. */
    static Optional<UnitFile> of(Unit unit, UnitText text) {
        if (text.commands().size() != 1) {
            return Optional.empty();
        }
        return UnitWords.of(text.commands().getFirst())
                .flatMap(words -> command(words, text.environment()))
                .map(command -> new UnitFile(
                        unit,
                        command,
                        text.pidFile().flatMap(UnitFile::path),
                        directory(unit, text.directory()),
                        text.environment(),
                        text.more()));
    }

    /**
     * Without one a service of the system is started in the root, and so is one whose directory may be missing and is
     * (systemd.exec(5)). Where somebody's home is, and what only systemd can resolve, is not known.
     */
    private static Optional<Path> directory(Unit unit, Optional<String> written) {
        if (written.isEmpty()) {
            return unit.ofUser() ? Optional.empty() : Optional.of(ROOT);
        }
        String text = written.get();
        boolean mayBeMissing = text.startsWith("-");
        String path = mayBeMissing ? text.substring(1) : text;
        return Optional.of(path)
                .filter(it -> it.startsWith("/") && !it.contains("%"))
                .flatMap(UnitFile::path)
                .map(directory -> mayBeMissing && !Files.isDirectory(directory) ? ROOT : directory.normalize());
    }

    private static Optional<Command> command(List<String> words, Map<String, String> environment) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String first = words.getFirst();
        String program = first.replaceFirst("^[@:+!-]+", "");
        String prefixes = first.substring(0, first.length() - program.length());
        int arguments = prefixes.contains("@") ? 2 : 1; // behind the name that it is to go by
        var resolved = new ArrayList<String>();
        for (String word : words.subList(Math.min(arguments, words.size()), words.size())) {
            Optional<List<String>> values =
                    prefixes.contains(":") ? Optional.of(List.of(word)) : values(word, environment);
            if (values.isEmpty()) {
                return Optional.empty();
            }
            resolved.addAll(values.get());
        }
        return executable(program).map(executable -> new Command(executable, resolved));
    }

    /** A variable that is the whole word may be several words, or none; one within a word is not worth the rules for it. */
    private static Optional<List<String>> values(String word, Map<String, String> environment) {
        if (!word.contains("$")) {
            return Optional.of(List.of(word));
        }
        boolean whole = word.matches("\\$[A-Za-z_][A-Za-z0-9_]*");
        return whole
                ? Optional.ofNullable(environment.get(word.substring(1)))
                        .map(value -> Stream.of(value.strip().split("\\s+"))
                                .filter(part -> !part.isEmpty())
                                .toList())
                : Optional.empty();
    }

    private static Optional<Path> executable(String program) {
        if (program.startsWith("/")) {
            return path(program);
        }
        return FIXED.stream()
                .filter(_ -> !program.contains("/"))
                .flatMap(directory -> path(directory + "/" + program).stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** systemd takes a pid file without a directory to be in /run. */
    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of("/run").resolve(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
