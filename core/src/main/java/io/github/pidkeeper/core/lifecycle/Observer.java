package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.KeptReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.pidfile.PidFileInspection;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.Place;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.readiness.ReadinessProbe;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Judge;
import io.github.pidkeeper.core.verdict.Memory;
import io.github.pidkeeper.core.verdict.Observation;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Portrait;
import io.github.pidkeeper.core.verdict.Provenance;
import io.github.pidkeeper.core.verdict.Self;
import io.github.pidkeeper.core.verdict.Sighting;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a broker: its pid file, the process that it names, the broker itself where that leads nowhere, the port, and
 * whether it answers. Changes nothing.
 *
 * <p>Every process is pinned before its facts are read, and all of one look's facts belong to the same processes.
 */
final class Observer {

    private static final Duration PROBE_LIMIT = Duration.ofMillis(1500);
    /** A process that exits while it is looked at makes us look again; one that does nothing else is given up on. */
    private static final int LOOKS = 4;

    private final ProcessTable processes;
    private final PidFiles pidFiles;
    private final ReadinessProbe probe;
    private final Time time;
    private final KeptReading configurations;
    private final Judge judge = new Judge();
    private volatile Optional<Self> self = Optional.empty();

    Observer(ProcessTable processes, PidFiles pidFiles, ReadinessProbe probe, Time time) {
        this.processes = processes;
        this.pidFiles = pidFiles;
        this.probe = probe;
        this.time = time;
        this.configurations = new KeptReading(time::now);
    }

    /** A look from outside: an operation by somebody else may be under way. */
    Sight look(Broker broker, BrokerFolder folder) {
        Recollection recollection = recollect(folder);
        Optional<Intent> intent = recollection.memory().intent();
        return look(broker, recollection, intent.isPresent() && isUnderWay(intent.get()));
    }

    private boolean isUnderWay(Intent intent) {
        return !intent.ended() && isAlive(intent.operator());
    }

    /** A look by the operation that holds the lock: whatever else is recorded as begun is over. */
    Sight lookUnderLock(Broker broker, BrokerFolder folder) {
        return look(broker, recollect(folder), false);
    }

    /** What is recorded, where, and when it was read. */
    private record Recollection(BrokerFolder folder, Memory memory, Instant at) {}

    private Recollection recollect(BrokerFolder folder) {
        Memory memory = folder.memory();
        return new Recollection(folder, memory, time.now());
    }

    /** This program, as the processes are seen that it looks at: looked at once, for it stays the same process. */
    Self self() {
        Optional<Self> known = self;
        if (known.isEmpty()) {
            known = Optional.of(lookAtSelf());
            self = known;
        }
        return known.get();
    }

    private Self lookAtSelf() {
        return facts(processes.ownPid())
                .map(Self::of)
                .orElseThrow(() -> new IllegalStateException("this program cannot see its own process"));
    }

    private Sight look(Broker broker, Recollection recollection, boolean underWay) {
        OwnConfiguration own = configurations.of(broker, Optional.empty());
        // What it costs to ask for a directory is spent on those whose configuration has something to look for in it.
        boolean dependsOnDirectory = own.wantsDirectory();
        if (dependsOnDirectory) {
            own = configurations.of(broker, Optional.of(ForegroundForm.workingDirectory()));
        }
        for (int looks = 1; ; looks++) {
            Glance glance = lookOnce(broker, own, recollection, underWay);
            Sight look = glance.sight();
            OwnConfiguration its = dependsOnDirectory ? itsOwn(broker, look) : own;
            boolean misread = dependsOnDirectory && !its.equals(own);
            if (looks == LOOKS || !(misread || hasExitedSince(look) || isSuspendedSince(look) || glance.rewritten())) {
                return look;
            }
            own = its;
            look.close();
        }
    }

    /** As the process that is the broker reads it, where it works; or one would, that is started here. */
    private OwnConfiguration itsOwn(Broker broker, Sight look) {
        List<Sighting> brokers = look.observation().brokers();
        return configurations.of(
                broker,
                brokers.size() == 1
                        ? brokers.getFirst().facts().workingDirectory()
                        : Optional.of(ForegroundForm.workingDirectory()));
    }

    /** It lived when it was pinned; where nobody was asked anything, that was a moment ago. */
    private static boolean hasExitedSince(Sight look) {
        return !(look.observation().readiness() instanceof Readiness.NotAsked)
                && look.pin().filter(PinnedProcess::hasExited).isPresent();
    }

    /** It was let go on when it was pinned; why nothing has come of the asking shows now. */
    private boolean isSuspendedSince(Sight look) {
        return look.observation().readiness() instanceof Readiness.Silent
                && look.pin()
                        .flatMap(pin -> facts(pin.facts().pid()))
                        .filter(ProcessFacts::suspended)
                        .isPresent();
    }

    /** The file was read before the broker was found; one that was started in between has written its own by now, or will. */
    private boolean isRewrittenSince(Broker broker, Verdict verdict, PidFileReading read) {
        return verdict.pidFileHealth() != PidFileHealth.TRUE
                && (read instanceof PidFileReading.NamesPid || read instanceof PidFileReading.Absent)
                && !pidFiles.of(broker).inspect().reading().equals(read);
    }

    private Optional<ProcessFacts> facts(long pid) {
        try (var pins = new Pins(processes, time)) {
            return pins.held(pid).map(PinnedProcess::facts);
        }
    }

    /** @param rewritten the pid file is another by now than the one that was seen */
    private record Glance(Sight sight, boolean rewritten) {}

    private Glance lookOnce(Broker broker, OwnConfiguration own, Recollection recollection, boolean underWay) {
        Memory memory = recollection.memory();
        PidFileInspection inspection = pidFiles.of(broker).inspect();
        Instant fileRead = time.now();
        Instant configurationRead = time.now();
        Optional<Endpoint> endpoint = own.endpoint();
        Optional<PortHolder> port = endpoint.isPresent()
                ? Optional.of(holderOf(endpoint.get(), likely(inspection.reading(), memory)))
                : Optional.empty();
        Instant portRead = time.now();
        try (var pins = new Pins(processes, time)) {
            var portrait = new Portrait(
                    broker,
                    realExecutable(broker, inspection.reading(), pins),
                    memory.process().map(it -> it.identity()),
                    new MachineSurroundings(processes));
            var search = new Search(processes, pins, portrait, self(), port);
            Search.Result found = search.from(inspection.reading());
            Instant now = time.now();
            var unasked = new Observation(
                    portrait,
                    search.self(),
                    inspection.reading(),
                    found.named(),
                    found.elsewhere(),
                    found.othersHidden(),
                    own,
                    port,
                    new Readiness.NotAsked(),
                    memory,
                    underWay,
                    now,
                    new Provenance(
                            processes.sources(),
                            recollection.folder().identityRecord(),
                            recollection.folder().intentRecord(),
                            recollection.at(),
                            inspection.content(),
                            fileRead,
                            configurationRead,
                            portRead,
                            now));
            var question = new Question(own, probe);
            Observation seen = question.hasPlace() ? asked(unasked, question, search) : unasked;
            Verdict verdict = judge.judge(seen);
            Optional<ProcessFacts> process = verdict.process();
            boolean rewritten = process.isPresent() && isRewrittenSince(broker, verdict, seen.file());
            return new Glance(
                    new Sight(
                            seen,
                            verdict,
                            process.isPresent() ? pins.release(process.get().pid()) : Optional.empty()),
                    rewritten);
        }
    }

    private Observation asked(Observation seen, Question question, Search search) {
        List<Sighting> brokers = seen.brokers();
        // A suspended process would only use up the whole limit.
        if (brokers.size() != 1 || brokers.getFirst().facts().suspended()) {
            return seen;
        }
        ProcessFacts broker = brokers.getFirst().facts();
        Readiness readiness =
                question.ask(PROBE_LIMIT, endpoint -> search.holds(broker, holderOf(endpoint, List.of(broker.pid()))));
        return seen.withReadiness(readiness, time.now());
    }

    /** Who is on record, in the pid file or in ours. */
    private static List<Long> likely(PidFileReading file, Memory memory) {
        var pids = new ArrayList<Long>();
        if (file instanceof PidFileReading.NamesPid named) {
            pids.add(named.pid());
        }
        memory.process().ifPresent(it -> pids.add(it.identity().pid()));
        return pids;
    }

    private PortHolder holderOf(Endpoint endpoint, List<Long> likely) {
        return processes.holderOf(new Place(endpoint.bound(), endpoint.port()), likely);
    }

    private boolean isAlive(ProcessIdentity identity) {
        return processes.pin(identity.pid()) instanceof Pinning.Pinned(PinnedProcess process)
                && isSameAndClose(process, identity);
    }

    private static boolean isSameAndClose(PinnedProcess process, ProcessIdentity identity) {
        try (process) {
            return identity.sameProcessAs(process.facts().identity());
        }
    }

    /** Where a process runs a file of the configured name that is still there, no link leads to it. */
    private static Path realExecutable(Broker broker, PidFileReading file, Pins pins) {
        Path configured = broker.command().executable();
        Optional<PinnedProcess> named =
                file instanceof PidFileReading.NamesPid it ? pins.held(it.pid()) : Optional.empty();
        return named.isPresent() && runs(named.get().facts(), configured) ? configured : real(configured);
    }

    private static boolean runs(ProcessFacts facts, Path executable) {
        return !facts.executableReplaced() && facts.executable().equals(Optional.of(executable));
    }

    private static Path real(Path executable) {
        try {
            return executable.toRealPath();
        } catch (IOException _) {
            // Deleted, or not ours to see: then only its name can be compared.
            return executable;
        }
    }
}
