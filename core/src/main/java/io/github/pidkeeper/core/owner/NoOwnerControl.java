package io.github.pidkeeper.core.owner;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** No way to ask an owner: what has one is left to a person. */
public record NoOwnerControl() implements OwnerControl {

    private static final OwnerAnswer.NotReachable NOBODY = new OwnerAnswer.NotReachable("");

    @Override
    public UnitReading look(SystemdUnit unit, OptionalLong pid) {
        return NOBODY;
    }

    @Override
    public Order order(Verb verb, SystemdUnit unit, OptionalLong pid) {
        return new Order() {
            @Override
            public Optional<OwnerAnswer> await(Duration limit) {
                return Optional.of(NOBODY);
            }

            @Override
            public void close() {
                // Nobody was asked.
            }
        };
    }
}
