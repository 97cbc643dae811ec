package io.github.pidkeeper.core.figures;

import io.github.pidkeeper.core.process.Gauging;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import io.github.pidkeeper.core.process.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;

/** A machine with one process, which uses what a test says and holds the ports that it says. */
final class OneProcess implements ProcessTable {

    static final long PID = 4711;
    static final Instant STARTED = Instant.parse("2026-11-23T06:00:00Z");

    private final Queue<Gauging> gaugings = new ArrayDeque<>();
    private long startTicks = 1;
    private int pins;
    private final Queue<PortHolder> holders = new ArrayDeque<>();
    private PortHolder holder = new PortHolder.Held(Set.of(PID));

    ProcessFacts facts() {
        return new ProcessFacts(
                new ProcessIdentity("boot", PID, startTicks, Optional.empty(), 1000, 1, OptionalLong.empty()),
                1,
                Optional.of(Path.of("/usr/bin/nanomq")),
                false,
                List.of("nanomq", "start"),
                Optional.empty(),
                "ops",
                STARTED,
                false,
                true,
                Optional.empty(),
                Optional.empty());
    }

    OneProcess uses(Gauging gauging) {
        gaugings.add(gauging);
        return this;
    }

    /** Its pid belongs to another process from now on. */
    void reused() {
        startTicks++;
    }

    void portIsHeldBy(PortHolder other) {
        holder = other;
    }

    /** Once it was looked at who holds it. */
    void portIsThenHeldBy(PortHolder other) {
        holders.add(holder);
        holders.add(other);
    }

    /** How many pins are held. */
    int pins() {
        return pins;
    }

    @Override
    public Pinning pin(long pid) {
        pins++;
        return new Pinning.Pinned(new Pin(facts()));
    }

    @Override
    public PortHolder holderOf(int port) {
        holder = holders.isEmpty() ? holder : holders.remove();
        return holder;
    }

    @Override
    public List<Long> startedFrom(List<Path> executables) {
        return List.of();
    }

    @Override
    public Sources sources() {
        return new Sources("", "", "", "", "", "", "");
    }

    @Override
    public long ownPid() {
        return 1;
    }

    @Override
    public long largestPid() {
        return Integer.MAX_VALUE;
    }

    private final class Pin implements PinnedProcess {

        private final ProcessFacts facts;

        private Pin(ProcessFacts facts) {
            this.facts = facts;
        }

        @Override
        public ProcessFacts facts() {
            return facts;
        }

        @Override
        public Hold hold() {
            return Hold.PIDFD;
        }

        @Override
        public Gauging gauge() {
            return gaugings.remove();
        }

        @Override
        public boolean hasExited() {
            return false;
        }

        @Override
        public Signalling send(Signal signal) {
            throw new AssertionError("who measures sends no signals");
        }

        @Override
        public boolean awaitExit(Duration limit) {
            return false;
        }

        @Override
        public void close() {
            pins--;
        }
    }
}
