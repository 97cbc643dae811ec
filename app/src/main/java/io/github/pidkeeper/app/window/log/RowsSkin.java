package io.github.pidkeeper.app.window.log;

import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ListView;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A list as a {@link RowSheet}, or as its placeholder while it has no rows. */
final class RowsSkin extends SkinBase<ListView<LogRow>> {

    private final RowSheet sheet;
    private final StackPane placeholder;

    /** For as long as there is the list. */
    RowsSkin(ListView<LogRow> list, RowSheet sheet) {
        super(list);
        this.sheet = sheet;
        this.placeholder = new StackPane(list.getPlaceholder());
        placeholder.visibleProperty().bind(Bindings.isEmpty(list.getItems()));
        sheet.visibleProperty().bind(placeholder.visibleProperty().not());
        getChildren().setAll(sheet, placeholder);
        list.addEventHandler(KeyEvent.KEY_PRESSED, new RowKeys(list, sheet)::pressed);
        list.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> list.requestFocus());
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        sheet.resizeRelocate(x, y, width, height);
        placeholder.resizeRelocate(x, y, width, height);
    }

    @Override
    protected @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, @Nullable Object... parameters) {
        var list = getSkinnable();
        return switch (attribute) {
            case ITEM_COUNT -> list.getItems().size();
            case FOCUS_ITEM ->
                sheet.cellOf(list.getFocusModel().getFocusedIndex()).orElse(null);
            case ITEM_AT_INDEX ->
                parameters[0] instanceof Integer row ? sheet.cellOf(row).orElse(null) : null;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
