package io.github.pidkeeper.app.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueType;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.BrokerFile.Parsing;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.text.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes a broker of the keys in one file, or finds what is wrong with them; used once. */
final class BrokerKeys {

    private static final List<String> KEYS = List.of("kind", "command", "pid-file", "configuration", "port", "grace");

    private final BrokerName name;
    private final Config config;
    private final List<Parsing.Wrong> wrongs = new ArrayList<>();

    BrokerKeys(BrokerName name, Config config) {
        this.name = name;
        this.config = config;
    }

    Parsing broker() {
        unknownKeys();
        var command = command();
        var pidFile = required("pid-file", path("pid-file"));
        var configuration = path("configuration");
        var port = port();
        var grace = grace();
        var kind = kind(command);
        if (!wrongs.isEmpty() || command.isEmpty() || pidFile.isEmpty()) {
            return wrongs.getFirst();
        }
        return new Parsing.Parsed(new Broker(name, kind, command.get(), pidFile.get(), configuration, port, grace));
    }

    private void unknownKeys() {
        for (var key : config.root().keySet()) {
            if (!KEYS.contains(key)) {
                var line = lineOf(config.root().get(key).origin().lineNumber());
                wrongs.add(new Parsing.Wrong(
                        line,
                        new Nearest(KEYS)
                                .to(key)
                                .map(meant -> Sentence.of("settings.unknown-key-meant", key, meant))
                                .orElseGet(() -> Sentence.of("settings.unknown-key", key, String.join(", ", KEYS)))));
            }
        }
    }

    private Optional<Command> command() {
        if (!config.hasPath("command")) {
            return required("command", Optional.empty());
        }
        try {
            var words = config.getStringList("command");
            if (!words.isEmpty() && Path.of(words.getFirst()).isAbsolute()) {
                return Optional.of(new Command(Path.of(words.getFirst()), words.subList(1, words.size())));
            }
        } catch (ConfigException.WrongType | InvalidPathException e) {
            // Told below: the same sentence helps.
        }
        return wrong("command", Sentence.of("settings.command"));
    }

    private BrokerKind kind(Optional<Command> command) {
        if (!config.hasPath("kind")) {
            return command.map(known -> BrokerKind.of(known.executable())).orElse(BrokerKind.GENERIC);
        }
        return text("kind")
                .flatMap(BrokerKind::parse)
                .orElseGet(() -> this.<BrokerKind>wrong("kind", Sentence.of("settings.kind"))
                        .orElse(BrokerKind.GENERIC));
    }

    private Optional<Path> path(String key) {
        if (!config.hasPath(key)) {
            return Optional.empty();
        }
        try {
            var path = text(key).map(Path::of).filter(Path::isAbsolute);
            return path.isPresent() ? path : wrong(key, Sentence.of("settings.path", key));
        } catch (InvalidPathException e) {
            return wrong(key, Sentence.of("settings.path", key));
        }
    }

    private OptionalInt port() {
        if (!config.hasPath("port")) {
            return OptionalInt.empty();
        }
        var port = text("port").flatMap(Port::parse);
        if (port.isEmpty()) {
            wrong("port", Sentence.of("settings.port"));
        }
        return port.map(Port::number).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private Duration grace() {
        if (!config.hasPath("grace")) {
            return Broker.DEFAULT_GRACE;
        }
        try {
            // A bare number would be milliseconds; nobody who writes 10 means that.
            if (config.getValue("grace").valueType() == ConfigValueType.STRING) {
                var grace = config.getDuration("grace");
                if (!grace.isNegative()) {
                    return grace;
                }
            }
        } catch (ConfigException e) {
            // Told below.
        }
        wrong("grace", Sentence.of("settings.grace"));
        return Broker.DEFAULT_GRACE;
    }

    private Optional<String> text(String key) {
        return switch (config.getValue(key).valueType()) {
            case STRING, NUMBER -> Optional.of(config.getString(key));
            default -> Optional.empty();
        };
    }

    private <T> Optional<T> required(String key, Optional<T> value) {
        if (value.isEmpty() && !config.hasPath(key)) {
            wrongs.add(new Parsing.Wrong(OptionalInt.empty(), Sentence.of("settings.missing-key", key)));
        }
        return value;
    }

    private <T> Optional<T> wrong(String key, Sentence reason) {
        wrongs.add(new Parsing.Wrong(lineOf(config.getValue(key).origin().lineNumber()), reason));
        return Optional.empty();
    }

    private static OptionalInt lineOf(int number) {
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
