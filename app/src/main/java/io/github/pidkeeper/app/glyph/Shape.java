package io.github.pidkeeper.app.glyph;

import java.util.List;

/** A region of the plane, given by how far a point lies outside it (negative: inside), in pixels. */
@FunctionalInterface
interface Shape {

    double distance(double x, double y);

    /** How much of the pixel whose centre is given the shape covers, 0 to 1. */
    default double coverage(double x, double y) {
        return Math.clamp(0.5 - distance(x, y), 0, 1);
    }

    default Shape minus(Shape other) {
        return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
    }

    /** The same shape with a border of that width around it: corners become round. */
    default Shape grownBy(double width) {
        return (x, y) -> distance(x, y) - width;
    }

    /** The same shape so many times as large, seen from the origin. */
    default Shape enlarged(double times) {
        return (x, y) -> distance(x / times, y / times) * times;
    }

    static Shape disc(Point centre, double radius) {
        return (x, y) -> Math.hypot(x - centre.x(), y - centre.y()) - radius;
    }

    static Shape box(double left, double top, double right, double bottom) {
        return polygon(List.of(
                new Point(left, top), new Point(right, top), new Point(right, bottom), new Point(left, bottom)));
    }

    /** A line of that width through the points, with round ends and joints. */
    static Shape stroke(double width, List<Point> points) {
        List<Segment> segments = Segment.chain(points);
        return (x, y) -> nearest(segments, x, y) - width / 2;
    }

    /** The inside of a closed line through the points; it need not be convex. */
    static Shape polygon(List<Point> corners) {
        List<Segment> sides = Segment.loop(corners);
        return (x, y) -> {
            boolean inside = false;
            for (Segment side : sides) {
                inside ^= side.isCrossedByRayFrom(x, y);
            }
            return (inside ? -1 : 1) * nearest(sides, x, y);
        };
    }

    static Shape union(List<Shape> shapes) {
        List<Shape> parts = List.copyOf(shapes);
        return (x, y) -> {
            double least = Double.MAX_VALUE;
            for (Shape part : parts) {
                least = Math.min(least, part.distance(x, y));
            }
            return least;
        };
    }

    private static double nearest(List<Segment> segments, double x, double y) {
        double least = Double.MAX_VALUE;
        for (Segment segment : segments) {
            least = Math.min(least, segment.distance(x, y));
        }
        return least;
    }
}
