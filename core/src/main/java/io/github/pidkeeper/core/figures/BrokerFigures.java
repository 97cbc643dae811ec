package io.github.pidkeeper.core.figures;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a broker tells about itself; what it does not tell is empty. This program's own connection is left out wherever it
 * would be counted.
 *
 * @param source where that was told, for showing
 * @param clients that are connected
 * @param dropped what was received and given to nobody; for a broker that counts packets, most of them are none that
 *     anybody should have been given
 */
public record BrokerFigures(
        String source,
        OptionalLong clients,
        Optional<Flow> received,
        Optional<Flow> sent,
        Optional<Flow> dropped,
        Optional<Count> subscriptions,
        Optional<String> version,
        Optional<Duration> uptime) {}
