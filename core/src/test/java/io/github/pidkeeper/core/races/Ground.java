package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.arena.Arena;
import io.github.pidkeeper.core.broker.Broker;
import java.util.OptionalLong;

/** What a round begins with. */
enum Ground {
    NOTHING,
    /** A pid file that names a pid which no process has. */
    STALE_FILE,
    /** A pid file that names a bystander. */
    FOREIGN_FILE,
    /** A broker that was started by its own command line. */
    BY_HAND,
    /** A broker that was started through this program. */
    OURS,
    /** The same, and the pid file names a bystander. */
    WRONG_FILE,
    /** The same, and the pid file is gone. */
    LOST_FILE;

    /** Returns the pid of the broker, if there is to be one. */
    OptionalLong prepare(Arena arena, Broker broker, long bystander) {
        return switch (this) {
            case NOTHING -> OptionalLong.empty();
            case STALE_FILE -> named(arena, Arena.deadPid());
            case FOREIGN_FILE -> named(arena, bystander);
            case BY_HAND -> OptionalLong.of(arena.startByHand(broker).pid());
            case OURS -> OptionalLong.of(ours(arena, broker));
            case WRONG_FILE -> {
                long pid = ours(arena, broker);
                arena.name(bystander);
                yield OptionalLong.of(pid);
            }
            case LOST_FILE -> {
                long pid = ours(arena, broker);
                arena.removePidFile();
                yield OptionalLong.of(pid);
            }
        };
    }

    private static long ours(Arena arena, Broker broker) {
        long pid = arena.startByHand(broker).pid();
        arena.adopt(broker, pid);
        return pid;
    }

    private static OptionalLong named(Arena arena, long pid) {
        arena.name(pid);
        return OptionalLong.empty();
    }
}
