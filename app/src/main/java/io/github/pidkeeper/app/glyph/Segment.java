package io.github.pidkeeper.app.glyph;

import java.util.ArrayList;
import java.util.List;

/** A straight line between two points. */
record Segment(Point from, Point to) {

    static List<Segment> chain(List<Point> points) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            segments.add(new Segment(points.get(i - 1), points.get(i)));
        }
        return List.copyOf(segments);
    }

    static List<Segment> loop(List<Point> points) {
        List<Point> closed = new ArrayList<>(points);
        closed.add(points.getFirst());
        return chain(closed);
    }

    double distance(double x, double y) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double px = x - from.x();
        double py = y - from.y();
        double along = Math.clamp((px * dx + py * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.hypot(px - along * dx, py - along * dy);
    }

    /** Whether a ray to the right meets this side: an odd number of such sides means that its start is inside. */
    boolean isCrossedByRayFrom(double x, double y) {
        return (from.y() > y) != (to.y() > y)
                && x < from.x() + (y - from.y()) * (to.x() - from.x()) / (to.y() - from.y());
    }
}
