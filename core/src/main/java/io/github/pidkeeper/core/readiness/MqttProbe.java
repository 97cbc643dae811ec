package io.github.pidkeeper.core.readiness;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Asks in plain MQTT: a CONNECT, and whether a CONNACK comes. */
public final class MqttProbe {

    public MqttProbe() {}

    /**
     * Asks, and blocks for at most about the limit.
     *
     * @param addresses of this machine, asked one after the other until somebody accepts connections
     */
    public Readiness probe(List<InetAddress> addresses, int port, Duration limit) {
        var deadline = new Deadline(limit);
        var talk = new MqttTalk(deadline);
        return new Knock(addresses, port, deadline)
                .talk(line -> talk.over(line.getInputStream(), line.getOutputStream()));
    }
}
