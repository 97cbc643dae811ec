package io.github.pidkeeper.app.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueType;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.broker.FiguresUser;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes a broker of the keys in one file, or finds what is wrong with them; used once. */
final class BrokerKeys {

    private static final List<String> KEYS =
            List.of("kind", "command", "pid-file", "configuration", "port", "unit", "user-unit", "grace", "figures");

    private static final String FIGURES = "figures";
    /** More than any broker is asked to remember. */
    private static final int LONGEST_USER = 256;

    private final BrokerName name;
    private final KnownKinds kinds;
    private final Keys<Broker> keys;

    BrokerKeys(BrokerName name, KnownKinds kinds, Config config) {
        this.name = name;
        this.kinds = kinds;
        this.keys = new Keys<>(config, KEYS);
    }

    Parsing<Broker> broker() {
        var command = command();
        keys.require("pid-file");
        var pidFile = keys.path("pid-file");
        var configuration = keys.path("configuration");
        var port = port();
        var unit = unit();
        var grace = grace();
        var kind = kind(command);
        var figures = figures(kind);
        if (keys.wrong().isPresent()) {
            return keys.wrong().get();
        }
        return new Parsing.Parsed<>(new Broker(
                name, kind, command.orElseThrow(), pidFile.orElseThrow(), configuration, port, grace, figures, unit));
    }

    private Optional<FiguresUser> figures(BrokerKind kind) {
        if (!keys.has(FIGURES)) {
            return Optional.empty();
        }
        if (keys.config().getValue(FIGURES).valueType() != ConfigValueType.OBJECT) {
            return keys.wrong(FIGURES, Sentence.of("settings.figures"));
        }
        var within = keys.within(FIGURES, List.of("user", "password-file"));
        within.require("user");
        within.require("password-file");
        var user = user(within);
        var file = within.path("password-file");
        within.wrong().ifPresent(keys::add);
        if (kind.configuration().format() != ConfigurationFormat.MOSQUITTO) {
            // NanoMQ's own configuration says who may ask, and no other kind can be asked at all.
            return keys.wrong(FIGURES, Sentence.of("settings.figures-kind", kind.text()));
        }
        return user.flatMap(known -> file.map(path -> new FiguresUser(known, path)));
    }

    private static Optional<String> user(Keys<?> within) {
        var text = within.text("user");
        if (!within.has("user")
                || text.filter(BrokerKeys::isUser).filter(BrokerKeys::isWhole).isPresent()) {
            return text;
        }
        return within.wrong(
                "user",
                Sentence.of(
                        text.filter(BrokerKeys::isUser).isPresent()
                                ? "settings.figures-user-half"
                                : "settings.figures-user"));
    }

    /** MQTT has its text in UTF-8, where half of a surrogate pair has no form. */
    private static boolean isWhole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isUser(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_USER && text.chars().noneMatch(Character::isISOControl);
    }

    private Optional<Command> command() {
        keys.require("command");
        if (!keys.has("command")) {
            return Optional.empty();
        }
        try {
            var words = keys.config().getStringList("command");
            if (!words.isEmpty() && Path.of(words.getFirst()).isAbsolute()) {
                return Optional.of(new Command(Path.of(words.getFirst()), words.subList(1, words.size())));
            }
        } catch (ConfigException.WrongType | InvalidPathException e) {
            // Told below: the same sentence helps.
        }
        return keys.wrong("command", Sentence.of("settings.command"));
    }

    private BrokerKind kind(Optional<Command> command) {
        if (!keys.has("kind")) {
            return command.map(known -> kinds.kinds().of(known.executable())).orElse(BrokerKind.GENERIC);
        }
        var text = keys.text("kind").orElse("");
        return kinds.kinds()
                .named(text)
                .or(() -> keys.wrong("kind", kinds.unknown(text)))
                .orElse(BrokerKind.GENERIC);
    }

    private OptionalInt port() {
        if (!keys.has("port")) {
            return OptionalInt.empty();
        }
        var port = keys.text("port").flatMap(Port::parse);
        if (port.isEmpty()) {
            keys.wrong("port", Sentence.of("settings.port"));
        }
        return port.map(Port::number).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private Optional<SystemdUnit> unit() {
        if (keys.has("unit") && keys.has("user-unit")) {
            return keys.wrong("user-unit", Sentence.of("settings.two-units"));
        }
        var system = unit("unit", false);
        return system.isPresent() ? system : unit("user-unit", true);
    }

    private Optional<SystemdUnit> unit(String key, boolean ofUser) {
        if (!keys.has(key)) {
            return Optional.empty();
        }
        var unit = keys.text(key).flatMap(text -> SystemdUnit.parse(text, ofUser));
        return unit.isPresent() ? unit : keys.wrong(key, Sentence.of("settings.unit", key));
    }

    private Duration grace() {
        if (!keys.has("grace")) {
            return Broker.DEFAULT_GRACE;
        }
        try {
            // A bare number would be milliseconds; nobody who writes 10 means that.
            if (keys.config().getValue("grace").valueType() == ConfigValueType.STRING) {
                var grace = keys.config().getDuration("grace");
                if (!grace.isNegative()) {
                    return grace;
                }
            }
        } catch (ConfigException e) {
            // Told below.
        }
        keys.wrong("grace", Sentence.of("settings.grace"));
        return Broker.DEFAULT_GRACE;
    }
}
