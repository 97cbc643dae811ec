package io.github.pidkeeper.core.broker;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name an administrator gave to a broker: 1 to 64 letters, digits, dots, dashes, underscores; letter or digit first. */
public record BrokerName(String text) implements Comparable<BrokerName> {

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

    /** @throws IllegalArgumentException if the text is not a name; ask {@link #parse} where it comes from a person */
    public BrokerName {
        if (!ALLOWED.matcher(text).matches()) {
            throw new IllegalArgumentException("not a broker name: " + text);
        }
    }

    /** The name that a person typed, or empty if it is none. */
    public static Optional<BrokerName> parse(String text) {
        return ALLOWED.matcher(text).matches() ? Optional.of(new BrokerName(text)) : Optional.empty();
    }

    @Override
    public int compareTo(BrokerName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
