package io.github.pidkeeper.app.window.words;

/**
 * Something about a broker that a person should know before anything else: what is wrong, and what it means.
 *
 * @param repairable whether a repair of the pid file would put it right
 */
public record Flag(Tone tone, String title, String meaning, boolean repairable) {

    /** One that a repair would not help. */
    public Flag(Tone tone, String title, String meaning) {
        this(tone, title, meaning, false);
    }

    Flag repairable(boolean whether) {
        return new Flag(tone, title, meaning, whether);
    }

    /** How loudly a flag is shown. */
    public enum Tone {
        /** Worth knowing, no harm done. */
        QUIET,
        ATTENTION,
        ALARM
    }
}
