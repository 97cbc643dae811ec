package io.github.pidkeeper.core.text;

import java.util.Locale;

/**
 * Every sentence that the core can say, one constant each; the words are in the application's message bundles.
 *
 * <p>The comment behind a constant names its arguments in order.
 */
public enum Phrase {
    // What the pid file says and is
    PID_FILE_ABSENT, // path
    PID_FILE_NAMES, // path, pid
    PID_FILE_EMPTY, // path
    PID_FILE_MALFORMED, // path, reason
    PID_FILE_UNSAFE, // path, reason
    PID_FILE_UNREADABLE, // path, reason
    ;

    /** The key of this sentence in a message bundle, for example {@code core.pid-file-absent}. */
    public String key() {
        return "core." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
