package io.github.pidkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.pidfile.PidFile;
import io.github.pidkeeper.core.pidfile.PidFileGrammar;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The watch on this machine, with a look that only asks whether the process that the pid file names lives. */
@Timeout(60)
class WatcherIT {

    private static final Rhythm ON_EVENTS_ALONE =
            new Rhythm(Duration.ofHours(1), Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(10));

    @TempDir
    Path directory;

    private final Machine machine = Machine.current();
    private final StandIn standIn = StandIn.named("broker");
    private final List<BrokerState> states = new CopyOnWriteArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        standIn.close();
        assertThat(standIn.running()).isEmpty();
    }

    @Test
    void theLifeOfABrokerIsFollowedByEventsAlone() throws Exception {
        Broker broker = Verdicts.broker("broker", directory.resolve("run/broker.pid"));
        try (var watcher = new Watcher(
                new Alive(),
                machine.sentinels().get(),
                snapshot -> states.add(snapshot.verdict().state()),
                ON_EVENTS_ALONE)) {
            watcher.watch(List.of(broker));
            awaitStates(BrokerState.STOPPED);

            Files.createDirectory(broker.pidFile().getParent());
            StandInProcess first = start(broker, "newline");
            awaitStates(BrokerState.STOPPED, BrokerState.NOT_PERMITTED);

            first.handle().destroyForcibly();
            awaitStates(BrokerState.STOPPED, BrokerState.NOT_PERMITTED, BrokerState.STOPPED);

            start(broker, "nanomq");
            awaitStates(BrokerState.STOPPED, BrokerState.NOT_PERMITTED, BrokerState.STOPPED, BrokerState.NOT_PERMITTED);

            Files.delete(broker.pidFile());
            awaitStates(
                    BrokerState.STOPPED,
                    BrokerState.NOT_PERMITTED,
                    BrokerState.STOPPED,
                    BrokerState.NOT_PERMITTED,
                    BrokerState.STOPPED);
        }
    }

    private StandInProcess start(Broker broker, String format) {
        return standIn.start("--port", "0", "--pid-file", broker.pidFile().toString(), "--pid-format", format);
    }

    private void awaitStates(BrokerState... expected) {
        Patience.ofABusyMachine().until(List.of(expected) + ", not " + states, () -> states.equals(List.of(expected)));
    }

    /** Says "not permitted" for a live process, which is the one live state that needs no facts. */
    private final class Alive implements Look {

        @Override
        public Observed look(Broker broker) {
            var grammar = new PidFileGrammar(
                    machine.processes().largestPid(), machine.processes().ownPid());
            Optional<PinnedProcess> process = new PidFile(broker.pidFile(), machine.files(), grammar).read()
                                    instanceof PidFileReading.NamesPid named
                            && machine.processes().pin(named.pid()) instanceof Pinning.Pinned(PinnedProcess it)
                    ? Optional.of(it)
                    : Optional.empty();
            return new Observed(
                    Verdicts.verdict(process.isPresent() ? BrokerState.NOT_PERMITTED : BrokerState.STOPPED), process);
        }

        @Override
        public Verdict unanswered(Broker broker, Duration limit) {
            return Verdicts.verdict(BrokerState.UNKNOWN);
        }
    }
}
