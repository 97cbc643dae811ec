package io.github.pidkeeper.core.broker.conf;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a parsed nanomq.conf means to NanoMQ. A value of another type than the one that it looks for means nothing to it, and is
 * passed over here too: a number is no text, a text with digits is no number, and a section is there whatever it is.
 */
record NanoMqSettings(ConfigObject root, Path file) {

    private static final Endpoint USUAL = new Endpoint(Optional.empty(), 1883);
    private static final Endpoint USUAL_WEB_SOCKET = new Endpoint(Optional.empty(), 8083);
    private static final Endpoint USUAL_WEB_SOCKET_IN_TLS = new Endpoint(Optional.empty(), 8086);
    private static final String USUAL_IPC = "ipc:///tmp/nanomq_cmd.ipc";
    private static final int USUAL_HTTP_PORT = 8081;
    private static final String HOOK_IPC = "system.hook_ipc_url";
    private static final String COMMAND_IPC = "system.cmd_ipc_url";

    BrokerConfiguration configuration(List<String> urls) throws Mistake {
        crashes();
        return new BrokerConfiguration(
                listeners(urls),
                Optional.empty(),
                webServer(),
                logFile(),
                logTargets(),
                ipcUrls(),
                isSwitched("system.daemon", true));
    }

    private List<Listener> listeners(List<String> urls) throws Mistake {
        var listeners = new ArrayList<Listener>();
        for (var url : urls) {
            NanoMqUrl.listener(url).ifPresent(listeners::add);
        }
        if (listeners.isEmpty()) {
            var plain = bound("listeners.tcp");
            // Not a word about listeners is one, and so is a section that says something, and not where.
            if (plain.isEmpty() && (!isThere("listeners") || isThere("listeners.tcp"))) {
                plain = List.of(USUAL);
            }
            plain.forEach(endpoint -> listeners.add(new Listener.Tcp(endpoint)));
        }
        listeners.addAll(encrypted());
        if (isThere("listeners.ws")) {
            var endpoint = bind("listeners.ws.bind").orElse(USUAL_WEB_SOCKET);
            listeners.add(new Listener.WebSocket(endpoint, false));
        }
        if (speaksTls()) {
            listeners.add(new Listener.WebSocket(bind("listeners.wss.bind").orElse(USUAL_WEB_SOCKET_IN_TLS), true));
        }
        return listeners;
    }

    /**
     * Where the section on TLS binds by itself, WebSocket is there in TLS as well, whether or not a word is said about it; and
     * where it does not, it is not, whatever is said. So it is from 0.24.0 on; those before do it only beside plain WebSocket.
     */
    private boolean speaksTls() throws Mistake {
        return bind("listeners.ssl.bind").isPresent() && !isSwitched("listeners.ssl.enable", false);
    }

    private List<Listener> encrypted() throws Mistake {
        var listeners = new ArrayList<Listener>();
        boolean off = bind("listeners.ssl.bind").isPresent() && !speaksTls();
        for (var endpoint : bound("listeners.ssl").stream().skip(off ? 1 : 0).toList()) {
            listeners.add(new Listener.Tls(endpoint, path("listeners.ssl.certfile")));
        }
        return listeners;
    }

    /** Where a section binds to: by itself, and by each section within it, which has a name or stands in a list. */
    private List<Endpoint> bound(String section) throws Mistake {
        var endpoints = new ArrayList<Endpoint>();
        var all = new ArrayList<>(within(section));
        value(section).ifPresent(all::addFirst);
        for (var each : all) {
            if (each instanceof ConfigObject settings && settings.get("bind") != null) {
                endpoint(settings.get("bind"), " /").ifPresent(endpoints::add);
            }
        }
        return endpoints;
    }

    /** The values in a list, or in a section, of which the parser's own order is none. */
    private List<ConfigValue> within(String path) {
        return switch (value(path).orElse(null)) {
            case ConfigObject section ->
                section.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList();
            case ConfigList list -> list;
            case null, default -> List.of();
        };
    }

    private Optional<Endpoint> bind(String path) throws Mistake {
        var value = value(path);
        return value.isPresent() ? endpoint(value.get(), " ") : Optional.empty();
    }

    /** @param without characters that are not in one; only WebSocket has a path behind the port */
    private Optional<Endpoint> endpoint(ConfigValue value, String without) throws Mistake {
        if (value.valueType() != ConfigValueType.STRING) {
            return Optional.empty();
        }
        var written = value.unwrapped().toString();
        var endpoint = Endpoint.parse(written).filter(_ -> written.chars().noneMatch(c -> without.indexOf(c) >= 0));
        if (endpoint.isEmpty()) {
            throw Mistake.at(file, value.origin().lineNumber(), Phrase.CONFIGURATION_BIND, written);
        }
        return endpoint;
    }

    private Optional<WebServer> webServer() {
        if (!isThere("http_server")) {
            return Optional.empty();
        }
        var credentials = new Credentials(
                text("http_server.username").orElse("admin"),
                text("http_server.password").orElse("public"));
        return Endpoint.port(Integer.toString(httpPort()))
                .map(port -> new WebServer(new Endpoint(text("http_server.ip_addr"), port), credentials));
    }

    /** NanoMQ keeps it in 16 bits, whatever was written. */
    private int httpPort() {
        return value("http_server.port")
                .filter(value -> value.valueType() == ConfigValueType.NUMBER)
                .map(value -> ((Number) value.unwrapped()).doubleValue())
                .filter(port -> port > 0)
                .map(port -> port.intValue() & 0xffff)
                .orElse(USUAL_HTTP_PORT);
    }

    /** Only where the log goes to a file at all; without a directory NanoMQ writes none, and does not start. */
    private Optional<Path> logFile() {
        return logTargets().contains(LogTarget.FILE)
                ? path("log.dir").filter(Path::isAbsolute).flatMap(this::logFile)
                : Optional.empty();
    }

    private Optional<Path> logFile(Path directory) {
        return text("log.file").isPresent()
                ? path("log.file").map(file -> Path.of(directory + "/" + file))
                : Optional.of(directory.resolve("nanomq.log"));
    }

    /** Where nothing is told it goes to the output. */
    private Set<LogTarget> logTargets() {
        var targets = EnumSet.noneOf(LogTarget.class);
        for (var target : within("log.to")) {
            switch (String.valueOf(target.unwrapped())) {
                case "file" -> targets.add(LogTarget.FILE);
                case "console" -> targets.add(LogTarget.OUTPUT);
                case "syslog" -> targets.add(LogTarget.SYSLOG);
                default -> targets.add(LogTarget.OTHER);
            }
        }
        return targets.isEmpty() ? EnumSet.of(LogTarget.OUTPUT) : targets;
    }

    private List<String> ipcUrls() {
        var hook = text(HOOK_IPC);
        return hook.isEmpty()
                ? List.of(USUAL_IPC)
                : Stream.of(hook, text(COMMAND_IPC)).flatMap(Optional::stream).toList();
    }

    /** What NanoMQ takes, and crashes on when it makes use of it. */
    private void crashes() throws Mistake {
        if (isThere("log") && text("log.level").isEmpty()) {
            throw mistake("log", Phrase.CONFIGURATION_LOG_LEVEL);
        }
        for (var target : within("log.to")) {
            if (target.valueType() != ConfigValueType.STRING) {
                throw mistake("log.to", Phrase.CONFIGURATION_LOG_TARGET);
            }
        }
        // The broker looks at the first key to decide about both.
        if (text(HOOK_IPC).isPresent() && text(COMMAND_IPC).isEmpty()) {
            throw mistake(HOOK_IPC, Phrase.CONFIGURATION_IPC_ALONE);
        }
    }

    private Mistake mistake(String path, Phrase phrase) {
        int line = value(path).map(value -> value.origin().lineNumber()).orElse(0);
        return Mistake.at(file, line, phrase);
    }

    private Optional<Path> path(String key) {
        try {
            return text(key).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<String> text(String path) {
        return value(path)
                .filter(value -> value.valueType() == ConfigValueType.STRING)
                .map(value -> value.unwrapped().toString());
    }

    private boolean isSwitched(String path, boolean on) {
        return value(path)
                .map(ConfigValue::unwrapped)
                .filter(value -> value.equals(on))
                .isPresent();
    }

    private boolean isThere(String path) {
        return value(path).isPresent();
    }

    /** What is called null is there as well. */
    private Optional<ConfigValue> value(String path) {
        Optional<ConfigValue> value = Optional.of(root);
        for (var key : path.split("\\.", -1)) {
            value = value.map(section -> section instanceof ConfigObject object ? object.get(key) : null);
        }
        return value;
    }
}
