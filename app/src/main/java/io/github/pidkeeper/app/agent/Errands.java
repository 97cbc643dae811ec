package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.lifecycle.Operations;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operations ordered from the tray, each on a thread of its own and one at a time for each broker. For one thread's use.
 *
 * <p>What is ordered while something is under way with that broker waits until that is over. Only the latest order waits,
 * for it is what the person wants by now; and whoever orders again what is under way wants that, and nothing after it.
 */
final class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final Operations operations;
    private final Texts texts;
    private final Caution caution;
    private final BiConsumer<Errand, Ending> ended;
    private final Map<BrokerName, UnderWay> underWay = new HashMap<>();
    private final Map<BrokerName, Errand> waiting = new HashMap<>();

    /**
     * @param caution decides on the errand's own thread, right before anything is done
     * @param ended told on the errand's own thread when it has ended, and how
     */
    Errands(Operations operations, Texts texts, Caution caution, BiConsumer<Errand, Ending> ended) {
        this.operations = operations;
        this.texts = texts;
        this.caution = caution;
        this.ended = ended;
    }

    /** Begins it now, or when what is under way with this broker is over. */
    void order(Errand errand) {
        BrokerName name = errand.broker().name();
        UnderWay before = underWay.get(name);
        if (before == null) {
            begin(errand);
        } else if (before.verb() == errand.verb()) {
            waiting.remove(name);
        } else {
            waiting.put(name, errand);
        }
    }

    /** What waits until something else is over with this broker. */
    Optional<TrayAction.Verb> waiting(BrokerName name) {
        return Optional.ofNullable(waiting.get(name)).map(Errand::verb);
    }

    /** To be told, on the thread that orders, of each errand that has ended: begins what waits for it. */
    void over(BrokerName name) {
        underWay.remove(name);
        Optional.ofNullable(waiting.remove(name)).ifPresent(this::begin);
    }

    private void begin(Errand errand) {
        BrokerName name = errand.broker().name();
        Thread thread =
                Thread.ofPlatform().daemon().name("operation on " + name).start(() -> run(errand));
        underWay.put(name, new UnderWay(errand.verb(), thread));
    }

    private void run(Errand errand) {
        try {
            ended.accept(errand, carryOut(errand));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("{} broke", errand, e);
            ended.accept(errand, new Ending.Trouble(texts.text(Sentence.of("agent.operation-broke", e.toString()))));
        }
    }

    private Ending carryOut(Errand errand) throws InterruptedException {
        return caution.isForTheWindow(errand)
                ? new Ending.ForTheWindow()
                : errand.run(operations)
                        .map(texts::text)
                        .<Ending>map(Ending.Trouble::new)
                        .orElseGet(Ending.Well::new);
    }

    /** Drops what waits, and ends the waiting of what is under way; the brokers are left as they are. */
    void cutShort(Duration patience) throws InterruptedException {
        waiting.clear();
        underWay.values().forEach(one -> one.thread().interrupt());
        for (UnderWay one : underWay.values()) {
            one.thread().join(patience);
        }
    }

    /** An errand that has begun. */
    private record UnderWay(TrayAction.Verb verb, Thread thread) {}
}
