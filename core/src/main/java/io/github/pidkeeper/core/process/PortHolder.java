package io.github.pidkeeper.core.process;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who listens on a TCP port of this machine. */
public sealed interface PortHolder {

    /** The processes that hold the listening socket, as far as they are known. */
    default Set<Long> pids() {
        return Set.of();
    }

    /** Where somebody listens, as far as it is told. */
    default List<Bound> at() {
        return List.of();
    }

    /** Whether it is this very process, as far as who holds the port is known. */
    boolean is(ProcessFacts process);

    /** As it was read: the same in every language; empty where there is nothing to read. */
    Optional<String> shown();

    record Nobody() implements PortHolder {
        @Override
        public boolean is(ProcessFacts process) {
            return false;
        }

        @Override
        public Optional<String> shown() {
            return Optional.empty();
        }
    }

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

        @Override
        public boolean is(ProcessFacts process) {
            return pids.contains(process.pid());
        }

        @Override
        public Optional<String> shown() {
            return Optional.of(
                    "pid " + pids.stream().sorted().map(Object::toString).collect(Collectors.joining(", ")));
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

        /** Which of that user's cannot be seen; that its executable cannot be seen either goes with it. */
        @Override
        public boolean is(ProcessFacts process) {
            return uid == process.identity().uid() && process.executable().isEmpty();
        }

        @Override
        public Optional<String> shown() {
            return Optional.of("uid " + uid);
        }
    }

    /** It could not be found out. */
    record Unknown(String reason) implements PortHolder {
        @Override
        public boolean is(ProcessFacts process) {
            return false;
        }

        @Override
        public Optional<String> shown() {
            return Optional.of(reason);
        }
    }

    /** At which addresses somebody listens, for people. */
    default Message addresses() {
        if (at().isEmpty()) {
            return Message.of(Phrase.ADDRESS_NOT_TOLD);
        }
        return at().stream().anyMatch(it -> it.isEverywhere(false))
                        && at().stream().anyMatch(it -> it.isEverywhere(true))
                ? Message.of(Phrase.ADDRESS_EVERY)
                : Message.of(
                        Phrase.ADDRESSES,
                        at().stream().map(Bound::toString).sorted().distinct().collect(Collectors.joining(", ")));
    }
}
