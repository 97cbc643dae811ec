package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.settings.Port;
import io.github.pidkeeper.core.broker.BrokerKind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What a broker's own arguments tell about it, as far as that is certain without reading its configuration. */
record CommandClues(BrokerKind kind, List<String> arguments) {

    /** The file behind {@code -c} or {@code --conf}; a relative one is not certain. */
    Optional<Path> configuration() {
        return values("-c", "--conf").flatMap(CommandClues::path).findFirst();
    }

    /** Mosquitto's {@code -p}; NanoMQ's {@code --port} is that of its web server. */
    OptionalInt port() {
        return kind == BrokerKind.MOSQUITTO
                ? values("-p", "--port")
                        .flatMap(text -> Port.parse(text).stream())
                        .mapToInt(Port::number)
                        .findFirst()
                : OptionalInt.empty();
    }

    private Stream<String> values(String letter, String word) {
        var separate = Stream.iterate(0, index -> index + 1 < arguments.size(), index -> index + 1)
                .filter(index -> arguments.get(index).equals(letter)
                        || arguments.get(index).equals(word))
                .map(index -> arguments.get(index + 1));
        var attached = arguments.stream()
                .filter(argument -> argument.startsWith(word + "="))
                .map(argument -> argument.substring(word.length() + 1));
        return Stream.concat(separate, attached);
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
