package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.lifecycle.Means;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.readiness.BrokerProbe;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Watches one broker whose pid file lies on a file system that stops answering, and one beside it, and tells what becomes of
 * both. To be run in a mount namespace and a pid namespace of its own only, and told where to mount it.
 */
final class HungDirectoryProgram {

    private static final Rhythm IMPATIENT =
            new Rhythm(Duration.ofHours(1), Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(1));

    private final Patience patience = Patience.ofABusyMachine();
    private final StandIn one = StandIn.named("one");
    private final StandIn other = StandIn.named("other");
    private final Path directory;
    private final Watcher watcher;

    private HungDirectoryProgram(Machine machine, Path directory) {
        this.directory = directory;
        var lifecycle = new Lifecycle(
                Means.of(machine, new BrokerProbe()), one.directory().resolve("state"), Message::toString);
        watcher = new Watcher(lifecycle, machine.sentinels().get(), _ -> {}, IMPATIENT);
    }

    public static void main(String[] args) throws Exception {
        new HungDirectoryProgram(Machine.current(), Path.of(args[0])).run();
    }

    private void run() throws Exception {
        try (one;
                other;
                watcher;
                var hanging = new HangFs(directory)) {
            Broker hung = broker("hung", one, hanging.pidFile(), "--port", "0");
            Path pidFile = other.directory().resolve("broker.pid");
            Broker good = broker("good", other, pidFile, "--port", "0", "--pid-file", pidFile.toString());
            hanging.order("content " + start(one, hung).pid());
            StandInProcess first = start(other, good);
            watcher.watch(List.of(hung, good));
            await(hung, BrokerState.RUNNING);
            await(good, BrokerState.RUNNING);

            hanging.order("hang");
            watcher.lookAgain();
            await(hung, BrokerState.UNKNOWN);
            System.out.println("the hung one is unknown");

            end(first, good);
            StandInProcess second = start(other, good);
            await(good, BrokerState.RUNNING);
            watcher.lookAgain();
            end(second, good);
            System.out.println("the other's ends and its start were told meanwhile");
            System.out.println("still " + state(hung).orElseThrow() + ", with " + looks() + " thread waiting");

            hanging.order("answer");
            await(hung, BrokerState.RUNNING);
            patience.until("nobody waits any more", () -> looks() == 0);
            System.out.println("the hung one is running again");
        }
    }

    private void end(StandInProcess process, Broker broker) {
        process.handle().destroyForcibly();
        await(broker, BrokerState.STOPPED);
    }

    private static Broker broker(String name, StandIn standIn, Path pidFile, String... flags) {
        return new Broker(
                new BrokerName(name),
                BrokerKind.GENERIC,
                new Command(standIn.program(), List.of(flags)),
                pidFile,
                Optional.empty(),
                OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
    }

    private static StandInProcess start(StandIn standIn, Broker broker) {
        return standIn.start(broker.command().arguments().toArray(String[]::new))
                .awaitReady();
    }

    private void await(Broker broker, BrokerState state) {
        patience.until(
                broker.name() + " is " + state,
                () -> state(broker).filter(state::equals).isPresent());
    }

    private Optional<BrokerState> state(Broker broker) {
        return watcher.latest().stream()
                .filter(it -> it.broker().equals(broker))
                .map(it -> it.verdict().state())
                .findFirst();
    }

    private static long looks() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("look at hung"))
                .count();
    }
}
