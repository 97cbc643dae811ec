package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.window.look.CutText;
import io.github.pidkeeper.app.window.look.Pulse;
import io.github.pidkeeper.core.broker.Broker;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** Shows the journal of the broker that is selected. */
public final class JournalController {

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final JournalModel model;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Node panel;

    @FXML
    private ToggleButton onlyProblems;

    @FXML
    private Button copy;

    @FXML
    private Button export;

    @FXML
    private Label note;

    @FXML
    private ListView<JournalRow> operations;

    @FXML
    private Label path;

    @FXML
    private Label size;

    public JournalController(JournalModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        operations.setItems(model.rows());
        operations.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        operations.setCellFactory(_ -> new JournalCell(row -> model.open().contains(row.key()), this::toggle));
        operations.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInList);
        operations.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getClickCount() == 2) {
                focused().ifPresent(this::toggle);
            }
        });
        var empty = new Label();
        empty.setWrapText(true);
        empty.getStyleClass().add("journal-empty");
        empty.textProperty().bind(model.empty());
        operations.setPlaceholder(empty);
        onlyProblems.selectedProperty().bindBidirectional(model.onlyProblems());
        copy.disableProperty().bind(model.empty().isNotEmpty());
        export.disableProperty().bind(model.size().isEmpty());
        note.textProperty().bind(model.note());
        note.visibleProperty().bind(model.note().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        size.textProperty().bind(model.size());
        path.setText(model.file().toString());
        CutText.tellWholeTextOf(path);
    }

    /** Shows the journal of this broker, and follows it until it is left. */
    public void show(Broker broker) {
        model.show(broker);
    }

    /** Reads no more. */
    public void leave() {
        model.hide();
    }

    /** Gives the keyboard to the operations. */
    public void takeFocus() {
        Pulse.focus(operations);
    }

    private Optional<JournalRow> focused() {
        return Optional.ofNullable(operations.getFocusModel().getFocusedItem());
    }

    private void toggle(JournalRow row) {
        model.toggle(row);
        operations.refresh();
    }

    private void keyInList(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
            return;
        }
        focused().ifPresent(row -> {
            boolean open = model.open().contains(row.key());
            boolean turns = switch (event.getCode()) {
                case ENTER, SPACE -> true;
                case RIGHT -> !open;
                case LEFT -> open;
                default -> false;
            };
            if (turns) {
                toggle(row);
                event.consume();
            }
        });
    }

    /** Those that are selected, or all that are shown. */
    @FXML
    private void copy() {
        List<JournalRow> selected = operations.getSelectionModel().getSelectedItems();
        var content = new ClipboardContent();
        content.putString(JournalModel.asText(selected.isEmpty() ? model.rows() : selected));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    private void export() {
        new SaveDialog(resources).ask(panel, model.fileName()).ifPresent(model::export);
    }
}
