package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerAnswer.Refusal;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.owner.UnitReading;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The unit of a broker that has none in its settings and was last stopped through one: what systemd has stopped, systemd starts
 * again. As a child of this program it would run as another user, and beside the unit's own at the next boot.
 */
record LastUnit(OwnerControl owners) {

    /** The broker as it is to be started, while nothing of it runs. */
    Broker of(Broker broker, BrokerFolder folder) {
        Optional<SystemdUnit> unit = broker.unit().or(() -> folder.stoppedUnit().filter(this::isThere));
        return broker.withUnit(unit);
    }

    /** Where systemd cannot be asked it is not known to be gone. */
    private boolean isThere(SystemdUnit unit) {
        return !(owners.look(unit, OptionalLong.empty()) instanceof UnitReading.Known known
                && known.unstartable()
                        .map(OwnerAnswer.Refused::why)
                        .filter(why -> why == Refusal.NO_SUCH_UNIT || why == Refusal.MASKED)
                        .isPresent());
    }
}
