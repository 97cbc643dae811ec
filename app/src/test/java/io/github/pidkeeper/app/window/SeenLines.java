package io.github.pidkeeper.app.window;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/** What can be seen of a log, looked at whenever the window is about to be drawn. To be used on the FX thread. */
final class SeenLines {

    private final OpenWindow window;
    private final List<String> withoutLast = new ArrayList<>();

    /** From any thread; looks from now on. */
    SeenLines(OpenWindow window) {
        this.window = window;
        window.onFx(() -> {
            window.scene().addPostLayoutPulseListener(this::look);
            return true;
        });
    }

    /** What was seen whenever there were lines and the last of them was out of sight. */
    List<String> pulsesWithoutTheLast() {
        return window.onFx(() -> List.copyOf(withoutLast));
    }

    /** Whether the last line can be seen. */
    boolean last() {
        return rows().contains(window.lines().getItems().size() - 1);
    }

    private void look() {
        boolean open = window.visible(ListView.class).stream().anyMatch(list -> "lines".equals(list.getId()));
        if (open && !window.lines().getItems().isEmpty()) {
            if (!last()) {
                withoutLast.add(rows() + " of " + window.lines().getItems().size());
            }
        }
    }

    /** The numbers of the rows of which more than a half can be seen. */
    List<Integer> rows() {
        var list = window.lines();
        var frame = list.localToScene(list.getLayoutBounds());
        return window.visible(Node.class).stream()
                .filter(node -> node instanceof ListCell<?> cell && list.equals(cell.getListView()) && !cell.isEmpty())
                .filter(cell -> frame.contains(cell.localToScene(
                        cell.getLayoutBounds().getCenterX(),
                        cell.getLayoutBounds().getCenterY())))
                .map(node -> node instanceof ListCell<?> cell ? cell.getIndex() : -1)
                .toList();
    }
}
