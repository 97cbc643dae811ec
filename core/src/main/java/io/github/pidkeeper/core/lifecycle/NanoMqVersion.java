package io.github.pidkeeper.core.lifecycle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A release of NanoMQ, as its own banner tells: {@code … v0.24.14-1}. It has no option for that; the banner comes with its
 * usage, and with exit code 1.
 */
record NanoMqVersion(List<Integer> numbers) implements Comparable<NanoMqVersion> {

    /** The first that survives a reload: those before crash, one in a few times (tried on a dozen releases). */
    static final NanoMqVersion RELOADS = new NanoMqVersion(List.of(0, 24, 14));

    private static final Pattern BANNER =
            Pattern.compile("NanoMQ .*\\bv([0-9]{1,4})\\.([0-9]{1,4})\\.([0-9]{1,4})(?![0-9.])");

    NanoMqVersion {
        numbers = List.copyOf(numbers);
    }

    static Optional<NanoMqVersion> of(String banner) {
        var found = BANNER.matcher(banner);
        return found.find()
                ? Optional.of(new NanoMqVersion(Stream.of(1, 2, 3)
                        .map(found::group)
                        .map(Integer::valueOf)
                        .toList()))
                : Optional.empty();
    }

    @Override
    public int compareTo(NanoMqVersion other) {
        return Comparator.comparing((NanoMqVersion it) -> it.numbers.get(0))
                .thenComparing(it -> it.numbers.get(1))
                .thenComparing(it -> it.numbers.get(2))
                .compare(this, other);
    }

    @Override
    public String toString() {
        return numbers.get(0) + "." + numbers.get(1) + "." + numbers.get(2);
    }
}
