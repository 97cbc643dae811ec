package io.github.pidkeeper.core.process;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who listens on a TCP port of this machine. */
public sealed interface PortHolder {

    record Nobody() implements PortHolder {}

    /**
     * These processes hold the listening socket (several after a fork).
     *
     * @param at where they listen; none where that is not told
     */
    record Held(Set<Long> pids, List<Bound> at) implements PortHolder {

        public Held {
            pids = Set.copyOf(pids);
            at = List.copyOf(at);
        }

        /** Where is not told. */
        public Held(Set<Long> pids) {
            this(pids, List.of());
        }
    }

    /**
     * Somebody listens whose processes may not be looked into; the socket's owner is all that is known.
     *
     * @param at where it listens; none where that is not told
     */
    record HeldByUser(long uid, String user, List<Bound> at) implements PortHolder {

        public HeldByUser {
            at = List.copyOf(at);
        }

        /** Where is not told. */
        public HeldByUser(long uid, String user) {
            this(uid, user, List.of());
        }
    }

    /** It could not be found out. */
    record Unknown(String reason) implements PortHolder {}

    /** At which addresses somebody listens, for people. */
    default Message addresses() {
        List<Bound> at = switch (this) {
            case Held held -> held.at();
            case HeldByUser held -> held.at();
            case Nobody _, Unknown _ -> List.of();
        };
        if (at.isEmpty()) {
            return Message.of(Phrase.ADDRESS_NOT_TOLD);
        }
        return at.stream().anyMatch(it -> it.isEverywhere(false)) && at.stream().anyMatch(it -> it.isEverywhere(true))
                ? Message.of(Phrase.ADDRESS_EVERY)
                : Message.of(
                        Phrase.ADDRESSES,
                        at.stream().map(Bound::toString).sorted().distinct().collect(Collectors.joining(", ")));
    }
}
