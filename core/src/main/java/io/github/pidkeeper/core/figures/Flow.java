package io.github.pidkeeper.core.figures;

import java.util.OptionalDouble;

/**
 * Something that goes on.
 *
 * @param total how much there was since the broker was started
 * @param perSecond how much there was lately; empty before it was counted twice
 */
public record Flow(Counted counted, long total, OptionalDouble perSecond) {}
