package io.github.pidkeeper.core.process;

import java.time.Duration;

/** What came of running a program that was to end by itself. */
public sealed interface ProgramRun {

    /**
     * It has ended.
     *
     * @param code 128 + signal where a signal ended it
     * @param output standard output and standard error, cut where they were too long
     */
    record Ended(int code, String output) implements ProgramRun {}

    /** It has not ended within the limit, and was ended. */
    record TookTooLong(Duration limit, String output) implements ProgramRun {}

    /**
     * It could not be started.
     *
     * @param reason the operating system's own words
     */
    record NotRun(String reason) implements ProgramRun {}
}
