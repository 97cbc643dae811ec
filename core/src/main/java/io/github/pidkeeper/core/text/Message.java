package io.github.pidkeeper.core.text;

import java.util.List;

/**
 * A sentence for people, as a value: which sentence, and what goes into its gaps.
 *
 * <p>The core decides what is said and the application in which language. Arguments are plain values: {@code String},
 * {@code Long}, {@code Integer}, {@code Path}, {@code Duration}, {@code Instant}, or another {@code Message}.
 */
public record Message(Phrase phrase, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(Phrase phrase, Object... arguments) {
        return new Message(phrase, List.of(arguments));
    }
}
