package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Looks that see what a test has prepared: "stopped" unless it says otherwise. */
final class FakeLook implements Look {

    private final Map<Broker, Supplier<Verdict>> sights = new ConcurrentHashMap<>();
    private final Map<Broker, AtomicInteger> looks = new ConcurrentHashMap<>();
    private final List<FakePin> pins = new ArrayList<>();
    private final List<Broker> rehearsals = new CopyOnWriteArrayList<>();

    void sees(Broker broker, BrokerState state) {
        sees(broker, () -> Verdicts.verdict(state));
    }

    void sees(Broker broker, Supplier<Verdict> sight) {
        sights.put(broker, sight);
    }

    int looksAt(Broker broker) {
        return looks.computeIfAbsent(broker, _ -> new AtomicInteger()).get();
    }

    /** All pins that were ever handed out. */
    List<FakePin> pins() {
        synchronized (pins) {
            return List.copyOf(pins);
        }
    }

    @Override
    public Observed look(Broker broker) {
        Verdict verdict = sights.getOrDefault(broker, () -> Verdicts.verdict(BrokerState.STOPPED))
                .get();
        var pin = new FakePin();
        synchronized (pins) {
            pins.add(pin);
        }
        looks.computeIfAbsent(broker, _ -> new AtomicInteger()).incrementAndGet();
        return new Observed(verdict, Optional.<PinnedProcess>of(pin));
    }

    /** The brokers whose end was rehearsed. */
    List<Broker> rehearsals() {
        return rehearsals;
    }

    @Override
    public Optional<Verdict> rehearse(Broker broker) {
        rehearsals.add(broker);
        return Optional.of(Verdicts.verdict(BrokerState.STOPPED));
    }

    @Override
    public Verdict unanswered(Broker broker, Duration limit) {
        return Verdicts.verdict(BrokerState.UNKNOWN);
    }

    @Override
    public Observed unguarded(Observed seen, Broker broker, Duration safetyCheck, String reason) {
        return new Observed(seen.verdict().with(Verdicts.unguarded(broker, safetyCheck, reason)), seen.process());
    }
}
