package io.github.pidkeeper.core.discovery;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command by which a running broker could be started again, from anywhere: its configuration by a whole path, in the
 * foreground, and NanoMQ's {@code restart} as the {@code start} that it stands for.
 */
record CommandAgain(BrokerKinds kinds, ProcessFacts facts) {

    /** Empty where it cannot be told which file was executed. */
    Optional<Command> command() {
        return executable().map(executable -> new Command(executable, arguments(executable)));
    }

    /** As it was written, where that was a whole path: a link may lead to another version tomorrow, as it is meant to. */
    private Optional<Path> executable() {
        return facts.commandLine().stream()
                .limit(1)
                .flatMap(word -> path(word).stream())
                .filter(Path::isAbsolute)
                .findFirst()
                .or(facts::executable);
    }

    private List<String> arguments(Path executable) {
        BrokerKind kind = kinds.of(executable);
        var arguments = new ArrayList<String>();
        var given = facts.commandLine();
        for (int at = 1; at < given.size(); at++) {
            boolean namesFile = kind.configuration().options().contains(given.get(at - 1));
            arguments.add(namesFile ? inFull(given.get(at)) : given.get(at));
        }
        return kind.foreground().essential(arguments);
    }

    private String inFull(String file) {
        return path(file)
                .flatMap(path -> facts.workingDirectory()
                        .map(directory -> directory.resolve(path).normalize().toString()))
                .orElse(file);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
