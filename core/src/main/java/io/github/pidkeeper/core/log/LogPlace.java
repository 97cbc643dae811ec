package io.github.pidkeeper.core.log;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A file that a log may be in. */
public record LogPlace(Kind kind, Path path) {

    /** Whose file it is. */
    public enum Kind {
        /** The broker's own, as its configuration says. */
        FILE,
        /** What the broker wrote to its output, kept by this program, which started it. */
        OUTPUT,
        /** The same of the run before. */
        EARLIER_OUTPUT;

        /** As it is written down: {@code earlier-output}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind that somebody wrote down. */
        public static Optional<Kind> parse(String text) {
            for (Kind kind : values()) {
                if (kind.text().equals(text)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
