package io.github.pidkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.lifecycle.Means;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.owner.NoOwnerControl;
import io.github.pidkeeper.core.readiness.BrokerProbe;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the watch does while nothing happens, on this machine and with the looks of the program. */
@Timeout(60)
class QuietWatchIT {

    private static final Rhythm ON_EVENTS_ALONE =
            new Rhythm(Duration.ofHours(1), Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(10));
    private static final Duration TO_SETTLE = Duration.ofMillis(300);
    private static final Duration A_WHILE = Duration.ofSeconds(2);

    private final Machine machine = Machine.current();
    private final StandIn standIn = StandIn.named("broker");
    private final Patience patience = Patience.ofABusyMachine();

    @AfterEach
    void nothingIsLeft() {
        standIn.close();
        assertThat(standIn.running()).isEmpty();
    }

    @Test
    void oneThreadSleepsAndNothingWakesItAndNoLookStartsAProcess() throws Exception {
        Path pidFile = standIn.directory().resolve("broker.pid");
        int port = standIn.freePort();
        List<String> flags = List.of("--port", Integer.toString(port), "--pid-file", pidFile.toString());
        StandInProcess process = standIn.start(flags.toArray(String[]::new)).awaitReady();
        var broker = new Broker(
                new BrokerName("broker"),
                BrokerKind.GENERIC,
                new Command(standIn.program(), flags),
                pidFile,
                Optional.empty(),
                OptionalInt.of(port),
                Broker.DEFAULT_GRACE);
        var means = new Means(
                machine.processes(),
                _ -> {
                    throw new AssertionError("a look has started a process");
                },
                new BrokerProbe(),
                machine.files(),
                machine.locks(),
                ClientCount.none(),
                new NoOwnerControl());
        var lifecycle = new Lifecycle(means, standIn.directory().resolve("state"), Message::toString);
        try (var watcher = new Watcher(lifecycle, machine.sentinels().get(), _ -> {}, ON_EVENTS_ALONE)) {
            watcher.watch(List.of(broker));
            patience.until("running", () -> is(watcher, BrokerState.RUNNING));
            patience.until("no look is under way", () -> tasks("look at broker").isEmpty());
            Path watch = onlyTask("watch");
            pass(TO_SETTLE);
            long before = awakenings(watch);
            pass(A_WHILE);

            assertThat(awakenings(watch)).isEqualTo(before);
            assertThat(tasks("look at broker")).isEmpty();

            process.handle().destroyForcibly();
            patience.until("stopped", () -> is(watcher, BrokerState.STOPPED));
            assertThat(awakenings(watch)).isGreaterThan(before);
        }
    }

    /** Another sentinel, to which nothing happens, waits for its limit. */
    private void pass(Duration time) {
        try (Sentinel clock = machine.sentinels().get()) {
            clock.await(List.of(), time);
        }
    }

    private static boolean is(Watcher watcher, BrokerState state) {
        return watcher.latest().stream().anyMatch(it -> it.verdict().state() == state);
    }

    private Path onlyTask(String name) {
        patience.until("one thread called " + name, () -> tasks(name).size() == 1);
        return tasks(name).getFirst();
    }

    /** The threads of this program with this name, of which the kernel keeps the beginning. */
    private static List<Path> tasks(String name) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.filter(task -> text(task, "comm").strip().equals(name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long awakenings(Path task) {
        return text(task, "status")
                .lines()
                .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                .mapToLong(line -> Long.parseLong(line.replaceFirst(".*:\\s*", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Empty for a thread that has ended meanwhile. */
    private static String text(Path task, String name) {
        try {
            return Files.readString(task.resolve(name));
        } catch (IOException _) {
            return "";
        }
    }
}
