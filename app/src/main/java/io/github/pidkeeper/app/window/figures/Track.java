package io.github.pidkeeper.app.window.figures;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;

/** One figure over the last hour; for one thread. */
final class Track {

    static final Duration HOUR = Duration.ofHours(1);

    private final Deque<Point> points = new ArrayDeque<>();

    /**
     * What was measured.
     *
     * @param nanos when, as {@link System#nanoTime} has it
     * @param value empty where it was not told
     */
    record Point(long nanos, OptionalDouble value) {}

    void add(long nanos, OptionalDouble value) {
        points.addLast(new Point(nanos, value));
        while (points.getFirst().nanos() < nanos - HOUR.toNanos()) {
            points.removeFirst();
        }
    }

    List<Point> points() {
        return List.copyOf(points);
    }
}
