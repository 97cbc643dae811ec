package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.lifecycle.Operations;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations that are under way, each on a thread of its own and one for each broker. For one thread's use. */
final class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final Operations operations;
    private final Texts texts;
    private final BiConsumer<BrokerName, Optional<String>> over;
    private final Map<BrokerName, Thread> underWay = new HashMap<>();

    /** @param over told on the errand's own thread when it is over, and what there is to tell if it did not go well */
    Errands(Operations operations, Texts texts, BiConsumer<BrokerName, Optional<String>> over) {
        this.operations = operations;
        this.texts = texts;
        this.over = over;
    }

    /** Begins it, unless something is under way with this broker: a second click is a mistake. */
    boolean begin(Errand errand) {
        BrokerName name = errand.broker().name();
        if (underWay.containsKey(name)) {
            return false;
        }
        underWay.put(
                name, Thread.ofPlatform().daemon().name("operation on " + name).start(() -> run(errand)));
        return true;
    }

    private void run(Errand errand) {
        BrokerName name = errand.broker().name();
        try {
            over.accept(name, errand.run(operations).map(texts::text));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("{} broke", errand, e);
            over.accept(name, Optional.of(texts.text(Sentence.of("agent.operation-broke", e.toString()))));
        }
    }

    /** This one is over. */
    void forget(BrokerName name) {
        underWay.remove(name);
    }

    /** Ends the waiting of all; the brokers are left as they are. */
    void cutShort(Duration patience) throws InterruptedException {
        underWay.values().forEach(Thread::interrupt);
        for (Thread thread : underWay.values()) {
            thread.join(patience);
        }
    }
}
