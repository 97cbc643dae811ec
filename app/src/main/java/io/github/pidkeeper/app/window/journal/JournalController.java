package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.window.look.CutText;
import io.github.pidkeeper.app.window.look.Pulse;
import io.github.pidkeeper.core.broker.Broker;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
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
    private Label exported;

    @FXML
    private ListView<JournalItem> operations;

    @FXML
    private Label path;

    @FXML
    private Label size;

    public JournalController(JournalModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        operations.setItems(model.items());
        operations.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        operations.setCellFactory(_ -> new JournalCell(resources, operations::refresh));
        operations.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInList);
        var empty = new Label();
        empty.setWrapText(true);
        empty.getStyleClass().add("journal-empty");
        empty.textProperty().bind(model.empty());
        operations.setPlaceholder(empty);
        onlyProblems.selectedProperty().bindBidirectional(model.onlyProblems());
        copy.disableProperty().bind(Bindings.isEmpty(model.items()));
        export.disableProperty().bind(model.size().isEmpty());
        told(note, model.note());
        told(exported, model.exported());
        size.textProperty().bind(model.size());
        path.setText(model.file().toString());
        CutText.tellWholeTextOf(path);
    }

    /** Takes no room while there is nothing to be told. */
    private static void told(Label label, ReadOnlyStringProperty words) {
        label.textProperty().bind(words);
        label.visibleProperty().bind(words.isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
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

    private void keyInList(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if (!event.isShiftDown() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
            Optional.ofNullable(operations.getFocusModel().getFocusedItem()).ifPresent(item -> keyOn(item, event));
        }
    }

    private void keyOn(JournalItem item, KeyEvent event) {
        switch (event.getCode()) {
            case ENTER, SPACE -> item.toggle();
            case RIGHT -> item.open().set(true);
            case LEFT -> item.open().set(false);
            default -> {
                return;
            }
        }
        event.consume();
        int row = operations.getFocusModel().getFocusedIndex();
        new Pulse(operations.getScene()).then(() -> bringIntoSight(row));
    }

    /** Its steps may be below the end of the list. */
    private void bringIntoSight(int row) {
        boolean cut = operations.lookupAll(".list-cell").stream()
                .filter(cell -> cell instanceof JournalCell shown && shown.getIndex() == row)
                .map(cell -> operations.sceneToLocal(cell.localToScene(cell.getBoundsInLocal())))
                .anyMatch(place -> place.getMaxY() > operations.getHeight());
        if (cut) {
            operations.scrollTo(row);
        }
    }

    /** Those that are selected, or all that are shown. */
    @FXML
    private void copy() {
        List<JournalItem> selected = operations.getSelectionModel().getSelectedItems();
        List<JournalItem> chosen = selected.isEmpty() ? model.items() : selected;
        if (!chosen.isEmpty()) {
            var content = new ClipboardContent();
            content.putString(JournalModel.asText(chosen));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /** The broker that is shown now: another one may be by the time that the dialogue is answered. */
    @FXML
    private void export() {
        model.broker()
                .ifPresent(broker -> new SaveDialog(resources)
                        .ask(panel, "pidkeeper-" + broker.name().text() + ".txt")
                        .ifPresent(choice -> model.export(broker, choice)));
    }
}
