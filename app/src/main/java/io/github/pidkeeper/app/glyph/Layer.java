package io.github.pidkeeper.app.glyph;

/** A shape and its colour, 0xRRGGBB; later layers cover earlier ones. */
record Layer(Shape shape, int colour) {}
