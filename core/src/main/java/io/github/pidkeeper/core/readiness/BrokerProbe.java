package io.github.pidkeeper.core.readiness;

import java.time.Duration;

/** Asks in whatever way a broker can be asked. */
public final class BrokerProbe implements ReadinessProbe {

    private final MqttProbe mqtt = new MqttProbe();
    private final TlsProbe tls = new TlsProbe();
    private final HttpProbe http = new HttpProbe();

    public BrokerProbe() {}

    @Override
    public Readiness ask(Approach approach, Duration limit) {
        return switch (approach) {
            case Approach.Mqtt(var addresses, var port) -> mqtt.probe(addresses, port, limit);
            case Approach.MqttInTls inTls -> tls.probe(inTls, limit);
            case Approach.Http(var addresses, var port) -> http.probe(addresses, port, limit);
        };
    }
}
