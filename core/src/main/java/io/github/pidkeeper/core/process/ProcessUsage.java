package io.github.pidkeeper.core.process;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a process uses of its machine at one moment.
 *
 * @param nanos when that was, as {@link System#nanoTime} has it
 * @param cpu processor time that all its threads have used since it was started
 * @param resident bytes of it that are in memory, those that it shares with other processes included
 * @param openFiles how many files and sockets it has open; empty where they may not be counted
 * @param openFilesLimit how many it may have open; empty where it is told of no limit
 */
public record ProcessUsage(
        long nanos, Duration cpu, long resident, int threads, OptionalLong openFiles, OptionalLong openFilesLimit) {}
