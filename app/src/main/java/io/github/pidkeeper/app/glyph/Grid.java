package io.github.pidkeeper.app.glyph;

/**
 * The design grid of 16 by 16 units laid over a square of pixels. Straight edges are put on whole pixels, so that they
 * stay sharp at every size.
 */
record Grid(int size) {

    static final int UNITS = 16;

    Grid {
        if (size < 1) {
            throw new IllegalArgumentException("a picture needs at least one pixel: " + size);
        }
    }

    /** A length or a coordinate, in pixels. */
    double at(double units) {
        return units * size / UNITS;
    }

    /** A coordinate on the nearest edge between two pixels, counted from the middle so that left and right stay alike. */
    double edge(double units) {
        double middle = size / 2.0;
        return middle
                + Math.copySign(Math.round(Math.abs(at(units) - middle) + parity()) - parity(), units - UNITS / 2.0);
    }

    /** A whole number of pixels, at least one. */
    double whole(double units) {
        return Math.max(1, Math.round(at(units)));
    }

    /** A width that can lie symmetrically about the middle with both edges between pixels; at least one pixel. */
    double centred(double units) {
        double pixels = size % 2 == 0 ? 2 * Math.round(at(units) / 2) : 2 * Math.round((at(units) - 1) / 2) + 1;
        return Math.max(2 - size % 2, pixels);
    }

    Point point(double x, double y) {
        return new Point(at(x), at(y));
    }

    double middle() {
        return size / 2.0;
    }

    private double parity() {
        return size % 2 / 2.0;
    }
}
