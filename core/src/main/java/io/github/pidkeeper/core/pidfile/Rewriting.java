package io.github.pidkeeper.core.pidfile;

/** What came of putting another content into a pid file, or in the place of one. */
public sealed interface Rewriting {

    /** It is there, and on the disk. */
    record Written() implements Rewriting {}

    /** It is no longer what the decision rests on: it was left alone. */
    record Kept(PidFileReading reading) implements Rewriting {}

    /** What it was to say was so no longer: it was left alone. */
    record Withdrawn() implements Rewriting {}

    /**
     * It could not be written; what was there is there still.
     *
     * @param reason the operating system's own words
     */
    record Failed(String reason) implements Rewriting {}
}
