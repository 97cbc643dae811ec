package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.readiness.Readiness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one look at a broker has seen; what it means is for the {@link Judge} to say.
 *
 * @param named what became of the pid that the pid file names
 * @param elsewhere processes found by other ways than the pid file: recorded, holding the port, or started from the
 *     broker's executable; strangers among them
 * @param othersHidden the system hides other users' processes from us (hidepid), so that not finding one says little
 * @param own what the broker's own configuration says
 * @param port who holds the port by which the broker is judged; empty where none is known
 * @param memory what is recorded from earlier operations
 * @param underWay the operation of the recorded intent is still being carried out by a living program
 * @param at when the look was taken: everything had been gone through then, and nobody asked yet whether it answers
 * @param provenance from where and when all this was read
 */
public record Observation(
        Portrait portrait,
        Self self,
        PidFileReading file,
        NamedProcess named,
        List<Sighting> elsewhere,
        boolean othersHidden,
        OwnConfiguration own,
        Optional<PortHolder> port,
        Readiness readiness,
        Memory memory,
        boolean underWay,
        Instant at,
        Provenance provenance) {

    public Observation {
        elsewhere = List.copyOf(elsewhere);
        if (port.isPresent() && own.port().isEmpty()) {
            throw new IllegalArgumentException("somebody holds a port that is not known");
        }
    }

    /** The processes that are this broker. A parent and its children (workers, a daemon being born) count once. */
    public List<Sighting> brokers() {
        var ours = new ArrayList<Sighting>();
        for (Sighting one : sightings()) {
            if (isOurs(one)) {
                ours.add(one);
            }
        }
        if (ours.size() < 2) {
            return ours;
        }
        return ours.stream()
                .filter(one -> ours.stream().noneMatch(other -> isParent(other, one)))
                .toList();
    }

    /** Every live process that was looked at, each once. */
    List<Sighting> sightings() {
        if (!(named instanceof NamedProcess.Alive(Sighting first))) {
            return elsewhere;
        }
        var all = new ArrayList<Sighting>();
        all.add(first);
        for (Sighting one : elsewhere) {
            if (one.pid() != first.pid()) {
                all.add(one);
            }
        }
        return all;
    }

    /**
     * The same, and an answer.
     *
     * @param answered when it came
     */
    public Observation withReadiness(Readiness readiness, Instant answered) {
        return new Observation(
                portrait,
                self,
                file,
                named,
                elsewhere,
                othersHidden,
                own,
                port,
                readiness,
                memory,
                underWay,
                at,
                provenance.withAsked(answered));
    }

    /** How the one process that is the broker differs from what is configured by now. */
    public Optional<Deviation> deviation() {
        List<Sighting> brokers = brokers();
        return brokers.size() == 1 ? Deviation.of(this, brokers.getFirst()) : Optional.empty();
    }

    /** Whether something besides the pid file itself stood in the way of the looking. */
    public boolean isObstructed() {
        boolean hiddenHolder = othersHidden
                && port.filter(PortHolder.HeldByUser.class::isInstance).isPresent();
        return hiddenHolder
                || !titled().isEmpty()
                || !memory.foreign().isEmpty()
                || named instanceof NamedProcess.Concealed;
    }

    /** Only where a port is known. */
    public int configuredPort() {
        return own.port().orElseThrow();
    }

    /** What the user with this number is called, as far as that was seen: the number where it was not. */
    String userName(long uid) {
        if (uid == self.identity().uid()) {
            return self.user();
        }
        return sightings().stream()
                .map(Sighting::facts)
                .filter(facts -> facts.identity().uid() == uid)
                .map(ProcessFacts::user)
                .findFirst()
                .orElseGet(() -> uid == Self.ROOT ? "root" : Long.toString(uid));
    }

    boolean isOurs(Sighting sighting) {
        return portrait.likeness(sighting, self) instanceof Likeness.Ours;
    }

    /** Those that may be the broker or another of the same program. */
    List<Sighting> titled() {
        return sightings().stream().filter(this::isTitled).toList();
    }

    boolean isTitled(Sighting sighting) {
        return portrait.likeness(sighting, self) instanceof Likeness.Titled;
    }

    boolean intends(Intent.Aim aim) {
        return memory.intent().filter(it -> it.aim() == aim).isPresent();
    }

    boolean ofThisBoot(ProcessIdentity identity) {
        return identity.bootId().equals(self.identity().bootId());
    }

    private static boolean isParent(Sighting parent, Sighting child) {
        return parent.pid() == child.facts().parent();
    }
}
