package io.github.pidkeeper.core.discovery;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import io.github.pidkeeper.core.process.Sources;
import io.github.pidkeeper.core.verdict.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A machine on which these processes run; none of them may be signalled, and every hold has to be given back. */
public final class RunningProcesses implements ProcessTable {

    private final Map<Long, ProcessFacts> running = new HashMap<>();
    private final Map<Long, String> pidFiles = new HashMap<>();
    private final Set<Long> exited = new HashSet<>();
    private final List<Long> order = new ArrayList<>();
    private int held;

    public RunningProcesses with(ProcessFacts process) {
        running.put(process.pid(), process);
        order.add(process.pid());
        return this;
    }

    /** It was started with NANOMQ_PID_FILE. */
    public RunningProcesses with(ProcessFacts process, String pidFile) {
        pidFiles.put(process.pid(), pidFile);
        return with(process);
    }

    /** It exits while it is looked at. */
    public RunningProcesses exiting(ProcessFacts process) {
        exited.add(process.pid());
        return with(process);
    }

    public int held() {
        return held;
    }

    @Override
    public Pinning pin(long pid) {
        return Optional.ofNullable(running.get(pid))
                .<Pinning>map(facts -> new Pinning.Pinned(new Pin(facts)))
                .orElseGet(Pinning.Gone::new);
    }

    @Override
    public List<Long> startedFrom(List<Path> executables) {
        return runningAs(executables::contains);
    }

    @Override
    public List<Long> runningAs(Predicate<Path> executable) {
        return order.stream()
                .filter(pid -> running.get(pid)
                        .executable()
                        .or(() -> running.get(pid).commandLine().stream()
                                .findFirst()
                                .map(Path::of))
                        .filter(executable)
                        .isPresent())
                .toList();
    }

    @Override
    public Optional<String> variable(long pid, String name) {
        return name.equals("NANOMQ_PID_FILE") ? Optional.ofNullable(pidFiles.get(pid)) : Optional.empty();
    }

    @Override
    public PortHolder holderOf(int port) {
        return new PortHolder.Nobody();
    }

    @Override
    public Sources sources() {
        return Scene.SOURCES;
    }

    @Override
    public long ownPid() {
        return 2;
    }

    @Override
    public long largestPid() {
        return 4_194_304;
    }

    /** A hold on one of them. */
    private final class Pin implements PinnedProcess {

        private final ProcessFacts facts;

        Pin(ProcessFacts facts) {
            this.facts = facts;
            held++;
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
        public boolean hasExited() {
            return exited.contains(facts.pid());
        }

        @Override
        public Signalling send(Signal signal) {
            throw new AssertionError("nobody is signalled by looking");
        }

        @Override
        public boolean awaitExit(Duration limit) {
            return hasExited();
        }

        @Override
        public void close() {
            held--;
        }
    }
}
