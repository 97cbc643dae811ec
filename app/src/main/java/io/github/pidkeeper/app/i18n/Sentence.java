package io.github.pidkeeper.app.i18n;

import java.util.List;

/**
 * A sentence of the application as a value: the key of its words, and what goes into its gaps.
 *
 * <p>The counterpart of core's {@code Message}, with the same kinds of arguments; a message may be one of them.
 */
public record Sentence(String key, List<Object> arguments) {

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }
}
