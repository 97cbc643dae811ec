package io.github.pidkeeper.app.cli;

import java.util.Arrays;
import java.util.Optional;

/** What may be said with two dashes. */
public enum Option {
    HELP("--help", false),
    VERSION("--version", false),
    FIGURES("--figures", false),
    JSON("--json", false),
    OKNODO("--oknodo", false),
    FORCE_AFTER("--force-after", true),
    DRY_RUN("--dry-run", false),
    UNDO("--undo", false),
    STATE_DIR("--state-dir", true),
    PID_FILE("--pid-file", true),
    PORT("--port", true),
    KIND("--kind", true),
    CONF("--conf", true),
    UNIT("--unit", true),
    USER_UNIT("--user-unit", true),
    BROKER("--broker", true),
    SINCE("--since", true),
    FOLLOW("--follow", false),
    LINES("--lines", true),
    LEVEL("--level", true),
    GREP("--grep", true),
    SINCE_START("--since-start", false),
    SOURCE("--source", true),
    MINIMIZED("--minimized", false),
    PRACTICE("--practice", false),
    QUIT("--quit", false),
    /** The window's own process; started by the tray's. */
    WINDOW("--window", false);

    private final String text;
    private final boolean takesValue;

    Option(String text, boolean takesValue) {
        this.text = text;
        this.takesValue = takesValue;
    }

    String text() {
        return text;
    }

    boolean takesValue() {
        return takesValue;
    }

    static Optional<Option> parse(String text) {
        return switch (text) {
            case "-h" -> Optional.of(HELP);
            // What tail(1) has taught everybody.
            case "-f" -> Optional.of(FOLLOW);
            case "-n" -> Optional.of(LINES);
            default ->
                Arrays.stream(values())
                        .filter(option -> option.text.equals(text))
                        .findFirst();
        };
    }
}
