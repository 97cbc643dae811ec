package io.github.pidkeeper.core.races;

/**
 * What a program in a race has told.
 *
 * @param passed when it was let through the gate, on the monotonic clock that all programs share; 0 where it cannot tell
 * @param words the kind of outcome and its phrase, or the state, the pid file's health and the pid
 */
record Told(long passed, String words) {

    static Told of(String line) {
        int blank = line.indexOf(' ');
        return new Told(Long.parseLong(line.substring(0, blank)), line.substring(blank + 1));
    }

    String line() {
        return passed + " " + words;
    }

    /** The first word, which is what counts: Done, say, or RUNNING. */
    String kind() {
        int blank = words.indexOf(' ');
        return blank < 0 ? words : words.substring(0, blank);
    }
}
