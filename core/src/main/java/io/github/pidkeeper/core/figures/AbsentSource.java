package io.github.pidkeeper.core.figures;

import io.github.pidkeeper.core.text.Message;
import java.time.Duration;

/** A source that is not there, and says why. */
public record AbsentSource(Message reason) implements BrokerSource {

    @Override
    public Reading<BrokerFigures> read(Duration limit) {
        return new Reading.Absent<>(reason);
    }

    @Override
    public Reading<Long> clients(Duration limit) {
        return new Reading.Absent<>(reason);
    }
}
