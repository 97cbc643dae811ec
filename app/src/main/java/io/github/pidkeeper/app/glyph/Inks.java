package io.github.pidkeeper.app.glyph;

/** The two colours of a glyph, each 0xRRGGBB: its body, and the sign upon it. */
record Inks(int body, int sign) {

    Layer body(Shape shape) {
        return new Layer(shape, body);
    }

    Layer sign(Shape shape) {
        return new Layer(shape, sign);
    }
}
