package io.github.pidkeeper.core.figures;

import io.github.pidkeeper.core.process.Place;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An address that a secret may be sent to only while the proven process holds it, and nobody beside it. */
public record HeldPort(ProcessTable processes, ProcessFacts process, InetSocketAddress address) {

    /** Why nothing is to be sent there; empty if nothing speaks against it. */
    public Optional<Message> problem() {
        int port = address.getPort();
        return switch (processes.holderOf(new Place(List.of(address.getAddress()), port))) {
            case PortHolder.Held(var pids, var _) when pids.equals(Set.of(process.pid())) -> Optional.empty();
            // Its processes may not be looked into, and neither may the broker.
            case PortHolder.HeldByUser(long uid, var _, var _)
            when uid == process.identity().uid() -> Optional.empty();
            case PortHolder.Nobody() -> Optional.of(Message.of(Phrase.FIGURES_PORT_NOBODY, port));
            case PortHolder.Held _, PortHolder.HeldByUser _ ->
                Optional.of(Message.of(Phrase.FIGURES_PORT_FOREIGN, port));
            case PortHolder.Unknown(String reason) ->
                Optional.of(Message.of(Phrase.FIGURES_PORT_HOLDER_UNKNOWN, port, reason));
        };
    }
}
