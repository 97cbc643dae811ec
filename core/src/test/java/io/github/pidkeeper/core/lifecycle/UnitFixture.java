package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import java.time.Duration;
import java.util.Optional;

/** A broker on an imagined machine that nanomq.service runs, or is to, and what is ordered of it. */
abstract class UnitFixture extends BenchFixture {

    static final SystemdUnit UNIT = new SystemdUnit("nanomq.service", false);
    static final Duration MOMENT = Duration.ofMillis(50);

    /** From now on systemd is to be asked, as somebody has configured. */
    void withUnit() {
        bench.broker = bench.broker.withUnit(Optional.of(UNIT));
    }
}
