package io.github.pidkeeper.app.glyph;

import java.util.List;

/** The application's own mark: a file with a keyhole, the pid file that is kept. */
public final class AppIcon {

    private static final int PAPER = 0x4185ae;
    private static final int FOLD = 0x9cc3dc;
    private static final int HOLE = 0xffffff;

    /** The mark in that many pixels each way. */
    public Pixmap render(int size) {
        return Pixmap.drawn(size, layers(size));
    }

    List<Layer> layers(int size) {
        Grid grid = new Grid(size);
        double left = grid.edge(2);
        double top = grid.edge(1);
        double right = grid.edge(14);
        double bottom = grid.edge(15);
        double fold = grid.whole(4.4);
        double round = grid.at(1);
        Shape paper = Shape.polygon(List.of(
                        new Point(left + round, top + round),
                        new Point(right - fold - round * 0.4, top + round),
                        new Point(right - round, top + fold + round * 0.4),
                        new Point(right - round, bottom - round),
                        new Point(left + round, bottom - round)))
                .grownBy(round);
        Shape corner = Shape.polygon(List.of(
                new Point(right - fold, top), new Point(right, top + fold), new Point(right - fold, top + fold)));
        Point eye = grid.point(8, 8);
        Shape hole = Shape.union(List.of(
                Shape.disc(eye, grid.at(2.3)),
                Shape.polygon(List.of(
                        new Point(eye.x() - grid.at(0.8), eye.y()),
                        new Point(eye.x() + grid.at(0.8), eye.y()),
                        new Point(eye.x() + grid.at(1.6), grid.edge(13)),
                        new Point(eye.x() - grid.at(1.6), grid.edge(13))))));
        return List.of(new Layer(paper, PAPER), new Layer(corner, FOLD), new Layer(hole, HOLE));
    }
}
