package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.Place;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.ProcessDescription;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a broker is to listen on, as its own configuration says, and who is there already. */
record NeededPorts(ProcessTable processes, OwnConfiguration own) {

    /**
     * The first of them that is taken, and by whom.
     *
     * @param broker who may be there: the broker itself, while it is still to be stopped
     */
    Optional<Message> taken(Optional<PinnedProcess> broker) {
        return endpoints()
                .distinct()
                .flatMap(endpoint -> taken(endpoint, broker).stream())
                .findFirst();
    }

    private Stream<Endpoint> endpoints() {
        return Stream.of(
                        own.endpoint().stream(),
                        own.listeners().stream().flatMap(listener -> listener.network().stream()),
                        own.webServer().stream())
                .flatMap(each -> each);
    }

    /** Who is at this one. */
    Optional<Message> taken(Endpoint endpoint, Optional<PinnedProcess> broker) {
        return switch (processes.holderOf(new Place(endpoint.bound(), endpoint.port()))) {
            // Where it cannot be found out, the broker will find out.
            case PortHolder.Nobody _, PortHolder.Unknown _ -> Optional.empty();
            case PortHolder.HeldByUser held ->
                broker.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                Message.of(Phrase.PORT_TAKEN_BY_USER, endpoint.port(), held.user(), held.addresses()));
            case PortHolder.Held held ->
                held.pids().stream()
                        .sorted()
                        .filter(pid -> broker.filter(it -> isOf(it, pid)).isEmpty())
                        .findFirst()
                        .map(pid -> Message.of(Phrase.PORT_TAKEN, endpoint.port(), description(pid), held.addresses()));
        };
    }

    /** Itself, or a child of it. */
    private boolean isOf(PinnedProcess broker, long pid) {
        return pid == broker.facts().pid()
                || facts(pid).filter(it -> it.parent() == broker.facts().pid()).isPresent();
    }

    private Message description(long pid) {
        return facts(pid)
                .map(it -> new ProcessDescription(it).message())
                .orElseGet(() -> Message.of(Phrase.PROCESS_PID, pid));
    }

    private Optional<ProcessFacts> facts(long pid) {
        if (processes.pin(pid) instanceof Pinning.Pinned(PinnedProcess process)) {
            try (process) {
                return Optional.of(process.facts());
            }
        }
        return Optional.empty();
    }
}
