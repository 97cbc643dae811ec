package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.verdict.Observation;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Optional;

/**
 * What one look at a broker has shown, and a hold on its process.
 *
 * @param pin present exactly where one process is proven to be the broker; released by closing the look
 */
record Sight(Observation observation, Verdict verdict, Optional<PinnedProcess> pin) implements AutoCloseable {

    @Override
    public void close() {
        pin.ifPresent(PinnedProcess::close);
    }
}
