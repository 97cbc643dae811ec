package io.github.pidkeeper.core.figures;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the system tells about the broker's process.
 *
 * @param cpu empty at the first look, since it takes two
 * @param resident bytes of it that are in memory, those that it shares with other processes included
 * @param openFiles how many files and sockets it has open; empty where they may not be counted
 * @param openFilesLimit how many it may have open; empty where it is told of no limit
 * @param uptime since when it runs, as a span
 */
public record ProcessFigures(
        Optional<Cpu> cpu,
        long resident,
        int threads,
        OptionalLong openFiles,
        OptionalLong openFilesLimit,
        Duration uptime) {

    /**
     * How busy the process was.
     *
     * @param cores 1.0 is one core all the time, 2.0 two of them
     * @param over the span between the two looks, of which this is the average
     */
    public record Cpu(double cores, Duration over) {}
}
