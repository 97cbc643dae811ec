package io.github.pidkeeper.core.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured again and again, in nanoseconds. For one thread. */
final class Samples {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MOST = 0.9;

    private final List<Long> nanos = new ArrayList<>();

    void add(long nanos) {
        this.nanos.add(nanos);
    }

    int count() {
        return nanos.size();
    }

    long median() {
        return below(0.5);
    }

    String medianMillis() {
        return millis(median());
    }

    /** Nine of ten are not above it. */
    String mostMillis() {
        return millis(below(MOST));
    }

    String medianMicros() {
        return micros(median());
    }

    String mostMicros() {
        return micros(below(MOST));
    }

    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / NANOS_PER_MILLI);
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / NANOS_PER_MICRO);
    }

    private long below(double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
