package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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

    private static final Set<String> BOOLEANS = Set.of("true", "false", "1", "0");
    private static final int LARGEST_PORT = 65535;
    private static final String CONF = ".conf";

    private final Optional<Path> directory;
    private final MosquittoKeys keys = new MosquittoKeys();
    private final MosquittoValues values = new MosquittoValues();
    private final MosquittoStart start = new MosquittoStart(keys);
    private final MosquittoListener usual = new MosquittoListener();
    private final List<MosquittoListener> listeners = new ArrayList<>();
    private final List<NamedFile> files = new ArrayList<>();
    private @Nullable Path pidFile;
    private @Nullable NamedUser user;
    private final MosquittoLog log = new MosquittoLog();

    /** @param directory in which that Mosquitto works, absolute, where it is known */
    MosquittoConfiguration(Optional<Path> directory) {
        this.directory = directory;
    }

    /**
     * Reads all of it.
     *
     * @param all the files of the command line, which Mosquitto reads one after the other; at least one
     * @param ports those of the command line, which Mosquitto obeys only where the file has no listener
     */
    BrokerConfiguration read(List<Path> all, List<Integer> ports) throws Mistake {
        for (var file : all) {
            read(file, true);
            log.end();
            start.end(file);
        }
        return configuration(ports);
    }

    private BrokerConfiguration configuration(List<Integer> ports) {
        var all = new ArrayList<>(listeners);
        if (usual.isMentioned()) {
            all.add(usual);
        }
        if (all.isEmpty()) {
            return configuration(ofCommandLine(ports), start.finished(List.of()));
        }
        all.stream().map(MosquittoListener::rights).forEach(files::addAll);
        all.stream()
                .filter(MosquittoListener::isCertified)
                .map(MosquittoListener::files)
                .forEach(files::addAll);
        return configuration(all.stream().map(MosquittoListener::finished).toList(), start.finished(all));
    }

    /** What Mosquitto does without a configuration: it listens on loopback. */
    static BrokerConfiguration withoutFile(List<Integer> ports) {
        return new MosquittoConfiguration(Optional.empty()).configuration(ofCommandLine(ports), Prerequisites.NONE);
    }

    private static List<Listener> ofCommandLine(List<Integer> ports) {
        return ports.isEmpty()
                ? List.of(new MosquittoListener().finished())
                : ports.stream()
                        .<Listener>map(port -> new Listener.Tcp(new Endpoint(Optional.of("localhost"), port)))
                        .toList();
    }

    private BrokerConfiguration configuration(List<Listener> finished, Prerequisites prerequisites) {
        return new BrokerConfiguration(
                finished,
                Optional.ofNullable(pidFile),
                Optional.empty(),
                log.file(),
                log.targets(),
                List.of(),
                false,
                files,
                Optional.ofNullable(user),
                prerequisites);
    }

    /** @param main whether it may include others, as only the file of the command line may */
    private void read(Path file, boolean main) throws Mistake {
        var belonging = new MosquittoBelonging(usual);
        for (var line : MosquittoLine.parse(new ConfigurationFile(file).text())) {
            check(file, line);
            start.line(file, line, belonging, !listeners.isEmpty());
            var current = belonging.listener();
            if (!belonging.isCertain()) {
                current.doubt();
            }
            switch (line.key()) {
                case "listener" -> belonging.toListener(listener(file, line));
                case "port" -> usual.port(port(file, line, line.value(), 1));
                case "bind_address" -> usual.host(line.value());
                case "bind_interface" -> current.networkInterface(line.value());
                case "socket_domain" -> current.domain(line.firstWord());
                case "protocol" -> current.webSocket(isWebSocket(file, line));
                case "certfile" -> current.certificate(absolute(line.value()));
                case "keyfile" -> current.key();
                case "psk_hint" -> current.encrypt();
                case "pid_file" -> pidFile = absolute(line.value()).orElse(null);
                case "log_dest" -> log.destination(file, line);
                case "user" -> user = new NamedUser(file, line.number(), line.value());
                case "include_dir" -> {
                    if (main) {
                        for (var included : included(file, line)) {
                            read(included, false);
                            belonging.interrupt();
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
                        .ifPresent(filesOf(line.key(), current)::add);
            }
            if (keys.makesListener(line, start.isPerListener())) {
                current.mention();
            }
            if (usual.isMentioned()) {
                usual.foundAt(file, line.number());
            }
        }
    }

    /** Whom a file is read for: where each listener has passwords and rights of its own, only one that there is. */
    private List<NamedFile> filesOf(String key, MosquittoListener current) {
        if (keys.isOfListener(key)) {
            return current.files();
        }
        return start.isPerListener() ? current.rights() : files;
    }

    private void check(Path file, MosquittoLine line) throws Mistake {
        if (line.key().startsWith("#")) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_COMMENT);
        }
        if (line.key().indexOf('\t') >= 0) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_TAB);
        }
        var meant = keys.meant(line.key());
        if (meant.isPresent()) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_KEY_MEANT, line.key(), meant.get());
        }
        if (line.value().isEmpty() && !keys.mayBeEmpty(line.key())) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_VALUE_MISSING, line.key());
        }
        if (keys.isBoolean(line.key()) && !BOOLEANS.contains(line.firstWord())) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_NOT_BOOLEAN, line.key());
        }
        values.check(file, line);
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
        listener.foundAt(file, line.number());
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
        return switch (line.firstWord()) {
            case "mqtt", "" -> false;
            case "websockets", "http_api" -> true;
            default -> throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_VALUE, line.key(), line.firstWord());
        };
    }

    /** In Mosquitto's order: case does not count, save that of one letter the upper case comes first. */
    private List<Path> included(Path file, MosquittoLine line) throws Mistake {
        var named = path(line.value())
                .orElseThrow(() -> Mistake.at(file, line.number(), Phrase.CONFIGURATION_VALUE_MISSING, line.key()));
        if (!named.isAbsolute() && directory.isEmpty()) {
            throw Mistake.at(file, line.number(), Phrase.CONFIGURATION_INCLUDE_DIR_RELATIVE, named);
        }
        var all = directory.map(it -> it.resolve(named)).orElse(named);
        try (var entries = Files.newDirectoryStream(all, MosquittoConfiguration::isIncluded)) {
            var included = new ArrayList<Path>();
            entries.forEach(included::add);
            included.sort(Comparator.comparing(MosquittoConfiguration::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(MosquittoConfiguration::name));
            return included;
        } catch (IOException | DirectoryIteratorException e) {
            throw named.isAbsolute()
                    ? Mistake.at(file, line.number(), Phrase.CONFIGURATION_INCLUDE_MISSING, named)
                    : Mistake.at(
                            file,
                            line.number(),
                            Phrase.CONFIGURATION_INCLUDE_DIR_ELSEWHERE,
                            named,
                            directory.orElseThrow());
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
