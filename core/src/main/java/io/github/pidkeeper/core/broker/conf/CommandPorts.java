package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.CommandClues;

/** The MQTT ports that a broker's own command names, which its configuration then need not say. */
public record CommandPorts(Broker broker) {

    public boolean name(int port) {
        var clues = new CommandClues(broker.kind(), broker.command().arguments());
        return clues.urls().stream()
                        .flatMap(url -> NanoMqUrl.listener(url).stream())
                        .flatMap(listener -> listener.network().stream())
                        .anyMatch(endpoint -> endpoint.port() == port)
                || clues.ports().contains(port);
    }
}
