package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a Mosquitto asks for that starts with this configuration: gathered line by line.
 *
 * <p>A running one that is told to read its configuration anew passes over most of this.
 */
final class MosquittoStart {

    private static final String MOUNT_POINT_UNTIL_2_0 =
            "Error: You must use create a listener before using the mount_point option in the configuration file.";
    private static final String PLUGIN_UNTIL_2_0 =
            "Error: An auth_opt_ option exists in the config file without an auth_plugin.";
    private static final String PLUGIN_SINCE_2_1 =
            "option requires plugin/global_plugin/plugin_load to be defined first.";
    private static final String PAIR_SINCE_2_0_21 =
            "Error: Both certfile and keyfile must be provided to enable a TLS listener.";
    private static final String UNKNOWN = "Unknown configuration variable";
    /** How a program in which the names of its settings can be found has this one, which all know. */
    private static final String KNOWN_TO_ALL = "log_dest\0";

    private static final Set<String> OF_SECURITY = Set.of(
            "acl_file",
            "allow_anonymous",
            "allow_zero_length_clientid",
            "auth_plugin",
            "auto_id_prefix",
            "password_file",
            "plugin");
    private static final Set<String> TRUE = Set.of("true", "1");
    private static final int LARGEST_QOS = 2;

    private final MosquittoKeys keys;
    private final MosquittoOnce once = new MosquittoOnce();
    private final MosquittoBridges bridges = new MosquittoBridges();
    private final List<Objection> objections = new ArrayList<>();
    private final List<NamedFile> libraries = new ArrayList<>();
    private final List<NamedFile> created = new ArrayList<>();
    private boolean perListener;
    private boolean secured;
    private boolean persistent;

    MosquittoStart(MosquittoKeys keys) {
        this.keys = keys;
    }

    /**
     * Takes note of a line.
     *
     * @param anyListener whether a listener was named by then, in whichever file
     */
    void line(Path file, MosquittoLine line, MosquittoBelonging belonging, boolean anyListener) {
        if (!keys.isKnownToAll(line.key())) {
            objections.add(new Objection(
                    about(Phrase.CONFIGURATION_KEY_UNKNOWN, file, line),
                    Set.of(UNKNOWN, KNOWN_TO_ALL),
                    Set.of(line.key() + "\0")));
        }
        if (line.value().isEmpty()) {
            return;
        }
        once.given(file, line, belonging, perListener).ifPresent(objections::add);
        if (keys.isOfBridge(line.key())) {
            bridges.line(file, line, belonging);
        } else if (keys.isOfPlugin(line.key())) {
            ofPlugin(file, line, belonging);
        } else {
            setting(file, line, belonging, anyListener);
        }
        secured |= OF_SECURITY.contains(line.key());
    }

    /** A file of the command line, with what it includes, is read. */
    void end(Path file) {
        once.assume(file, "user");
        if (persistent) {
            once.assume(file, "persistence_file");
        }
    }

    /** Whether each listener has users, passwords and rights of its own by now. */
    boolean isPerListener() {
        return perListener;
    }

    private void setting(Path file, MosquittoLine line, MosquittoBelonging belonging, boolean anyListener) {
        switch (line.key()) {
            case "connection" -> bridges.connection(file, line, belonging);
            case "auth_plugin", "plugin", "global_plugin" -> plugin(file, line, line.value(), belonging);
            case "plugin_load" -> plugin(file, line, line.value().replaceFirst("^[^ ]+ *", ""), belonging);
            case "plugin_use" -> belonging.toPlugin();
            case "persistence" -> persistent = TRUE.contains(line.firstWord());
            case "pid_file" -> named(file, line, line.value()).forEach(created::add);
            case "per_listener_settings" -> perListener(file, line);
            case "mount_point" -> mountPoint(file, line, anyListener);
            case "max_qos", "maximum_qos" -> qos(file, line);
            case "socket_domain" -> {
                if (!Set.of("ipv4", "ipv6").contains(line.firstWord())) {
                    wrong(file, line, Message.of(Phrase.CONFIGURATION_VALUE, line.key(), line.firstWord()));
                }
            }
            default -> {
                // Nothing that a start would depend on.
            }
        }
    }

    Prerequisites finished(List<MosquittoListener> listeners) {
        return new Prerequisites(
                Stream.of(
                                objections.stream(),
                                bridges.objections().stream(),
                                listeners.stream().flatMap(MosquittoStart::ofHalfPair),
                                new MosquittoClash(listeners).objections().stream())
                        .flatMap(each -> each)
                        .toList(),
                listeners.stream()
                        .flatMap(listener -> listener.place().stream())
                        .toList(),
                libraries,
                Stream.concat(created.stream(), listeners.stream().flatMap(listener -> listener.socketFile().stream()))
                        .toList(),
                List.of());
    }

    private void perListener(Path file, MosquittoLine line) {
        perListener = TRUE.contains(line.firstWord());
        if (perListener && secured) {
            objections.add(Objection.ofEveryRelease(about(Phrase.CONFIGURATION_TOO_LATE, file, line)));
        }
    }

    private void mountPoint(Path file, MosquittoLine line, boolean anyListener) {
        if (!anyListener) {
            objections.add(Objection.of(
                    about(Phrase.CONFIGURATION_WITHOUT_LISTENER, file, line), Set.of(MOUNT_POINT_UNTIL_2_0)));
        } else if (line.value().matches(".*[+#].*")) {
            wrong(file, line, Message.of(Phrase.CONFIGURATION_VALUE, line.key(), line.value()));
        }
    }

    private void qos(Path file, MosquittoLine line) {
        MosquittoValues.number(line.firstWord())
                .filter(qos -> qos < 0 || qos > LARGEST_QOS)
                .ifPresent(_ ->
                        wrong(file, line, Message.of(Phrase.CONFIGURATION_OUT_OF_RANGE, line.key(), 0, LARGEST_QOS)));
    }

    private void plugin(Path file, MosquittoLine line, String path, MosquittoBelonging belonging) {
        belonging.toPlugin();
        // A mere name is looked for where the system has its libraries.
        if (path.indexOf('/') >= 0) {
            named(file, line, path).forEach(libraries::add);
        }
    }

    private void ofPlugin(Path file, MosquittoLine line, MosquittoBelonging belonging) {
        if (!belonging.hasPlugin()) {
            var message = about(Phrase.CONFIGURATION_WITHOUT_PLUGIN, file, line);
            objections.add(Objection.of(message, Set.of(PLUGIN_UNTIL_2_0)));
            objections.add(Objection.of(message, Set.of(PLUGIN_SINCE_2_1)));
        }
    }

    private static Stream<Objection> ofHalfPair(MosquittoListener listener) {
        return listener.hasHalfPair()
                ? Stream.of(Objection.of(
                        Message.of(Phrase.CONFIGURATION_HALF_PAIR, listener.file(), listener.line()),
                        Set.of(PAIR_SINCE_2_0_21)))
                : Stream.empty();
    }

    private void wrong(Path file, MosquittoLine line, Message reason) {
        objections.add(Objection.ofEveryRelease(
                new ConfigurationReading.Wrong(file, OptionalInt.of(line.number()), reason).message()));
    }

    private static Message about(Phrase phrase, Path file, MosquittoLine line) {
        return Message.of(phrase, file, line.number(), line.key());
    }

    private static Stream<NamedFile> named(Path file, MosquittoLine line, String path) {
        try {
            return Stream.of(new NamedFile(file, line.number(), line.key(), Path.of(path)));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
