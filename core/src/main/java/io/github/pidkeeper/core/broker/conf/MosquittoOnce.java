package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings that Mosquitto takes only once, and where each was given, whichever file it is in.
 *
 * <p>As conf__parse_string in its conf.c has it. Once is once for the broker, for each listener or for each bridge, and
 * {@code per_listener_settings} makes some of the first kind ones of the second. Since 2.1 a later value takes the place of
 * an earlier one for most settings; before, for none.
 */
final class MosquittoOnce {

    private static final String UNTIL_2_0 = "Error: Duplicate %s value in configuration.";
    private static final String WITH_TLS = "Error: Unable to load server certificate";
    private static final String WITH_PSK = "Error: Unable to set TLS PSK hint.";
    private static final String WITH_BRIDGES = "Error: Invalid bridge configuration: no remote addresses defined.";

    private enum Scope {
        BROKER,
        SECURITY,
        LISTENER,
        BRIDGE
    }

    private record Rule(Scope scope, Set<String> says) {}

    /** @param line 0 where it stands in none, and Mosquitto took what is usual when the file was read */
    private record Given(Path file, int line) {}

    private final Map<String, Rule> rules = rules();
    /** By what a setting belongs to, and by its name. */
    private final Map<Object, Map<String, Given>> given = new HashMap<>();

    private static Map<String, Rule> rules() {
        return Stream.of(
                        rule(
                                Scope.BROKER,
                                Set.of(),
                                "pid_file persistence_file persistence_location log_timestamp_format bind_address"),
                        rule(Scope.BROKER, Set.of(UNTIL_2_0), "clientid_prefixes user"),
                        rule(Scope.SECURITY, Set.of(UNTIL_2_0), "acl_file auto_id_prefix password_file"),
                        rule(Scope.SECURITY, Set.of(UNTIL_2_0, WITH_PSK), "psk_file"),
                        rule(Scope.LISTENER, Set.of(), "bind_interface"),
                        rule(Scope.LISTENER, Set.of(WITH_TLS), "tls_engine tls_version"),
                        rule(Scope.LISTENER, Set.of(WITH_PSK), "psk_hint"),
                        rule(Scope.LISTENER, Set.of(UNTIL_2_0), "mount_point"),
                        rule(
                                Scope.LISTENER,
                                Set.of(UNTIL_2_0, WITH_TLS),
                                "cafile capath certfile ciphers ciphers_tls1.3 crlfile dhparamfile keyfile"),
                        rule(Scope.BRIDGE, Set.of(WITH_BRIDGES), "address addresses"),
                        rule(
                                Scope.BRIDGE,
                                Set.of(UNTIL_2_0, WITH_BRIDGES),
                                "clientid local_clientid local_password local_username notification_topic password"
                                        + " remote_clientid remote_password remote_username username"),
                        rule(
                                Scope.BRIDGE,
                                Set.of(UNTIL_2_0, WITH_BRIDGES, WITH_TLS),
                                "bridge_alpn bridge_bind_address bridge_cafile bridge_capath bridge_certfile"
                                        + " bridge_keyfile bridge_tls_version"))
                .flatMap(rules -> rules.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Rule> rule(Scope scope, Set<String> says, String keys) {
        return Stream.of(keys.split(" ", -1)).collect(Collectors.toMap(key -> key, _ -> new Rule(scope, says)));
    }

    /**
     * Takes note of a line, and tells whether it is one too many.
     *
     * @param perListener whether each listener has rights and passwords of its own by now
     */
    Optional<Objection> given(Path file, MosquittoLine line, MosquittoBelonging belonging, boolean perListener) {
        if (line.key().equals("log_dest") && line.firstWord().equals("file")) {
            return note(this, "log_dest file", Set.of(), file, line);
        }
        var rule = rules.get(line.key());
        return rule == null
                ? Optional.empty()
                : owner(rule.scope(), belonging, perListener)
                        .flatMap(owner -> note(owner, setting(line.key()), rule.says(), file, line));
    }

    /** What this file of the command line does not say Mosquitto takes to be as usual, and takes nothing else later. */
    void assume(Path file, String setting) {
        of(this).putIfAbsent(setting, new Given(file, 0));
    }

    private Optional<Object> owner(Scope scope, MosquittoBelonging belonging, boolean perListener) {
        return switch (scope) {
            case BROKER -> Optional.of(this);
            case SECURITY -> perListener ? listener(belonging) : Optional.of(this);
            case LISTENER -> listener(belonging);
            case BRIDGE -> belonging.bridge().map(bridge -> bridge);
        };
    }

    private static Optional<Object> listener(MosquittoBelonging belonging) {
        return Optional.<Object>of(belonging.listener()).filter(_ -> belonging.isCertain());
    }

    /** Some have two names. */
    private static String setting(String key) {
        return switch (key) {
            case "addresses" -> "address";
            case "clientid", "password", "username" -> "remote_" + key;
            default -> key;
        };
    }

    private Optional<Objection> note(Object owner, String setting, Set<String> says, Path file, MosquittoLine line) {
        var before = of(owner).putIfAbsent(setting, new Given(file, line.number()));
        if (before == null) {
            return Optional.empty();
        }
        return Optional.of(Objection.of(
                before.line() == 0
                        ? Message.of(Phrase.CONFIGURATION_GIVEN_TOO_LATE, file, line.number(), setting, before.file())
                        : Message.of(
                                Phrase.CONFIGURATION_GIVEN_TWICE,
                                file,
                                line.number(),
                                setting,
                                before.file(),
                                before.line()),
                says));
    }

    private Map<String, Given> of(Object owner) {
        return given.computeIfAbsent(owner, _ -> new HashMap<>());
    }
}
