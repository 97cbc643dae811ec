package io.github.pidkeeper.app.glyph;

/** A place in the plane: x to the right, y downwards. */
record Point(double x, double y) {}
