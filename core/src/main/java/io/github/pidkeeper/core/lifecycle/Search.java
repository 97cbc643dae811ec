package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.verdict.Likeness;
import io.github.pidkeeper.core.verdict.NamedProcess;
import io.github.pidkeeper.core.verdict.Portrait;
import io.github.pidkeeper.core.verdict.Self;
import io.github.pidkeeper.core.verdict.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The search for a broker's process: first where the pid file points, and where that is not the broker, or not the one
 * that holds the port, at the recorded process and the holder of the port, and last among everything that was started
 * from the broker's executable.
 */
record Search(ProcessTable processes, Pins pins, Portrait portrait, Self self, Optional<PortHolder> port) {

    private static final long FIRST_PROCESS = 1;

    /**
     * What was found.
     *
     * @param elsewhere the holders of the port, and whoever else is the broker
     */
    record Result(NamedProcess named, List<Sighting> elsewhere, boolean othersHidden) {}

    Result from(PidFileReading file) {
        NamedProcess named = file instanceof PidFileReading.NamesPid it ? named(it.pid()) : new NamedProcess.Nobody();
        List<Sighting> others = named instanceof NamedProcess.Alive(Sighting sighting) && isFound(sighting)
                ? besides(sighting)
                : elsewhere();
        return new Result(named, others, othersHidden());
    }

    private boolean isFound(Sighting named) {
        return isOurs(named) && (named.holdsPort() || portHolders().isEmpty());
    }

    /** Whoever was recorded and is another: that one lives, too, costs a look only where it has happened. */
    private List<Sighting> besides(Sighting named) {
        var others = new ArrayList<>(parentsOf(named));
        if (!isRecorded(named)) {
            recorded(others).ifPresent(others::add);
        }
        return others;
    }

    private boolean isRecorded(Sighting sighting) {
        return portrait.remembered().isPresent() && portrait.remembered().get().pid() == sighting.pid();
    }

    /** Nobody's worker, as a daemon mostly is and a child of this program always, costs no further look. */
    private List<Sighting> parentsOf(Sighting named) {
        long parent = named.facts().parent();
        return parent == FIRST_PROCESS || parent == self.identity().pid() ? List.of() : parentsOf(List.of(named));
    }

    private NamedProcess named(long pid) {
        return switch (pins.of(pid)) {
            case Pinning.Gone _ -> new NamedProcess.Gone();
            case Pinning.Concealed(String reason) -> new NamedProcess.Concealed(reason);
            case Pinning.Pinned(PinnedProcess process) -> new NamedProcess.Alive(sighting(process));
        };
    }

    private List<Sighting> elsewhere() {
        var found = new ArrayList<Sighting>();
        portHolders().forEach(pid -> sighting(pid).ifPresent(found::add));
        recorded(found).ifPresent(found::add);
        if (found.stream().noneMatch(this::isOurs)) {
            found.addAll(startedFromExecutable(found));
        }
        found.addAll(parentsOf(found));
        return found;
    }

    /** The broker; or else whoever may be it. */
    private List<Sighting> startedFromExecutable(List<Sighting> known) {
        List<Sighting> all = processes.startedFrom(portrait.executables()).stream()
                .filter(pid -> !Sighting.isAmong(known, pid))
                .flatMap(pid -> sighting(pid).stream())
                .toList();
        List<Sighting> ours = all.stream().filter(this::isOurs).toList();
        return ours.isEmpty() ? all.stream().filter(this::mayBeOurs).toList() : ours;
    }

    /** Whether it shows a title, and is not at work for somebody who shows that he is another. */
    private boolean mayBeOurs(Sighting sighting) {
        Optional<Sighting> head = Optional.of(sighting);
        while (head.filter(this::isTitled).isPresent()) {
            head = sighting(head.get().facts().parent());
        }
        return isTitled(sighting) && head.filter(this::isAnotherOfTheSame).isEmpty();
    }

    private boolean isTitled(Sighting sighting) {
        return portrait.likeness(sighting, self) instanceof Likeness.Titled;
    }

    private boolean isAnotherOfTheSame(Sighting sighting) {
        return portrait.likeness(sighting, self).equals(new Likeness.Stranger(Likeness.Difference.ARGUMENTS));
    }

    /** The recorded process, if it is the broker and none of these. */
    private Optional<Sighting> recorded(List<Sighting> known) {
        if (portrait.remembered().isEmpty()) {
            return Optional.empty();
        }
        ProcessIdentity recorded = portrait.remembered().get();
        boolean another =
                recorded.bootId().equals(self.identity().bootId()) && !Sighting.isAmong(known, recorded.pid());
        return another ? sighting(recorded.pid()).filter(this::isOurs) : Optional.empty();
    }

    /** A worker may hold the port, and a worker may be what was found; its parent is then the broker. */
    private List<Sighting> parentsOf(List<Sighting> found) {
        var parents = new ArrayList<Sighting>();
        for (Sighting child : found) {
            Optional<Sighting> parent = isOurs(child) ? sighting(child.facts().parent()) : Optional.empty();
            while (parent.filter(this::isOurs).isPresent()) {
                parents.add(parent.get());
                parent = sighting(parent.get().facts().parent());
            }
        }
        parents.removeIf(parent -> Sighting.isAmong(found, parent.pid()));
        return parents.stream().distinct().toList();
    }

    private List<Long> portHolders() {
        return port.orElse(null) instanceof PortHolder.Held held
                ? held.pids().stream().sorted().toList()
                : List.of();
    }

    private Optional<Sighting> sighting(long pid) {
        return pins.held(pid).map(this::sighting);
    }

    private Sighting sighting(PinnedProcess process) {
        return new Sighting(
                process.facts(),
                process.hold(),
                holdsPort(process.facts()),
                pins.read(process.facts().pid()));
    }

    private boolean holdsPort(ProcessFacts facts) {
        return port.isPresent() && holds(facts, port.get());
    }

    /** Whether it is this process, or a child of it, that holds a port. */
    boolean holds(ProcessFacts facts, PortHolder holder) {
        return holder.is(facts) || holder.pids().stream().anyMatch(pid -> isChildOf(facts.pid(), pid));
    }

    private boolean isChildOf(long parent, long pid) {
        return pins.held(pid).filter(child -> child.facts().parent() == parent).isPresent();
    }

    private boolean isOurs(Sighting sighting) {
        return portrait.likeness(sighting, self) instanceof Likeness.Ours;
    }

    /** Asked only where it matters: the holder of the port cannot be seen. */
    private boolean othersHidden() {
        return port.filter(PortHolder.HeldByUser.class::isInstance).isPresent()
                && !(pins.of(FIRST_PROCESS) instanceof Pinning.Pinned);
    }
}
