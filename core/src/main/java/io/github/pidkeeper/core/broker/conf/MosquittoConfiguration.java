package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads mosquitto.conf(5) and what it includes; used once.
 *
 * <p>By hand, since no library knows the format: it is one key and one value on a line, and the rules that matter are
 * which listener a key belongs to and in which order the files of {@code include_dir} are read.
 */
final class MosquittoConfiguration {

    private static final Set<String> LOG_DESTINATIONS =
            Set.of("none", "syslog", "stdout", "stderr", "topic", "file", "dlt", "android");
    private static final Set<String> BOOLEANS = Set.of("true", "false", "1", "0");
    private static final int LARGEST_PORT = 65535;
    private static final String CONF = ".conf";

    private final MosquittoKeys keys = new MosquittoKeys();
    private final MosquittoListener usual = new MosquittoListener();
    private final List<MosquittoListener> listeners = new ArrayList<>();
    private final List<NamedFile> files = new ArrayList<>();
    private @Nullable Path pidFile;
    private @Nullable Path logFile;
    private @Nullable NamedUser user;
    /** Once it is told at all, what is usual counts no more. */
    private Optional<Set<LogTarget>> logTargets = Optional.empty();

    /**
     * Reads all of it.
     *
     * @param ports those of the command line, which Mosquitto obeys only where the file has no listener
     */
    BrokerConfiguration read(Path file, List<Integer> ports) throws Mistake {
        read(file, true);
        var all = new ArrayList<>(listeners);
        if (usual.isMentioned()) {
            all.add(usual);
        }
        if (all.isEmpty()) {
            return configuration(ofCommandLine(ports));
        }
        all.stream()
                .filter(MosquittoListener::speaksTls)
                .map(MosquittoListener::files)
                .forEach(files::addAll);
        return configuration(all.stream().map(MosquittoListener::finished).toList());
    }

    /** What Mosquitto does without a configuration: it listens on loopback. */
    static BrokerConfiguration withoutFile(List<Integer> ports) {
        return new MosquittoConfiguration().configuration(ofCommandLine(ports));
    }

    private static List<Listener> ofCommandLine(List<Integer> ports) {
        return ports.isEmpty()
                ? List.of(new MosquittoListener().finished())
                : ports.stream()
                        .<Listener>map(port -> new Listener.Tcp(new Endpoint(Optional.of("localhost"), port)))
                        .toList();
    }

    private BrokerConfiguration configuration(List<Listener> finished) {
        return new BrokerConfiguration(
                finished,
                Optional.ofNullable(pidFile),
                Optional.empty(),
                Optional.ofNullable(logFile),
                logTargets.orElse(Set.of(LogTarget.OUTPUT)),
                List.of(),
                false,
                files,
                Optional.ofNullable(user));
    }

    /** @param main whether it may include others, as only the file of the command line may */
    private void read(Path file, boolean main) throws Mistake {
        var current = usual;
        for (var line : MosquittoLine.parse(new ConfigurationFile(file).text())) {
            check(file, line);
            switch (line.key()) {
                case "listener" -> current = listener(file, line);
                case "port" -> usual.port(port(file, line, line.value(), 1));
                case "bind_address" -> usual.host(line.value());
                case "protocol" -> current.webSocket(isWebSocket(file, line));
                case "certfile" -> current.certificate(absolute(line.value()));
                case "keyfile" -> current.key();
                case "psk_hint" -> current.encrypt();
                case "pid_file" -> pidFile = absolute(line.value()).orElse(null);
                case "log_dest" -> logDestination(file, line);
                case "user" -> user = new NamedUser(file, line.number(), line.value());
                case "include_dir" -> {
                    if (main) {
                        for (var included : included(file, line)) {
                            read(included, false);
                        }
                    }
                }
                default -> {
                    // All else says how clients are treated, which is not ours to know.
                }
            }
            if (keys.namesFile(line.key())) {
                path(line.value())
                        .map(path -> new NamedFile(file, line.number(), line.key(), path))
                        .ifPresent((keys.isOfListener(line.key()) ? current.files() : files)::add);
            }
            if (keys.isOfListener(line.key())) {
                current.mention();
            }
        }
    }

    private void check(Path file, MosquittoLine line) throws Mistake {
        if (line.key().indexOf('\t') >= 0) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_TAB);
        }
        var meant = keys.meant(line.key());
        if (meant.isPresent()) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_KEY_MEANT, line.key(), meant.get());
        }
        if (line.value().isEmpty()) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_VALUE_MISSING, line.key());
        }
        if (keys.isBoolean(line.key()) && !BOOLEANS.contains(line.value().split(" ", 2)[0])) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_NOT_BOOLEAN, line.key());
        }
    }

    private MosquittoListener listener(Path file, MosquittoLine line) throws Mistake {
        var words = line.words();
        var listener = new MosquittoListener();
        int port = port(file, line, words.isEmpty() ? "" : words.getFirst(), 0);
        var place = words.size() > 1 ? Optional.of(words.get(1)) : Optional.<String>empty();
        if (port == 0) {
            listener.socket(place.flatMap(MosquittoConfiguration::path)
                    .orElseThrow(() -> Mistake.at(file, line.number(), Phrase.CONFIGURATION_PORT, line.key())));
        } else {
            listener.port(port);
            place.ifPresent(listener::host);
        }
        listeners.add(listener);
        return listener;
    }

    /** As Mosquitto reads it: the digits in front, and nothing else. */
    private static int port(Path file, MosquittoLine line, String text, int smallest) throws Mistake {
        var digits = text.replaceFirst("[^0-9].*$", "");
        if (digits.isEmpty()
                || digits.length() > 5
                || Integer.parseInt(digits) < smallest
                || Integer.parseInt(digits) > LARGEST_PORT) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_PORT, line.key());
        }
        return Integer.parseInt(digits);
    }

    private static boolean isWebSocket(Path file, MosquittoLine line) throws Mistake {
        return switch (line.value()) {
            case "mqtt" -> false;
            case "websockets", "http_api" -> true;
            default -> throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_VALUE, line.key(), line.value());
        };
    }

    private void logDestination(Path file, MosquittoLine line) throws Mistake {
        var destination = line.value().split("[ \t]+", 2);
        if (!LOG_DESTINATIONS.contains(destination[0])) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_VALUE, line.key(), line.value());
        }
        var targets = logTargets.orElseGet(() -> EnumSet.noneOf(LogTarget.class));
        logTargets = Optional.of(targets);
        switch (destination[0]) {
            // It takes back what was told before.
            case "none" -> targets.clear();
            case "stdout", "stderr" -> targets.add(LogTarget.OUTPUT);
            case "syslog" -> targets.add(LogTarget.SYSLOG);
            case "topic" -> targets.add(LogTarget.TOPIC);
            case "file" -> targets.add(LogTarget.FILE);
            default -> targets.add(LogTarget.OTHER);
        }
        if (destination[0].equals("file")) {
            if (destination.length < 2) {
                throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_VALUE_MISSING, "log_dest file");
            }
            logFile = absolute(destination[1]).orElse(null);
        }
    }

    /** In Mosquitto's order: case does not count, save that of one letter the upper case comes first. */
    private static List<Path> included(Path file, MosquittoLine line) throws Mistake {
        var directory = path(line.value())
                .orElseThrow(() -> Mistake.at(file, line.number(), Phrase.CONFIGURATION_VALUE_MISSING, line.key()));
        try (var entries = Files.newDirectoryStream(directory, MosquittoConfiguration::isIncluded)) {
            var included = new ArrayList<Path>();
            entries.forEach(included::add);
            included.sort(Comparator.comparing(MosquittoConfiguration::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(MosquittoConfiguration::name));
            return included;
        } catch (IOException | DirectoryIteratorException e) {
            if (directory.isAbsolute()) {
                throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_INCLUDE_MISSING, directory);
            }
            // Relative to wherever the broker was started from, which may be elsewhere.
            return List.of();
        }
    }

    private static boolean isIncluded(Path entry) {
        return name(entry).endsWith(CONF) && name(entry).length() > CONF.length();
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    private static Optional<Path> absolute(String text) {
        return path(text).filter(Path::isAbsolute);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
