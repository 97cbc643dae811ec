package io.github.pidkeeper.app.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.live.LiveBrokers;
import io.github.pidkeeper.app.settings.Places;
import io.github.pidkeeper.app.settings.Settings;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.watch.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveBrokersTest {

    private final Patience patience = Patience.ofABusyMachine();
    private final Scripted brokers = new Scripted(AgentBench.verdict(BrokerState.STOPPED));
    private final List<BrokerState> told = new CopyOnWriteArrayList<>();

    /** While it is told what was known when it subscribed, the broker is started, and the watch sees that. */
    @Test
    void whoSubscribesIsToldTheLatestLast(@TempDir Path home) throws Exception {
        var settings = new Settings(new Places(home.resolve("config"), home.resolve("state"), Optional.empty(), false));
        settings.add(AgentBench.broker("a"));
        try (var live = new LiveBrokers(settings, brokers, new QuietSentinel())) {
            patience.until("looked at", () -> isKnown(live));
            var subscribing = new AtomicBoolean(true);
            Runnable end = live.subscribe(snapshot -> {
                if (subscribing.getAndSet(false)) {
                    brokers.seen("a", Samples.running(AgentBench.broker("a")));
                    live.lookAgain();
                    patience.until("the watch has come", () -> !told.isEmpty() || watchWaits());
                }
                told.add(snapshot.verdict().state());
            });

            patience.until("both are told", () -> told.size() == 2);
            assertThat(told).containsExactly(BrokerState.STOPPED, BrokerState.RUNNING);
            end.run();
        }
    }

    private static boolean isKnown(LiveBrokers live) {
        var known = new CopyOnWriteArrayList<Snapshot>();
        live.subscribe(known::add).run();
        return !known.isEmpty();
    }

    private static boolean watchWaits() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("watch") && thread.getState() == Thread.State.BLOCKED);
    }
}
