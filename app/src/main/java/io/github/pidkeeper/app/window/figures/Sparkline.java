package io.github.pidkeeper.app.window.figures;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/**
 * Draws the course of one or two figures, zero at the bottom, the highest value at the top and now at the right edge.
 *
 * <p>A chart of the toolkit costs twice as much at every value. The colours are those of lines that are never seen, since a
 * canvas has no style sheet.
 */
public final class Sparkline extends Region {

    private static final double WIDTH = 1.5;
    private static final double SHADE = 0.12;
    private static final double DOT = 3;
    private static final double HEIGHT = 52;

    private final Canvas canvas = new Canvas();
    private final Line first = pen("spark-first");
    private final Line second = pen("spark-second");
    private final Line ground = pen("spark-ground");
    private List<Course> lines = List.of();

    public Sparkline() {
        getStyleClass().add("sparkline");
        getChildren().addAll(ground, first, second, canvas);
        canvas.setManaged(false);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(0);
    }

    private Line pen(String styleClass) {
        var pen = new Line();
        pen.getStyleClass().add(styleClass);
        pen.setManaged(false);
        pen.setOpacity(0);
        pen.strokeProperty().subscribe(this::requestLayout);
        return pen;
    }

    void show(List<Course> courses) {
        lines = courses;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        var ink = canvas.getGraphicsContext2D();
        ink.clearRect(0, 0, getWidth(), getHeight());
        if (getWidth() > 2 * DOT) {
            draw(ink);
        }
    }

    private void draw(GraphicsContext ink) {
        double bottom = Math.floor(getHeight() - DOT) - 0.5;
        ink.setStroke(ground.getStroke());
        ink.setLineWidth(1);
        ink.strokeLine(0, bottom, getWidth(), bottom);
        double highest = lines.stream().mapToDouble(Course::highest).max().orElse(0);
        for (int i = lines.size() - 1; i >= 0; i--) {
            var paint = (i == 0 ? first : second).getStroke();
            var shape = new Shape(lines.get(i), highest, getWidth() - DOT, bottom);
            if (i == 0) {
                shape.fill(ink, shade(paint));
            }
            shape.trace(ink, paint);
        }
    }

    private static @Nullable Paint shade(@Nullable Paint paint) {
        return paint instanceof Color colour ? colour.deriveColor(0, 1, 1, SHADE) : null;
    }

    /** A course on its way onto the canvas. */
    private record Shape(Course course, double highest, double width, double bottom) {

        private double x(Course.Dot dot) {
            return dot.x() * width;
        }

        private double y(Course.Dot dot) {
            return highest == 0 ? bottom : bottom - dot.value() / highest * (bottom - DOT);
        }

        private void trace(GraphicsContext ink, Paint paint) {
            ink.setStroke(paint);
            ink.setFill(paint);
            ink.setLineWidth(WIDTH);
            ink.beginPath();
            for (var dot : course.dots()) {
                if (dot.joined()) {
                    ink.lineTo(x(dot), y(dot));
                } else {
                    ink.moveTo(x(dot), y(dot));
                }
            }
            ink.stroke();
            if (!course.dots().isEmpty()) {
                var last = course.dots().getLast();
                ink.fillOval(x(last) - DOT / 2, y(last) - DOT / 2, DOT, DOT);
            }
        }

        private void fill(GraphicsContext ink, @Nullable Paint paint) {
            ink.setFill(paint);
            ink.beginPath();
            for (int i = 0; i < course.dots().size(); i++) {
                var dot = course.dots().get(i);
                if (!dot.joined()) {
                    land(ink, i);
                    ink.moveTo(x(dot), bottom);
                }
                ink.lineTo(x(dot), y(dot));
            }
            land(ink, course.dots().size());
            ink.fill();
        }

        /** Ends the stretch before this dot at the bottom. */
        private void land(GraphicsContext ink, int index) {
            if (index > 0) {
                ink.lineTo(x(course.dots().get(index - 1)), bottom);
                ink.closePath();
            }
        }
    }
}
