package io.github.pidkeeper.core.pidfile;

/** What came of removing a pid file that should still name a certain pid. */
public sealed interface Removal {

    record Removed() implements Removal {}

    record AlreadyGone() implements Removal {}

    /** It names somebody else by now, or is no plain pid file any more: it was left alone. */
    record Kept(PidFileReading reading) implements Removal {}

    /**
     * It could not be removed.
     *
     * @param reason the operating system's own words
     */
    record Failed(String reason) implements Removal {}
}
