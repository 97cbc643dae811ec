package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What NanoMQ exits on, or crashes on, unless its environment or command line overrules it; tried on ten releases from 0.23.1
 * to 0.25.6. By a text that comes with the line of its program that is to blame it is known whether that is there.
 */
record NanoMqImpediments(NanoMqSettings settings) {

    private static final String EVERY_RELEASE = "NanoMQ Broker is started successfully!";
    /** A release before 0.23.3 looks at a webhook's address only when it has something to send there. */
    private static final String PARSES_WEBHOOK = "nng_http_alloc";
    /** A build may do without a log. */
    private static final String OPENS_LOG = "log_init";
    /** And without lists of rights. */
    private static final String HAS_RIGHTS = "acl_nomatch";

    List<Impediment> found() throws Mistake {
        return Stream.of(webhook(), rights(), logDirectory(), log(), webAddress(), clash(listening()))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * An address in the configuration that is bound to.
     *
     * @param web whether HTTP is spoken there, so that WebSocket and the HTTP server share it
     */
    private record Bound(Endpoint endpoint, int line, boolean web) {

        /** Only what is certain whatever the system makes of names, and of addresses of version 6. */
        boolean excludes(Bound other) {
            return endpoint.port() == other.endpoint.port() && isFour() && other.isFour() && overlaps(other);
        }

        private boolean isFour() {
            return endpoint.host().isEmpty()
                    || (endpoint.bound().size() == 1 && endpoint.bound().getFirst() instanceof Inet4Address);
        }

        private boolean overlaps(Bound other) {
            return isEverywhere() || other.isEverywhere() || endpoint.bound().equals(other.endpoint.bound());
        }

        private boolean isEverywhere() {
            return endpoint.host().isEmpty() || endpoint.bound().stream().anyMatch(InetAddress::isAnyLocalAddress);
        }
    }

    private Optional<Impediment> webhook() {
        return settings.isThere("webhook")
                        && !settings.isSwitched("webhook.enable", false)
                        && settings.text("webhook.url")
                                .filter(url -> url.contains("://"))
                                .isEmpty()
                ? Optional.of(new Impediment(message(Phrase.IMPEDED_BY_WEBHOOK, "webhook"), PARSES_WEBHOOK))
                : Optional.empty();
    }

    private Optional<Impediment> rights() {
        var path = "auth.http_auth.acl_req";
        return settings.isThere(path) && settings.text(path + ".method").isEmpty()
                ? Optional.of(new Impediment(message(Phrase.IMPEDED_BY_REQUEST, path), HAS_RIGHTS))
                : Optional.empty();
    }

    private boolean logsToFile() {
        return settings.logTargets().contains(LogTarget.FILE);
    }

    private Optional<Impediment> logDirectory() {
        return logsToFile() && settings.text("log.dir").isEmpty()
                ? Optional.of(new Impediment(message(Phrase.IMPEDED_BY_LOG, "log.to"), OPENS_LOG))
                : Optional.empty();
    }

    private Optional<Impediment> log() {
        Optional<Path> file = logsToFile() ? settings.path("log.dir").flatMap(settings::logFile) : Optional.empty();
        return file.map(it -> new Impediment(message(Phrase.IMPEDED_BY_LOG_FILE, "log.dir", it), OPENS_LOG, file));
    }

    /** A colon in it ends the name of the host, unless that is in brackets. */
    private Optional<Impediment> webAddress() {
        return settings.text("http_server.ip_addr")
                .filter(address -> !address.startsWith("[") && !address.contains("/"))
                .filter(address -> address.contains(":"))
                .map(address -> new Impediment(
                        message(Phrase.IMPEDED_BY_HTTP_ADDRESS, "http_server.ip_addr", address), EVERY_RELEASE));
    }

    /** All that it binds to in any release: WebSocket in TLS is bound to by the first ones only beside the plain one. */
    private List<Bound> listening() throws Mistake {
        var listening = new ArrayList<>(sections("listeners.tcp"));
        if (settings.isThere("listeners.ws")) {
            listening.addAll(webSocket("listeners.ws", NanoMqSettings.USUAL_WEB_SOCKET));
        }
        if (!settings.isSwitched("listeners.ssl.enable", false)) {
            listening.addAll(sections("listeners.ssl"));
        }
        if (settings.speaksTls() && settings.isThere("listeners.ws")) {
            listening.addAll(webSocket("listeners.wss", NanoMqSettings.USUAL_WEB_SOCKET_IN_TLS));
        }
        settings.webServer()
                .ifPresent(server -> listening.add(new Bound(server.endpoint(), settings.line("http_server"), true)));
        return listening;
    }

    private List<Bound> sections(String path) throws Mistake {
        var bounds = new ArrayList<Bound>();
        for (var binding : settings.binding(path)) {
            int line = binding.bind().origin().lineNumber();
            settings.endpoint(binding.bind(), false).ifPresent(it -> bounds.add(new Bound(it, line, false)));
        }
        return bounds;
    }

    private List<Bound> webSocket(String path, Endpoint usual) throws Mistake {
        int line = settings.isThere(path + ".bind") ? settings.line(path + ".bind") : settings.line(path);
        return settings.webSocket(path + ".bind", usual).stream()
                .map(endpoint -> new Bound(endpoint, line, true))
                .toList();
    }

    private Optional<Impediment> clash(List<Bound> listening) {
        var earlier = new ArrayList<Bound>();
        for (var bound : listening) {
            var other = earlier.stream()
                    .filter(it -> it.excludes(bound) && !(it.web() && bound.web()))
                    .findFirst();
            if (other.isPresent()) {
                return Optional.of(new Impediment(
                        Message.of(
                                Phrase.IMPEDED_BY_PORT,
                                settings.file(),
                                bound.line(),
                                bound.endpoint().port(),
                                other.get().line()),
                        EVERY_RELEASE));
            }
            earlier.add(bound);
        }
        return Optional.empty();
    }

    private Message message(Phrase phrase, String path) {
        return Message.of(phrase, settings.file(), settings.line(path));
    }

    private Message message(Phrase phrase, String path, Object more) {
        return Message.of(phrase, settings.file(), settings.line(path), more);
    }
}
