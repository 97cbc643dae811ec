package io.github.pidkeeper.core.arena;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.lifecycle.Adoption;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.lifecycle.Means;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.readiness.BrokerProbe;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One broker of the tests with its files, this program's own state, and what is really there: read without any of this
 * program's own eyes.
 */
public final class Arena implements AutoCloseable {

    /** Nobody else is on this loopback, and no connection comes from here. */
    private static final int PORT = 1883;

    private final Machine machine = Machine.current();
    private final StandIn standIn = StandIn.named("nanomq");
    private final Path pidFile = standIn.directory().resolve("run").resolve("nanomq.pid");
    private final Path configuration = standIn.directory().resolve("nanomq.conf");
    private final Path state = standIn.directory().resolve("state");
    private final Lifecycle lifecycle = lifecycle(machine, state);

    public Arena() {
        PrivateNamespace.insist();
        try {
            Files.createDirectory(pidFile.getParent());
            Files.writeString(configuration, "listeners.tcp {\n  bind = \"127.0.0.1:" + PORT + "\"\n}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations as the programs of this project wire them. */
    public static Lifecycle lifecycle(Machine machine, Path state) {
        return new Lifecycle(
                Means.of(machine, new BrokerProbe()), state, message -> message.phrase() + " " + message.arguments());
    }

    public Machine machine() {
        return machine;
    }

    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** Everything is below it. */
    public Path directory() {
        return standIn.directory();
    }

    public Path state() {
        return state;
    }

    public Path pidFile() {
        return pidFile;
    }

    /**
     * The broker, with these flags of the stand-in.
     *
     * @param grace how long a stop waits for its exit
     */
    public BrokerLine broker(Duration grace, String... flags) {
        var arguments = new ArrayList<>(List.of("start", "--conf", configuration.toString()));
        arguments.addAll(List.of(flags));
        return new BrokerLine(pidFile, PORT, grace, new Command(standIn.program(), arguments));
    }

    /** Starts it by its own command line, behind our back, and returns once it listens. */
    public StandInProcess startByHand(Broker broker) {
        return standIn.startIn(
                        Map.of("NANOMQ_PID_FILE", pidFile.toString()),
                        broker.command().arguments().toArray(String[]::new))
                .awaitReady();
    }

    /** Makes it a broker that was started through this program. */
    public void adopt(Broker broker, long pid) {
        if (!(machine.processes().pin(pid) instanceof Pinning.Pinned(PinnedProcess process))) {
            throw new AssertionError(pid + " is not there");
        }
        try (process) {
            new Adoption(state).adopt(broker, process.facts().identity());
        }
    }

    /** The processes that really run from the broker's executable. */
    public List<Long> running() {
        return standIn.running().stream().map(ProcessHandle::pid).toList();
    }

    /** The pid that is really in the pid file; empty if there is no file. */
    public OptionalLong named() {
        try {
            return OptionalLong.of(
                    Long.parseLong(Files.readString(pidFile, US_ASCII).replace("\0", "")));
        } catch (NoSuchFileException _) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What there really is; fails if there are several brokers. */
    public World world() {
        List<Long> running = running();
        if (running.size() > 1) {
            throw new AssertionError("several brokers: " + running);
        }
        OptionalLong named = named();
        boolean right = named.isPresent() && running.contains(named.getAsLong());
        return new World(
                !running.isEmpty(), named.isEmpty() ? World.File.NONE : right ? World.File.RIGHT : World.File.WRONG);
    }

    /** What a status has to say of it, once a broker that runs is ready. */
    public String truth() {
        List<Long> running = running();
        OptionalLong named = named();
        if (!running.isEmpty()) {
            String health = switch (world().file()) {
                case NONE -> "MISSING ";
                case RIGHT -> "TRUE ";
                case WRONG -> "MISMATCHED ";
            };
            return "RUNNING " + health + running.getFirst();
        }
        return "STOPPED " + (named.isEmpty() ? "ABSENT" : isAlive(named.getAsLong()) ? "MISMATCHED" : "STALE");
    }

    /** Whether there is a process with this pid that has not ended. */
    public static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Twelve bytes, padded with NUL, as NanoMQ writes them. */
    public void name(long pid) {
        String digits = Long.toString(pid);
        try {
            Files.write(pidFile, (digits + "\0".repeat(12 - digits.length())).getBytes(US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A pid that no process has. */
    public static long deadPid() {
        try {
            Process dead = new ProcessBuilder("true").start();
            dead.onExit().join();
            return dead.pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops what runs, and takes away the pid file that is left of somebody else. */
    public void clear(Broker broker) throws InterruptedException {
        Outcome outcome = lifecycle.stop(broker, new Progress() {
            @Override
            public Escalation graceEnded(long pid, Duration waited, ExitWatch exited) {
                return Escalation.FORCE;
            }
        });
        if (!running().isEmpty()) {
            throw new AssertionError("runs on after the stop: " + running() + ", " + outcome);
        }
        removePidFile();
    }

    /** As somebody does who thinks it is of no use. */
    public void removePidFile() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        standIn.close();
    }
}
