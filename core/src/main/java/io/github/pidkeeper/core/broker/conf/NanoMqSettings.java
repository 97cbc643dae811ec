package io.github.pidkeeper.core.broker.conf;

import com.typesafe.config.Config;
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

/** What a parsed nanomq.conf means to NanoMQ; a key of the wrong type means nothing to it, and is passed over here too. */
record NanoMqSettings(Config config, Path file) {

    private static final Endpoint USUAL = new Endpoint(Optional.empty(), 1883);
    private static final Endpoint USUAL_WEB_SOCKET = new Endpoint(Optional.empty(), 8083);
    private static final Endpoint USUAL_WEB_SOCKET_IN_TLS = new Endpoint(Optional.empty(), 8086);
    private static final String USUAL_IPC = "ipc:///tmp/nanomq_cmd.ipc";
    private static final int USUAL_HTTP_PORT = 8081;

    BrokerConfiguration configuration(List<String> urls) throws Mistake {
        return new BrokerConfiguration(
                listeners(urls),
                Optional.empty(),
                webServer(),
                logFile(),
                logTargets(),
                ipcUrls(),
                text("system.daemon").filter("true"::equals).isPresent());
    }

    private List<Listener> listeners(List<String> urls) throws Mistake {
        var listeners = new ArrayList<Listener>();
        for (var url : urls) {
            NanoMqUrl.listener(url).ifPresent(listeners::add);
        }
        if (listeners.isEmpty()) {
            var plain = bound("listeners.tcp");
            // Not a word about listeners is one, and so is a section that says something, and not where.
            if (plain.isEmpty() && (!config.hasPath("listeners") || saysSomething("listeners.tcp"))) {
                plain = List.of(USUAL);
            }
            plain.forEach(endpoint -> listeners.add(new Listener.Tcp(endpoint)));
        }
        listeners.addAll(encrypted());
        if (config.hasPath("listeners.ws")) {
            var endpoint = bind("listeners.ws.bind").orElse(USUAL_WEB_SOCKET);
            listeners.add(new Listener.WebSocket(endpoint, false));
        }
        if (speaksTls()) {
            listeners.add(new Listener.WebSocket(bind("listeners.wss.bind").orElse(USUAL_WEB_SOCKET_IN_TLS), true));
        }
        return listeners;
    }

    private boolean saysSomething(String section) {
        return value(section).orElse(null) instanceof ConfigObject settings && !settings.isEmpty();
    }

    /**
     * Where the section on TLS binds by itself, WebSocket is there in TLS as well, whether or not a word is said about it; and
     * where it does not, it is not, whatever is said. So it is from 0.24.0 on; those before do it only beside plain WebSocket.
     */
    private boolean speaksTls() throws Mistake {
        return bind("listeners.ssl.bind").isPresent()
                && text("listeners.ssl.enable").filter("false"::equals).isEmpty();
    }

    private List<Listener> encrypted() throws Mistake {
        var listeners = new ArrayList<Listener>();
        boolean off = bind("listeners.ssl.bind").isPresent() && !speaksTls();
        for (var endpoint : bound("listeners.ssl").stream().skip(off ? 1 : 0).toList()) {
            listeners.add(new Listener.Tls(endpoint, path("listeners.ssl.certfile")));
        }
        return listeners;
    }

    /** Where a section binds to: by itself, and by each section with a name within it. */
    private List<Endpoint> bound(String section) throws Mistake {
        var endpoints = new ArrayList<Endpoint>();
        bind(section + ".bind").ifPresent(endpoints::add);
        if (value(section).orElse(null) instanceof ConfigObject named) {
            for (var entry : inOrder(named)) {
                if (entry.getValue() instanceof ConfigObject within && within.get("bind") != null) {
                    endpoint(within.get("bind")).ifPresent(endpoints::add);
                }
            }
        }
        return endpoints;
    }

    /** The parser's own order is none. */
    private static List<Map.Entry<String, ConfigValue>> inOrder(ConfigObject section) {
        return section.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    private Optional<Endpoint> bind(String path) throws Mistake {
        var value = value(path);
        return value.isPresent() ? endpoint(value.get()) : Optional.empty();
    }

    private Optional<Endpoint> endpoint(ConfigValue value) throws Mistake {
        if (value.valueType() != ConfigValueType.STRING) {
            return Optional.empty();
        }
        var written = value.unwrapped().toString();
        var endpoint = Endpoint.parse(written);
        if (endpoint.isEmpty()) {
            throw Mistake.at(file, value.origin().lineNumber(), Phrase.CONFIGURATION_BIND, written);
        }
        return endpoint;
    }

    private Optional<WebServer> webServer() {
        if (!config.hasPath("http_server")) {
            return Optional.empty();
        }
        int port = text("http_server.port").flatMap(Endpoint::port).orElse(USUAL_HTTP_PORT);
        var credentials = new Credentials(
                text("http_server.username").orElse("admin"),
                text("http_server.password").orElse("public"));
        return Optional.of(new WebServer(new Endpoint(text("http_server.ip_addr"), port), credentials));
    }

    /** Only where the log goes to a file at all. */
    private Optional<Path> logFile() {
        try {
            return logTargets().contains(LogTarget.FILE)
                    ? Optional.of(Path.of(
                                    text("log.dir").orElse("/tmp"),
                                    text("log.file").orElse("nanomq.log")))
                            .filter(Path::isAbsolute)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Where nothing is told it goes to the output. */
    private Set<LogTarget> logTargets() {
        var targets = EnumSet.noneOf(LogTarget.class);
        if (value("log.to").orElse(null) instanceof ConfigList list) {
            for (var target : list.unwrapped()) {
                switch (String.valueOf(target)) {
                    case "file" -> targets.add(LogTarget.FILE);
                    case "console" -> targets.add(LogTarget.OUTPUT);
                    case "syslog" -> targets.add(LogTarget.SYSLOG);
                    default -> targets.add(LogTarget.OTHER);
                }
            }
        }
        return targets.isEmpty() ? EnumSet.of(LogTarget.OUTPUT) : targets;
    }

    /** The broker looks at the first key to decide about both. */
    private List<String> ipcUrls() {
        var hook = text("system.hook_ipc_url");
        return hook.isEmpty()
                ? List.of(USUAL_IPC)
                : Stream.of(hook, text("system.cmd_ipc_url"))
                        .flatMap(Optional::stream)
                        .toList();
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
                .filter(value -> switch (value.valueType()) {
                    case STRING, NUMBER, BOOLEAN -> true;
                    case OBJECT, LIST, NULL -> false;
                })
                .map(ConfigValue::unwrapped)
                .map(Object::toString);
    }

    private Optional<ConfigValue> value(String path) {
        return config.hasPath(path) ? Optional.of(config.getValue(path)) : Optional.empty();
    }
}
