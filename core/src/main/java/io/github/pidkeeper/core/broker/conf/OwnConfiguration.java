package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a broker's own configuration and arguments say, beside what the administrator told us about it.
 *
 * @param watchedPort the MQTT port that the administrator gave, which counts for more than any file
 */
public record OwnConfiguration(OptionalInt watchedPort, ConfigurationReading reading) {

    /** Reads the file of a broker that works in this directory anew; whatever is there, no exception comes of it. */
    public static OwnConfiguration of(Broker broker, Optional<Path> directory) {
        return new OwnConfiguration(
                broker.port(), read(broker.kind(), broker.command(), broker.configuration(), directory));
    }

    /** The same, where it is not known in which directory the broker works. */
    public static OwnConfiguration of(Broker broker) {
        return of(broker, Optional.empty());
    }

    /** The file of a broker that reads NanoMQ's present format. */
    static Optional<NanoMqConfiguration> nanoMq(Broker broker, Optional<Path> directory) {
        if (broker.kind().configuration().format() != ConfigurationFormat.NANOMQ) {
            return Optional.empty();
        }
        var clues = new CommandClues(broker.kind(), broker.command().arguments());
        return broker.configuration()
                .or(clues::configuration)
                .filter(_ -> !clues.oldFormat())
                .map(file -> new NanoMqConfiguration(file, clues.urls(), directory));
    }

    /** Reads one file, as a broker of this kind would that works nobody knows where. */
    public static ConfigurationReading read(BrokerKind kind, Command command, Optional<Path> told) {
        return read(kind, command, told, Optional.empty());
    }

    /**
     * Reads what a broker of this kind that was started so would.
     *
     * @param told the file, absolute, or one of several that the command names; otherwise what the command names, and where
     *     it names none, the kind's own defaults are what counts
     * @param directory in which that broker works, absolute, where it is known
     */
    public static ConfigurationReading read(
            BrokerKind kind, Command command, Optional<Path> told, Optional<Path> directory) {
        var format = kind.configuration().format();
        if (format == ConfigurationFormat.NONE) {
            return new ConfigurationReading.None();
        }
        var clues = new CommandClues(kind, command.arguments());
        try {
            var files = files(clues, told, directory);
            if (files.isEmpty()) {
                return format == ConfigurationFormat.MOSQUITTO && !clues.namesConfiguration()
                        ? new ConfigurationReading.Read(MosquittoConfiguration.withoutFile(clues.ports()))
                        : new ConfigurationReading.None();
            }
            return switch (format) {
                case MOSQUITTO ->
                    new ConfigurationReading.Read(new MosquittoConfiguration(directory).read(files, clues.ports()));
                case NANOMQ ->
                    clues.oldFormat()
                            ? new ConfigurationReading.Read(NanoMqOldConfiguration.read(files.getFirst(), clues.urls()))
                            : new NanoMqConfiguration(files.getFirst(), clues.urls(), directory).reading();
                case NONE -> new ConfigurationReading.None();
            };
        } catch (Mistake e) {
            return e.reading();
        }
    }

    /** The files that are read in turn, not what they include; none where that depends on a directory that is not known. */
    public static List<Path> files(Broker broker, Optional<Path> directory) {
        try {
            var clues = new CommandClues(broker.kind(), broker.command().arguments());
            return files(clues, broker.configuration(), directory);
        } catch (Mistake _) {
            return List.of();
        }
    }

    private static List<Path> files(CommandClues clues, Optional<Path> told, Optional<Path> directory) throws Mistake {
        return clues.kind().configuration().format() == ConfigurationFormat.MOSQUITTO
                ? new MosquittoFiles(clues, told, directory).all()
                : told.or(clues::configuration).stream().toList();
    }

    /** Whether it says something, but what is told only by the directory in which the broker works. */
    public boolean wantsDirectory() {
        return reading instanceof ConfigurationReading.Wrong wrong && wrong.isForWantOfDirectory();
    }

    /**
     * The listener by which the broker is judged: the one on the port that is watched; where none was told, a plain one
     * before an encrypted one, before WebSocket, before a socket in the file system.
     */
    public Optional<Listener> listener() {
        Optional<Listener> found = Optional.empty();
        for (Listener one : listeners()) { // a loop, since every look asks more than once
            boolean isIt = watchedPort.isPresent() ? found.isEmpty() && isWatched(one) : isBefore(one, found);
            if (isIt) {
                found = Optional.of(one);
            }
        }
        return found;
    }

    private static boolean isBefore(Listener one, Optional<Listener> other) {
        return other.isEmpty() || rank(one) < rank(other.get());
    }

    /** The port by which the broker is judged. */
    public OptionalInt port() {
        return watchedPort.isPresent() ? watchedPort : portOf(listener());
    }

    /** Where the broker listens, or is to, on the port by which it is judged; on every address where that is not told. */
    public Optional<Endpoint> endpoint() {
        Optional<Endpoint> configured = listener().flatMap(Listener::network);
        return configured.isPresent() || watchedPort.isEmpty()
                ? configured
                : Optional.of(new Endpoint(Optional.empty(), watchedPort.getAsInt()));
    }

    /** The ports that the broker listens on, if the one that is watched is not among them. */
    public List<Integer> otherPorts() {
        return watchedPort.isEmpty() || listener().isPresent()
                ? List.of()
                : listeners().stream()
                        .flatMap(listener -> listener.network().stream())
                        .map(Endpoint::port)
                        .toList();
    }

    /** Where the broker listens, as far as it is known. */
    public List<Listener> listeners() {
        return reading instanceof ConfigurationReading.Read(var configuration) ? configuration.listeners() : List.of();
    }

    /** Where its HTTP server is, if it has one. */
    public Optional<Endpoint> webServer() {
        return read().flatMap(BrokerConfiguration::webServer).map(WebServer::endpoint);
    }

    /** Who may ask its HTTP server, if it has one. */
    public Optional<Credentials> credentials() {
        return read().flatMap(BrokerConfiguration::webServer).map(WebServer::credentials);
    }

    /** Where it says that its pid file is; NanoMQ's does not say. */
    public Optional<Path> pidFile() {
        return read().flatMap(BrokerConfiguration::pidFile);
    }

    /** Where it writes its log, if that is a file. */
    public Optional<Path> logFile() {
        return read().flatMap(BrokerConfiguration::logFile);
    }

    private Optional<BrokerConfiguration> read() {
        return reading instanceof ConfigurationReading.Read(var configuration)
                ? Optional.of(configuration)
                : Optional.empty();
    }

    private boolean isWatched(Listener listener) {
        return portOf(Optional.of(listener)).equals(watchedPort);
    }

    private static OptionalInt portOf(Optional<Listener> listener) {
        return listener.flatMap(Listener::network)
                .map(endpoint -> OptionalInt.of(endpoint.port()))
                .orElseGet(OptionalInt::empty);
    }

    private static int rank(Listener listener) {
        return switch (listener) {
            case Listener.Tcp _ -> 0;
            case Listener.Tls _ -> 1;
            case Listener.WebSocket _ -> 2;
            case Listener.Unix _ -> 3;
        };
    }
}
