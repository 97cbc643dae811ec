package io.github.pidkeeper.core.pidfile;

/** What came of writing a pid into a pid file that was missing or wrong. */
public sealed interface Rewriting {

    record Written() implements Rewriting {}

    /** It is no longer what the decision rests on: it was left alone. */
    record Kept(PidFileReading reading) implements Rewriting {}

    /**
     * It could not be written; what was there is there still.
     *
     * @param reason the operating system's own words
     */
    record Failed(String reason) implements Rewriting {}
}
