package io.github.pidkeeper.core.broker;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a broker's own arguments tell about it, as far as that is certain without reading its configuration. */
public record CommandClues(BrokerKind kind, List<String> arguments) {

    public CommandClues {
        arguments = List.copyOf(arguments);
    }

    /** The configuration file that is named; a relative path is not certain. */
    public Optional<Path> configuration() {
        return configurations().flatMap(CommandClues::path).findFirst();
    }

    /** The same of a process, which understands a relative path from its own working directory. */
    public Optional<Path> configuration(Path workingDirectory) {
        try {
            return configurations().findFirst().map(workingDirectory::resolve);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether a configuration file is named at all, be it by a path that is not certain. */
    public boolean namesConfiguration() {
        return configurations().findFirst().isPresent();
    }

    private Stream<String> configurations() {
        return values(kind.configuration().options());
    }

    /** Whether the configuration is in NanoMQ's format before HOCON. */
    public boolean oldFormat() {
        return is(ConfigurationFormat.NANOMQ)
                && values(List.of("--old_conf")).findFirst().isPresent();
    }

    /** The MQTT ports of Mosquitto's {@code -p}; NanoMQ's {@code --port} is that of its web server. */
    public List<Integer> ports() {
        return is(ConfigurationFormat.MOSQUITTO)
                ? values(List.of("-p", "--port"))
                        .filter(text -> text.matches("[0-9]{1,5}"))
                        .map(Integer::valueOf)
                        .filter(port -> port >= 1 && port <= 65535)
                        .toList()
                : List.of();
    }

    /** The listeners of NanoMQ's {@code --url}. */
    public List<String> urls() {
        return is(ConfigurationFormat.NANOMQ) ? values(List.of("--url")).toList() : List.of();
    }

    private boolean is(ConfigurationFormat format) {
        return kind.configuration().format() == format;
    }

    private Stream<String> values(List<String> names) {
        return Stream.iterate(0, index -> index < arguments.size(), index -> index + 1)
                .flatMap(index -> value(names, index));
    }

    /** The value of the option at this place, be it in the next argument or behind an equals sign. */
    private Stream<String> value(List<String> names, int index) {
        var argument = arguments.get(index);
        if (names.contains(argument)) {
            return arguments.stream().skip(index + 1L).limit(1);
        }
        int equals = argument.indexOf('=');
        return equals > 0 && argument.startsWith("--") && names.contains(argument.substring(0, equals))
                ? Stream.of(argument.substring(equals + 1))
                : Stream.empty();
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
