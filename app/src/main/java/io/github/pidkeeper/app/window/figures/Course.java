package io.github.pidkeeper.app.window.figures;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A figure over a span of time that ends now, ready to be drawn.
 *
 * @param dots in the order of time
 */
record Course(List<Dot> dots) {

    /** Several times the pause between two samples: then nobody looked. */
    private static final long GAP = Sampler.PERIOD.multipliedBy(4).toNanos();

    Course {
        dots = List.copyOf(dots);
    }

    /**
     * A measured value.
     *
     * @param x from 0, the beginning of the span, to 1, which is now
     * @param joined whether a line leads here from the dot before
     */
    record Dot(double x, double value, boolean joined) {}

    static Course of(Track track, long now, Duration span) {
        var dots = Stream.<Dot>builder();
        long begin = now - span.toNanos();
        long before = Long.MIN_VALUE;
        for (Track.Point point : track.points()) {
            if (point.value().isPresent() && point.nanos() >= begin) {
                boolean joined = before != Long.MIN_VALUE && point.nanos() - before < GAP;
                double x = (double) (point.nanos() - begin) / span.toNanos();
                dots.add(new Dot(x, point.value().getAsDouble(), joined));
                before = point.nanos();
            } else {
                before = Long.MIN_VALUE;
            }
        }
        return new Course(dots.build().toList());
    }

    double highest() {
        return dots.stream().mapToDouble(Dot::value).max().orElse(0);
    }
}
