package io.github.pidkeeper.app.glyph;

/** The colours of the glyphs for one kind of ground. */
public enum Palette {
    /** Dark colours for a light window. */
    ON_LIGHT(0x1a7f37, 0x0969da, 0x656d76, 0x9a6700, 0xcf222e, 0x8a7fa8, 0xffffff),
    /** Light colours for a dark window. */
    ON_DARK(0x3fb950, 0x4493f8, 0x8b949e, 0xd29922, 0xf85149, 0x8a7fa8, 0x0d1117),
    /** Middle colours for a ground nobody tells us, a panel: at least 3:1 against white and against near black. */
    ON_ANY(0x2a9d49, 0x3f87e5, 0x828a93, 0xc07d00, 0xe5484d, 0x8a7fa8, 0xffffff);

    private final int green;
    private final int blue;
    private final int grey;
    private final int amber;
    private final int red;
    private final int violet;
    private final int sign;

    Palette(int green, int blue, int grey, int amber, int red, int violet, int sign) {
        this.green = green;
        this.blue = blue;
        this.grey = grey;
        this.amber = amber;
        this.red = red;
        this.violet = violet;
        this.sign = sign;
    }

    /** The colour of the state, 0xRRGGBB. */
    public int colour(Glyph glyph) {
        return switch (glyph) {
            case RUNNING -> green;
            case BUSY -> blue;
            case STOPPED, STOPPED_STALE -> grey;
            case ATTENTION -> amber;
            case FAILED -> red;
            case UNKNOWN -> violet;
        };
    }

    Inks inks(Glyph glyph) {
        return new Inks(colour(glyph), sign);
    }
}
