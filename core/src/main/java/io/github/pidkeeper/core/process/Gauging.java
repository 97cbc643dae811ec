package io.github.pidkeeper.core.process;

/** What came of asking how much a process uses. */
public sealed interface Gauging {

    /** It is certain to be about the process that was asked about. */
    record Gauged(ProcessUsage usage) implements Gauging {}

    /** The process has exited. */
    record Exited() implements Gauging {}

    /**
     * It lives, and what it uses cannot be read.
     *
     * @param reason the operating system's own words
     */
    record Untold(String reason) implements Gauging {}
}
