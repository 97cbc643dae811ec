package io.github.pidkeeper.core.owner;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks the owner of a broker about its unit, and has it do what nobody else may do to it.
 *
 * <p>Safe for use by several threads. Nothing is done by any other means than by asking: where the owner cannot be asked,
 * or says no, all is as before.
 */
public interface OwnerControl {

    /** What can be asked for. */
    enum Verb {
        STOP,
        START,
        RESTART,
        RELOAD;

        /** As the owner's own command has it: {@code stop}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the owner says of the unit. Changes nothing, and takes some seconds at most.
     *
     * @param pid of a process that is held, and so cannot be another's; the owner is asked whether it is this unit's
     */
    UnitReading look(SystemdUnit unit, OptionalLong pid);

    /**
     * Has the owner do it, and returns at once. A person may be asked for permission meanwhile.
     *
     * @param pid of a process that is held; nothing is done unless the owner says that it is this unit's
     */
    Order order(Verb verb, SystemdUnit unit, OptionalLong pid);

    /** Something the owner was asked for. */
    interface Order extends AutoCloseable {

        /** Waits for the answer. Empty if none has come by then: it may still be done. */
        Optional<OwnerAnswer> await(Duration limit) throws InterruptedException;

        /** Waits no longer; what was ordered is not taken back. */
        @Override
        void close();
    }
}
