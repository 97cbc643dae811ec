package io.github.pidkeeper.app.window.words;

/** Something about a broker that a person should know before anything else: what is wrong, and what it means. */
public record Flag(Tone tone, String title, String meaning) {

    /** How loudly a flag is shown. */
    public enum Tone {
        /** Worth knowing, no harm done. */
        QUIET,
        ATTENTION,
        ALARM
    }
}
