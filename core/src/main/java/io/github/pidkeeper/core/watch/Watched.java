package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.PinnedProcess;
import java.util.Optional;

/** A broker under watch: when to look at it, its process, and what was last said of it. For the watch's thread alone. */
final class Watched {

    private final Broker broker;
    private final Agenda agenda;
    private Optional<PinnedProcess> process = Optional.empty();
    private Optional<Snapshot> latest = Optional.empty();

    Watched(Broker broker, Agenda agenda) {
        this.broker = broker;
        this.agenda = agenda;
    }

    Broker broker() {
        return broker;
    }

    Agenda agenda() {
        return agenda;
    }

    Optional<PinnedProcess> process() {
        return process;
    }

    /** Takes over a process, and lets go of the one before. */
    void hold(Optional<PinnedProcess> next) {
        process.ifPresent(PinnedProcess::close);
        process = next;
    }

    Optional<Snapshot> latest() {
        return latest;
    }

    /** Returns whether it says something else than the one before. */
    boolean replaceLatest(Snapshot snapshot) {
        boolean news = !latest.map(Meaning::of).equals(Optional.of(Meaning.of(snapshot)));
        latest = Optional.of(snapshot);
        return news;
    }
}
