package io.github.pidkeeper.core.broker.conf;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.github.pidkeeper.core.text.Phrase;
import java.util.List;

/**
 * What NanoMQ takes for a configuration, and crashes on, or exits, when it makes use of it. Each case was tried on ten
 * releases from 0.23.1 to 0.25.6, and no variable of the environment makes a difference to it.
 */
record NanoMqCrashes(NanoMqSettings settings) {

    private static final String HOOK_IPC = "system.hook_ipc_url";
    private static final String COMMAND_IPC = "system.cmd_ipc_url";
    private static final String AUTHORITY = "auth.http_auth.";
    private static final String BRIDGES = "bridges.mqtt";

    /** The first of them ends the reading. */
    void check() throws Mistake {
        log();
        // The broker looks at the first key to decide about both.
        if (settings.text(HOOK_IPC).isPresent() && settings.text(COMMAND_IPC).isEmpty()) {
            throw settings.mistake(HOOK_IPC, Phrase.CONFIGURATION_IPC_ALONE);
        }
        for (var request : List.of("auth_req", "super_req")) {
            request(request);
        }
        texts("webhook.headers");
        bridges();
    }

    private void log() throws Mistake {
        if (settings.isThere("log") && settings.text("log.level").isEmpty()) {
            throw settings.mistake("log", Phrase.CONFIGURATION_LOG_LEVEL);
        }
        for (var target : settings.within("log.to")) {
            if (target.valueType() != ConfigValueType.STRING) {
                throw settings.mistake("log.to", Phrase.CONFIGURATION_LOG_TARGET);
            }
        }
    }

    /** One by which an HTTP server is asked about a client. */
    private void request(String name) throws Mistake {
        var path = AUTHORITY + name;
        if (!settings.isThere(path)) {
            return;
        }
        if (settings.text(path + ".method").isEmpty()) {
            throw settings.mistake(path, Phrase.CONFIGURATION_REQUEST_METHOD, name);
        }
        texts(path + ".headers");
        texts(path + ".params");
    }

    private void texts(String path) throws Mistake {
        if (settings.value(path).orElse(null) instanceof ConfigObject section) {
            for (var each : section.entrySet()) {
                if (each.getValue().valueType() != ConfigValueType.STRING) {
                    throw settings.mistake(each.getValue(), Phrase.CONFIGURATION_NOT_TEXT, each.getKey(), path);
                }
            }
        }
    }

    /** Whatever is in there is a bridge to NanoMQ, and every bridge is connected, switched off or not. */
    private void bridges() throws Mistake {
        switch (settings.value(BRIDGES).map(ConfigValue::valueType).orElse(ConfigValueType.NULL)) {
            case LIST -> throw settings.mistake(BRIDGES, Phrase.CONFIGURATION_BRIDGE_NAME);
            case OBJECT -> {
                for (var each : ((ConfigObject) settings.value(BRIDGES).orElseThrow()).entrySet()) {
                    bridge(each.getKey(), each.getValue());
                }
            }
            default -> {
                // Means nothing.
            }
        }
    }

    private void bridge(String name, ConfigValue bridge) throws Mistake {
        if (name.equals("cache")) {
            return;
        }
        if (!(bridge instanceof ConfigObject section)) {
            throw settings.mistake(bridge, Phrase.CONFIGURATION_BRIDGE_NAME);
        }
        // A build with QUIC has other addresses for those.
        if (!NanoMqSettings.isSwitched(section.get("hybrid_bridging"), true)
                && NanoMqSettings.text(section.get("server"))
                        .filter(url -> url.contains("://"))
                        .isEmpty()) {
            throw settings.mistake(bridge, Phrase.CONFIGURATION_BRIDGE_SERVER, name);
        }
    }
}
