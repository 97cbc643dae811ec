package io.github.pidkeeper.core.broker;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a broker's own arguments tell about it, as far as that is certain without reading its configuration. */
public record CommandClues(BrokerKind kind, List<String> arguments) {

    public CommandClues {
        arguments = List.copyOf(arguments);
    }

    /** The configuration file that is named first, all that NanoMQ reads of several; a relative path is not certain. */
    public Optional<Path> configuration() {
        return configurations().stream()
                .limit(is(ConfigurationFormat.NANOMQ) ? 1 : Integer.MAX_VALUE)
                .flatMap(text -> path(Path.of(""), text).stream())
                .filter(Path::isAbsolute)
                .findFirst();
    }

    /** All that are named, in that order, a relative path as it is understood in a directory; what is no path is left out. */
    public List<Path> configurations(Path directory) {
        var paths = new ArrayList<Path>();
        for (String text : configurations()) {
            path(directory, text).map(Path::normalize).ifPresent(paths::add);
        }
        return paths;
    }

    /** Those that are named by a relative path. */
    public List<Path> relativeConfigurations() {
        return configurations(Path.of("")).stream()
                .filter(path -> !path.isAbsolute())
                .toList();
    }

    /** Whether a configuration file is named at all, be it by a path that is not certain. */
    public boolean namesConfiguration() {
        return !configurations().isEmpty();
    }

    /**
     * The arguments that may name one in a way that some brokers understand and this kind is not known to: a beginning of the
     * option, the value behind a colon or glued to a letter, one dash for two. What they name is not read.
     */
    public List<String> doubtful() {
        var spelling = OptionSpelling.of(kind.configuration().format());
        var options = kind.configuration().options();
        return arguments.stream()
                .filter(argument -> argument.startsWith("-"))
                .filter(argument -> !spelling.isAnyOf(options, argument.substring(0, spelling.endOfName(argument))))
                .filter(argument -> options.stream().anyMatch(option -> OptionSpelling.resembles(option, argument)))
                .toList();
    }

    private List<String> configurations() {
        return values(kind.configuration().options());
    }

    /** Whether the configuration is in NanoMQ's format before HOCON. */
    public boolean oldFormat() {
        return is(ConfigurationFormat.NANOMQ) && !values(List.of("--old_conf")).isEmpty();
    }

    /** The MQTT ports of Mosquitto's {@code -p}; NanoMQ's {@code --port} is that of its web server. */
    public List<Integer> ports() {
        return is(ConfigurationFormat.MOSQUITTO)
                ? values(List.of("-p", "--port")).stream()
                        .filter(text -> text.matches("[0-9]{1,5}"))
                        .map(Integer::valueOf)
                        .filter(port -> port >= 1 && port <= 65535)
                        .toList()
                : List.of();
    }

    /** The listeners of NanoMQ's {@code --url}. */
    public List<String> urls() {
        return is(ConfigurationFormat.NANOMQ) ? values(List.of("--url")) : List.of();
    }

    private boolean is(ConfigurationFormat format) {
        return kind.configuration().format() == format;
    }

    /** The values of options of these names. A loop, since every look at a process asks for them. */
    private List<String> values(List<String> names) {
        var spelling = OptionSpelling.of(kind.configuration().format());
        var values = new ArrayList<String>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int end = spelling.endOfName(argument);
            if (spelling.isAnyOf(names, argument.substring(0, end))) {
                values.addAll(
                        end < argument.length()
                                ? List.of(argument.substring(end + 1))
                                : arguments.subList(i + 1, Math.min(i + 2, arguments.size())));
            }
        }
        return values;
    }

    private static Optional<Path> path(Path directory, String text) {
        try {
            return Optional.of(directory.resolve(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
