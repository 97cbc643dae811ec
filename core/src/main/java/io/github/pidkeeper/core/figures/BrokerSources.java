package io.github.pidkeeper.core.figures;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.broker.conf.WebServer;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds where a broker tells about itself, as far as it can be asked without a client of MQTT.
 *
 * <p>User and password of its configuration are sent to the proven process only: to a port of this machine that it holds
 * itself.
 */
public record BrokerSources(ProcessTable processes) implements ClientCount {

    private static final Duration LIMIT = Duration.ofMillis(500);

    /**
     * The source of a broker that runs as this process.
     *
     * @return one that is absent and says why, where there is none
     */
    public BrokerSource source(Broker broker, ProcessFacts process) {
        return switch (broker.kind().configuration().format()) {
            case NANOMQ -> ofNanoMq(OwnConfiguration.of(broker).reading(), process);
            case MOSQUITTO -> absent(Phrase.FIGURES_SYS_IN_WINDOW);
            case NONE -> absent(Phrase.FIGURES_NOT_OFFERED);
        };
    }

    /** Whether a broker tells about itself over MQTT alone, in topics below $SYS: only a client of MQTT can ask it. */
    public static boolean tellsInSys(Broker broker) {
        return broker.kind().configuration().format() == ConfigurationFormat.MOSQUITTO;
    }

    @Override
    public Optional<Reading<Long>> of(Broker broker, ProcessFacts process) {
        if (broker.kind().configuration().format() == ConfigurationFormat.NONE) {
            return Optional.empty();
        }
        try (BrokerSource source = source(broker, process)) {
            return Optional.of(source.clients(LIMIT));
        }
    }

    private BrokerSource ofNanoMq(ConfigurationReading configuration, ProcessFacts process) {
        return switch (configuration) {
            case ConfigurationReading.Read(var read) ->
                read.webServer().map(server -> of(server, process)).orElseGet(() -> absent(Phrase.FIGURES_REST_OFF));
            case ConfigurationReading.Wrong wrong -> absent(Phrase.FIGURES_CONFIGURATION, wrong.message());
            case ConfigurationReading.Missing missing -> absent(Phrase.FIGURES_CONFIGURATION, missing.message());
            case ConfigurationReading.Unreadable(var file) -> absent(Phrase.FIGURES_CONFIGURATION_UNREADABLE, file);
            case ConfigurationReading.None() -> absent(Phrase.FIGURES_CONFIGURATION_NONE);
        };
    }

    private BrokerSource of(WebServer server, ProcessFacts process) {
        Endpoint endpoint = server.endpoint();
        List<InetAddress> addresses = endpoint.addresses();
        if (addresses.isEmpty()) {
            return absent(Phrase.FIGURES_REST_NAME, endpoint.host().orElse(""));
        }
        InetAddress address = addresses.getFirst();
        if (!isOfThisMachine(address)) {
            return absent(Phrase.FIGURES_REST_ELSEWHERE, address.getHostAddress());
        }
        var at = new InetSocketAddress(address, endpoint.port());
        return new NanoMqRest(new Rest(at, server.credentials()), new HeldPort(processes, process, at));
    }

    private static BrokerSource absent(Phrase phrase, Object... arguments) {
        return new AbsentSource(Message.of(phrase, arguments));
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException _) {
            return false;
        }
    }
}
