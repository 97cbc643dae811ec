package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings that mosquitto.conf(5) knows, as of Mosquitto 2.0; later releases know more. */
final class MosquittoKeys {

    private static final Set<String> BOOLEAN = words("""
        allow_anonymous allow_duplicate_messages allow_zero_length_clientid auth_plugin_deny_special_chars
        autosave_on_changes bridge_attempt_unsubscribe bridge_insecure bridge_outgoing_retain bridge_require_ocsp
        check_retain_source cleansession connection_messages local_cleansession log_timestamp notifications
        notifications_local_only per_listener_settings persistence queue_qos0_messages require_certificate
        retain_available retained_persistence round_robin set_tcp_nodelay try_private upgrade_outgoing_qos
        use_identity_as_username use_subject_as_username use_username_as_clientid\
        """);

    private static final Set<String> OTHER = words("""
        acl_file address addresses auth_plugin auto_id_prefix autosave_interval bind_address bind_interface
        bridge_alpn bridge_bind_address bridge_cafile bridge_capath bridge_certfile bridge_identity bridge_keyfile
        bridge_max_packet_size bridge_protocol_version bridge_psk bridge_tls_version cafile capath certfile ciphers
        ciphers_tls1.3 clientid clientid_prefixes connection crlfile dhparamfile http_dir idle_timeout include_dir
        keepalive_interval keyfile listener local_clientid local_password local_username log_dest log_facility
        log_timestamp_format log_type max_connections max_inflight_bytes max_inflight_messages max_keepalive
        max_packet_size max_qos max_queued_bytes max_queued_messages max_topic_alias maximum_qos memory_limit
        message_size_limit mount_point notification_topic password password_file persistence_file
        persistence_location persistent_client_expiration pid_file plugin port protocol psk_file psk_hint
        remote_clientid remote_password remote_username restart_timeout retry_interval socket_domain start_type
        store_clean_interval sys_interval threshold tls_engine tls_engine_kpass_sha1 tls_keyform tls_version topic
        trace_level user username websockets_headers_size websockets_log_level\
        """);

    /** Before the first listener, these make one on the usual port. */
    private static final Set<String> OF_LISTENER = words("""
        bind_interface cafile capath certfile ciphers ciphers_tls1.3 crlfile dhparamfile keyfile max_connections
        mount_point psk_hint require_certificate socket_domain tls_engine tls_keyform use_identity_as_username
        use_subject_as_username use_username_as_clientid\
        """);

    /** Between {@code connection} and the next one. */
    private static final Set<String> OF_BRIDGE = words("""
        address addresses bridge_alpn bridge_attempt_unsubscribe bridge_bind_address bridge_cafile bridge_capath
        bridge_certfile bridge_identity bridge_insecure bridge_keyfile bridge_max_packet_size bridge_outgoing_retain
        bridge_protocol_version bridge_psk bridge_require_ocsp bridge_tls_version cleansession clientid idle_timeout
        keepalive_interval local_clientid local_cleansession local_password local_username notification_topic
        notifications notifications_local_only password remote_clientid remote_password remote_username
        restart_timeout round_robin start_type threshold topic try_private username\
        """);

    /** Some release goes on where these have no value. */
    private static final Set<String> MAY_BE_EMPTY =
            words("dhparamfile http_dir log_type max_connections persistent_client_expiration protocol retry_interval");

    /** Not known to 2.0 any more. */
    private static final Set<String> OF_OLD_RELEASES = words("store_clean_interval trace_level");

    /** Without the file that these name it does not start. Since 2.1 {@code dhparamfile} is passed over. */
    private static final Set<String> OF_FILE = words("acl_file cafile certfile crlfile keyfile password_file psk_file");

    /** Keys of later releases are further from these than that. */
    private static final int SLIP = 2;

    private final Nearest known =
            new Nearest(Stream.concat(BOOLEAN.stream(), OTHER.stream()).toList());

    boolean isBoolean(String key) {
        return BOOLEAN.contains(key);
    }

    boolean isOfListener(String key) {
        return OF_LISTENER.contains(key);
    }

    /**
     * Whether a line before the first listener makes the usual one, as it has what no listener has by itself.
     *
     * @param perListener whether each has passwords of its own
     */
    boolean makesListener(MosquittoLine line, boolean perListener) {
        return switch (line.key()) {
            case "auth_plugin", "password_file", "plugin", "psk_file" -> perListener;
            case "allow_zero_length_clientid" ->
                perListener && Set.of("false", "0").contains(line.firstWord());
            case "max_qos", "maximum_qos" -> !line.firstWord().equals("2");
            case "max_connections" -> !line.value().isEmpty() && !line.value().startsWith("-");
            case "tls_keyform" -> line.value().equals("engine");
            default ->
                isOfListener(line.key())
                        && (!isBoolean(line.key()) || Set.of("true", "1").contains(line.firstWord()));
        };
    }

    boolean isOfBridge(String key) {
        return OF_BRIDGE.contains(key);
    }

    /** Below a plugin, and about it. */
    boolean isOfPlugin(String key) {
        return key.startsWith("auth_opt_")
                || key.startsWith("plugin_opt_")
                || key.equals("auth_plugin_deny_special_chars");
    }

    /** Whether there are releases that go on where it has no value. */
    boolean mayBeEmpty(String key) {
        return MAY_BE_EMPTY.contains(key);
    }

    /** Whether every release since 2.0 knows it. */
    boolean isKnownToAll(String key) {
        return isOfPlugin(key) || (isKnown(key) && !OF_OLD_RELEASES.contains(key));
    }

    boolean namesFile(String key) {
        return OF_FILE.contains(key);
    }

    /** What was meant, if the key is a slip. One that is like no other may be known to a later release. */
    Optional<String> meant(String key) {
        return isKnown(key) || isOfPlugin(key) ? Optional.empty() : known.within(SLIP, key);
    }

    private boolean isKnown(String key) {
        return BOOLEAN.contains(key) || OTHER.contains(key);
    }

    private static Set<String> words(String text) {
        List<String> words = Arrays.asList(text.split("\\s+", -1));
        return words.stream().collect(Collectors.toUnmodifiableSet());
    }
}
