package io.github.pidkeeper.app.settings;

import java.util.Optional;

/** A TCP port as somebody wrote it down: 1 to 65535, digits only. */
public record Port(int number) {

    public static final int LARGEST = 65535;

    public static Optional<Port> parse(String text) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number >= 1 && number <= LARGEST ? Optional.of(new Port(number)) : Optional.empty();
    }
}
