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
import org.jspecify.annotations.Nullable;

/**
 * What a parsed nanomq.conf means to NanoMQ. A value of another type than the one that it looks for means nothing to it, and is
 * passed over here too: a number is no text, a text with digits is no number, and a section is there whatever it is.
 */
record NanoMqSettings(ConfigObject root, Path file) {

    private static final Endpoint USUAL = new Endpoint(Optional.empty(), 1883);
    static final Endpoint USUAL_WEB_SOCKET = new Endpoint(Optional.empty(), 8083);
    static final Endpoint USUAL_WEB_SOCKET_IN_TLS = new Endpoint(Optional.empty(), 8086);
    private static final String USUAL_IPC = "ipc:///tmp/nanomq_cmd.ipc";
    private static final int USUAL_HTTP_PORT = 8081;
    private static final String HOOK_IPC = "system.hook_ipc_url";
    private static final String COMMAND_IPC = "system.cmd_ipc_url";

    BrokerConfiguration configuration(List<String> urls) throws Mistake {
        new NanoMqCrashes(this).check();
        return new BrokerConfiguration(
                listeners(urls),
                Optional.empty(),
                webServer(),
                logFile(),
                logTargets(),
                ipcUrls(),
                isSwitched("system.daemon", true),
                List.of(),
                Optional.empty(),
                new Prerequisites(new NanoMqImpediments(this).found()));
    }

    private List<Listener> listeners(List<String> urls) throws Mistake {
        var listeners = new ArrayList<Listener>();
        for (var url : urls) {
            NanoMqUrl.listener(url).ifPresent(listeners::add);
        }
        if (listeners.isEmpty()) {
            plain().forEach(endpoint -> listeners.add(new Listener.Tcp(endpoint)));
        }
        listeners.addAll(encrypted());
        if (isThere("listeners.ws")) {
            webSocket("listeners.ws.bind", USUAL_WEB_SOCKET)
                    .ifPresent(endpoint -> listeners.add(new Listener.WebSocket(endpoint, false)));
        }
        if (speaksTls()) {
            webSocket("listeners.wss.bind", USUAL_WEB_SOCKET_IN_TLS)
                    .ifPresent(endpoint -> listeners.add(new Listener.WebSocket(endpoint, true)));
        }
        return listeners;
    }

    /** Not a word about listeners is one, and so is a section that says something, and not where. */
    private List<Endpoint> plain() throws Mistake {
        boolean usual = binding("listeners.tcp").isEmpty() && (!isThere("listeners") || isThere("listeners.tcp"));
        return usual ? List.of(USUAL) : bound("listeners.tcp");
    }

    /**
     * Where the section on TLS binds by itself, WebSocket is there in TLS as well, whether or not a word is said about it; and
     * where it does not, it is not, whatever is said. So it is from 0.23.3 on; those before do it only beside plain WebSocket.
     */
    boolean speaksTls() {
        return text("listeners.ssl.bind").isPresent() && !isSwitched("listeners.ssl.enable", false);
    }

    private List<Listener> encrypted() throws Mistake {
        var listeners = new ArrayList<Listener>();
        boolean off = text("listeners.ssl.bind").isPresent() && !speaksTls();
        for (var binding : binding("listeners.ssl").stream().skip(off ? 1 : 0).toList()) {
            endpoint(binding.bind(), false)
                    .ifPresent(endpoint -> listeners.add(new Listener.Tls(endpoint, material(binding.section()))));
        }
        return listeners;
    }

    private TlsMaterial material(ConfigObject section) {
        return new TlsMaterial(
                named(section, "certfile"),
                named(section, "keyfile"),
                text(section.get("key_password")).isPresent());
    }

    private Optional<NamedFile> named(ConfigObject section, String key) {
        return Stream.ofNullable(section.get(key))
                .flatMap(value -> text(value).flatMap(NanoMqSettings::toPath).stream()
                        .map(path -> new NamedFile(file, value.origin().lineNumber(), key, path)))
                .findFirst();
    }

    /** Where a section binds to, as far as it says. */
    private List<Endpoint> bound(String section) throws Mistake {
        var endpoints = new ArrayList<Endpoint>();
        for (var binding : binding(section)) {
            endpoint(binding.bind(), false).ifPresent(endpoints::add);
        }
        return endpoints;
    }

    /**
     * A section that binds to something.
     *
     * @param bind to what
     */
    record Binding(ConfigObject section, ConfigValue bind) {}

    /** What binds: a section by itself, and each section within it, which has a name or stands in a list. */
    List<Binding> binding(String section) {
        return Stream.concat(value(section).stream(), within(section).stream())
                .filter(ConfigObject.class::isInstance)
                .map(ConfigObject.class::cast)
                .flatMap(settings -> Stream.ofNullable(settings.get("bind"))
                        .filter(bind -> text(bind).isPresent())
                        .map(bind -> new Binding(settings, bind)))
                .toList();
    }

    /** The values in a list, or in a section, of which the parser's own order is none. */
    List<ConfigValue> within(String path) {
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

    Optional<Endpoint> webSocket(String path, Endpoint usual) throws Mistake {
        return text(path).isPresent() ? endpoint(value(path).orElseThrow(), true) : Optional.of(usual);
    }

    /** Empty where the configuration does not tell the port. */
    Optional<Endpoint> endpoint(ConfigValue bind, boolean withPath) throws Mistake {
        var written = bind.unwrapped().toString();
        return switch (NanoMqBind.of(written, withPath)) {
            case NanoMqBind.At(var endpoint) -> Optional.of(endpoint);
            case NanoMqBind.Somewhere _ -> Optional.empty();
            case NanoMqBind.Nowhere _ ->
                throw Mistake.at(file, bind.origin().lineNumber(), Phrase.CONFIGURATION_BIND, written);
        };
    }

    Optional<WebServer> webServer() {
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

    Optional<Path> logFile(Path directory) {
        return text("log.file").isPresent()
                ? path("log.file").map(file -> Path.of(directory + "/" + file))
                : Optional.of(directory.resolve("nanomq.log"));
    }

    /** Where nothing is told it goes to the output. */
    Set<LogTarget> logTargets() {
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

    Mistake mistake(String path, Phrase phrase, Object... arguments) {
        return Mistake.at(file, line(path), phrase, arguments);
    }

    Mistake mistake(ConfigValue value, Phrase phrase, Object... arguments) {
        return Mistake.at(file, value.origin().lineNumber(), phrase, arguments);
    }

    /** Where a value is; 0 where there is none. */
    int line(String path) {
        return value(path).map(value -> value.origin().lineNumber()).orElse(0);
    }

    Optional<Path> path(String key) {
        return text(key).flatMap(NanoMqSettings::toPath);
    }

    private static Optional<Path> toPath(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    Optional<String> text(String path) {
        return text(value(path).orElse(null));
    }

    static Optional<String> text(@Nullable ConfigValue value) {
        return value != null && value.valueType() == ConfigValueType.STRING
                ? Optional.of(value.unwrapped().toString())
                : Optional.empty();
    }

    boolean isSwitched(String path, boolean on) {
        return isSwitched(value(path).orElse(null), on);
    }

    static boolean isSwitched(@Nullable ConfigValue value, boolean on) {
        return value != null && value.unwrapped() instanceof Boolean is && is == on;
    }

    boolean isThere(String path) {
        return value(path).isPresent();
    }

    /** What is called null is there as well. */
    Optional<ConfigValue> value(String path) {
        Optional<ConfigValue> value = Optional.of(root);
        for (var key : path.split("\\.", -1)) {
            value = value.map(section -> section instanceof ConfigObject object ? object.get(key) : null);
        }
        return value;
    }
}
