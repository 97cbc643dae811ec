package io.github.pidkeeper.core.readiness;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Asks a broker on this machine whether it answers MQTT. */
public interface ReadinessProbe {

    /**
     * Blocks for at most about the limit; never throws for what a peer does.
     *
     * @param addresses of this machine, asked one after the other until somebody accepts connections
     */
    Readiness probe(List<InetAddress> addresses, int port, Duration limit);
}
