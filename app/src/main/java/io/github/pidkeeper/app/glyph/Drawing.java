package io.github.pidkeeper.app.glyph;

import java.util.ArrayList;
import java.util.List;

/** The shapes of the glyphs, each defined once, on one grid and in one pair of inks. */
record Drawing(Grid grid, Inks inks) {

    List<Layer> tickedDisc() {
        Shape tick =
                Shape.stroke(grid.at(2), List.of(grid.point(4.6, 8.4), grid.point(7.1, 10.9), grid.point(11.5, 5.7)));
        return List.of(inks.body(disc()), inks.sign(tick));
    }

    List<Layer> dottedRing() {
        double radius = grid.middle() - grid.edge(1);
        Shape hole = Shape.disc(grid.point(8, 8), radius - grid.at(1.9));
        List<Shape> parts = new ArrayList<>(List.of(disc().minus(hole)));
        double apart = Math.ceil(grid.at(3));
        for (int place = -1; place <= 1; place++) {
            parts.add(Shape.disc(new Point(grid.middle() + place * apart, grid.middle()), grid.at(1.1)));
        }
        return List.of(inks.body(Shape.union(parts)));
    }

    List<Layer> hollowSquare() {
        double near = grid.edge(2);
        double far = grid.edge(14);
        double width = grid.whole(1.9);
        double round = grid.at(1);
        Shape outside =
                Shape.box(near + round, near + round, far - round, far - round).grownBy(round);
        Shape inside = Shape.box(near + width, near + width, far - width, far - width);
        return List.of(inks.body(outside.minus(inside)));
    }

    List<Layer> spottedSquare() {
        double half = grid.centred(4) / 2;
        Shape spot = Shape.box(grid.middle() - half, grid.middle() - half, grid.middle() + half, grid.middle() + half);
        List<Layer> layers = new ArrayList<>(hollowSquare());
        layers.add(inks.body(spot));
        return List.copyOf(layers);
    }

    List<Layer> warningTriangle() {
        double round = grid.at(0.8);
        double base = grid.edge(15) - round;
        Shape triangle = Shape.polygon(List.of(
                        grid.point(8, 2), new Point(grid.at(15) - round, base), new Point(grid.at(1) + round, base)))
                .grownBy(round);
        double half = grid.centred(1.8) / 2;
        double left = grid.middle() - half;
        double right = grid.middle() + half;
        Shape stem = Shape.box(left, grid.edge(5.6), right, grid.edge(10));
        Shape dot = Shape.box(left, grid.edge(11), right, grid.edge(13));
        return List.of(inks.body(triangle), inks.sign(Shape.union(List.of(stem, dot))));
    }

    List<Layer> crossedOctagon() {
        double near = grid.edge(1);
        double far = grid.edge(15);
        double nearCorner = grid.at(5);
        double farCorner = grid.at(11);
        Shape octagon = Shape.polygon(List.of(
                new Point(nearCorner, near),
                new Point(farCorner, near),
                new Point(far, nearCorner),
                new Point(far, farCorner),
                new Point(farCorner, far),
                new Point(nearCorner, far),
                new Point(near, farCorner),
                new Point(near, nearCorner)));
        Shape falling = Shape.stroke(grid.at(2.1), List.of(grid.point(5.2, 5.2), grid.point(10.8, 10.8)));
        Shape rising = Shape.stroke(grid.at(2.1), List.of(grid.point(5.2, 10.8), grid.point(10.8, 5.2)));
        return List.of(inks.body(octagon), inks.sign(Shape.union(List.of(falling, rising))));
    }

    List<Layer> questionedDisc() {
        List<Point> hook = new ArrayList<>();
        for (int degrees = 190; degrees <= 405; degrees += 15) {
            double angle = Math.toRadians(degrees);
            hook.add(grid.point(8 + 2.4 * Math.cos(angle), 6.1 + 2.4 * Math.sin(angle)));
        }
        hook.add(grid.point(8, 9.4));
        Shape dot = Shape.disc(grid.point(8, 12.1), grid.at(1.15));
        return List.of(inks.body(disc()), inks.sign(Shape.union(List.of(Shape.stroke(grid.at(1.9), hook), dot))));
    }

    private Shape disc() {
        return Shape.disc(grid.point(8, 8), grid.middle() - grid.edge(1));
    }
}
