package io.github.pidkeeper.core.process;

import java.util.Set;

/** Who listens on a TCP port of this machine. */
public sealed interface PortHolder {

    record Nobody() implements PortHolder {}

    /** These processes hold the listening socket (several after a fork). */
    record Held(Set<Long> pids) implements PortHolder {
        public Held {
            pids = Set.copyOf(pids);
        }
    }

    /** Somebody listens whose processes may not be looked into; the socket's owner is all that is known. */
    record HeldByUser(long uid, String user) implements PortHolder {}

    /** It could not be found out. */
    record Unknown(String reason) implements PortHolder {}
}
