package io.github.pidkeeper.core.figures;

import java.time.Duration;

/** Where a running broker tells about itself. For one thread. */
public interface BrokerSource extends AutoCloseable {

    /** Asks; whatever is there, no exception comes of it, and it takes hardly longer than the limit. */
    Reading<BrokerFigures> read(Duration limit);

    /** How many clients are connected, and nothing else: before they are all sent away. */
    Reading<Long> clients(Duration limit);

    /** Ends whatever is open for it. */
    @Override
    default void close() {}
}
