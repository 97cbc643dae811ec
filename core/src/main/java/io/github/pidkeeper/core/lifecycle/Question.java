package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.readiness.Approach;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.readiness.ReadinessProbe;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Asks a broker whether it answers, or says why it cannot be asked.
 *
 * <p>Where it has an HTTP server, that is asked first: NanoMQ tells every subscriber of {@code $SYS} of each client that
 * comes and goes, and a request leaves nothing of the kind behind. What HTTP answers says nothing of anybody else's port,
 * so it counts only while the broker itself listens both there and on its MQTT port; in all other cases, and where no
 * answer comes of it, MQTT is asked.
 */
record Question(OwnConfiguration own, ReadinessProbe probe) {

    /** An HTTP server on this machine answers in milliseconds; most of the time is for MQTT. */
    private static final int PART_FOR_HTTP = 3;

    /** Whether it is known where the broker could be asked, or at least where it listens. */
    boolean hasPlace() {
        return own.port().isPresent()
                || own.listener().isPresent()
                || own.webServer().isPresent();
    }

    /** @param listens whether the broker itself is known to listen there */
    Readiness ask(Duration limit, Predicate<Endpoint> listens) {
        return own.webServer()
                .filter(web -> !web.addresses().isEmpty())
                .filter(web -> listensForMqtt(listens) && listens.test(web))
                .map(web -> probe.ask(new Approach.Http(web.addresses(), web.port()), limit.dividedBy(PART_FOR_HTTP)))
                .filter(Readiness.AnswersHttp.class::isInstance)
                .or(() -> Approach.of(own).map(approach -> probe.ask(approach, limit)))
                .orElseGet(() -> own.listener().isPresent() ? new Readiness.Unprobed() : new Readiness.NotAsked());
    }

    private boolean listensForMqtt(Predicate<Endpoint> listens) {
        return own.listener()
                .flatMap(listener -> listener.network())
                .filter(listens)
                .isPresent();
    }
}
