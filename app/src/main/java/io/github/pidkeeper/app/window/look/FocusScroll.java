package io.github.pidkeeper.app.window.look;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;

/** A page that scrolls, and shows what has the focus: who uses the keyboard need not scroll. */
public final class FocusScroll extends ScrollPane {

    private static final double MARGIN = 24;

    public FocusScroll() {
        getStyleClass().add("page");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
            if (owner != null && isAncestorOf(owner)) {
                // What loses the focus may grow, a field that turns out to be wrong, say.
                new Pulse(owner.getScene()).then(() -> show(owner));
            }
        });
    }

    private boolean isAncestorOf(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at.equals(getContent())) {
                return true;
            }
        }
        return false;
    }

    private void show(Node node) {
        var content = getContent();
        Bounds place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double seen = getViewportBounds().getHeight();
        double hidden = content.getBoundsInLocal().getHeight() - seen;
        if (hidden <= 0) {
            return;
        }
        double top = getVvalue() * hidden;
        if (place.getMinY() - MARGIN < top) {
            setVvalue(Math.clamp((place.getMinY() - MARGIN) / hidden, 0, 1));
        } else if (place.getMaxY() + MARGIN > top + seen) {
            setVvalue(Math.clamp((place.getMaxY() + MARGIN - seen) / hidden, 0, 1));
        }
    }
}
