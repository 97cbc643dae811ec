package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where a Mosquitto is told to write its log, while the lines that say so are being read. */
final class MosquittoLog {

    private static final Set<String> DESTINATIONS =
            Set.of("none", "syslog", "stdout", "stderr", "topic", "file", "dlt", "android");

    private Optional<Path> file = Optional.empty();
    /** Once it is told at all, what is usual counts no more. */
    private Optional<Set<LogTarget>> targets = Optional.empty();
    /** What was told by a file of the command line before: it counts until another tells something itself. */
    private boolean superseded;

    /** The file, absolute; empty where it is none, or its path is not certain. */
    Optional<Path> file() {
        return file;
    }

    Set<LogTarget> targets() {
        return targets.orElse(Set.of(LogTarget.OUTPUT));
    }

    /** A file of the command line, with what it includes, is read. */
    void end() {
        superseded = true;
    }

    /** A line {@code log_dest}. */
    void destination(Path configuration, MosquittoLine line) throws Mistake {
        var destination = line.value().split("[ \t]+", 2);
        if (!DESTINATIONS.contains(destination[0])) {
            throw Mistake.at(configuration, line.number(), Phrase.CONFIGURATION_VALUE, line.key(), line.value());
        }
        if (superseded) {
            targets = Optional.empty();
            file = Optional.empty();
            superseded = false;
        }
        var told = targets.orElseGet(() -> EnumSet.noneOf(LogTarget.class));
        targets = Optional.of(told);
        switch (destination[0]) {
            // It takes back what was told before.
            case "none" -> told.clear();
            case "stdout", "stderr" -> told.add(LogTarget.OUTPUT);
            case "syslog" -> told.add(LogTarget.SYSLOG);
            case "topic" -> told.add(LogTarget.TOPIC);
            case "file" -> told.add(LogTarget.FILE);
            default -> told.add(LogTarget.OTHER);
        }
        if (destination[0].equals("file")) {
            if (destination.length < 2) {
                throw Mistake.at(configuration, line.number(), Phrase.CONFIGURATION_VALUE_MISSING, "log_dest file");
            }
            file = absolute(destination[1]);
        }
    }

    private static Optional<Path> absolute(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
