package io.github.pidkeeper.core.figures;

import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.Optional;

/** A port that a secret may be sent to only while the proven process holds it. */
public record HeldPort(ProcessTable processes, ProcessFacts process, int port) {

    /** Why nothing is to be sent there; empty if nothing speaks against it. */
    public Optional<Message> problem() {
        return switch (processes.holderOf(port)) {
            case PortHolder.Held(var pids, var _) when pids.contains(process.pid()) -> Optional.empty();
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
