package io.github.pidkeeper.app.window.look;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** Puts its second child to the right of the first while both have room, and below it where they have not. */
public final class SideBySide extends Pane {

    private static final double GAP = 16;
    private static final double NARROWEST = 260;

    @Override
    public @Nullable Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + NARROWEST + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + first().prefWidth(-1) + GAP + second().prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = width < 0 ? Double.MAX_VALUE : width - snappedLeftInset() - snappedRightInset();
        double actions = second().prefHeight(-1);
        double content = besides(inner)
                ? Math.max(first().prefHeight(firstWidth(inner)), actions)
                : first().prefHeight(inner) + GAP + actions;
        return snapSizeY(snappedTopInset() + content + snappedBottomInset());
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double inner = getWidth() - left - snappedRightInset();
        double innerHeight = getHeight() - top - snappedBottomInset();
        double actionsWidth = Math.min(inner, snapSizeX(second().prefWidth(-1)));
        double actionsHeight = snapSizeY(second().prefHeight(-1));
        if (besides(inner)) {
            double width = firstWidth(inner);
            double height = snapSizeY(first().prefHeight(width));
            first().resizeRelocate(left, top + Math.max(0, snapPositionY((innerHeight - height) / 2)), width, height);
            second().resizeRelocate(
                            snapPositionX(left + inner - actionsWidth),
                            top + Math.max(0, snapPositionY((innerHeight - actionsHeight) / 2)),
                            actionsWidth,
                            actionsHeight);
        } else {
            double height = snapSizeY(first().prefHeight(inner));
            first().resizeRelocate(left, top, inner, height);
            second().resizeRelocate(left, top + height + GAP, actionsWidth, actionsHeight);
        }
    }

    private boolean besides(double inner) {
        return firstWidth(inner) >= Math.min(NARROWEST, first().prefWidth(-1));
    }

    private double firstWidth(double inner) {
        return snapSizeX(inner - GAP - second().prefWidth(-1));
    }

    private Node first() {
        return getChildren().getFirst();
    }

    private Node second() {
        return getChildren().getLast();
    }
}
