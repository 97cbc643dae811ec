package io.github.pidkeeper.app.window.log;

import io.github.pidkeeper.app.window.look.CutText;
import io.github.pidkeeper.app.window.look.Pulse;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.log.LogFilter;
import io.github.pidkeeper.core.log.LogLevel;
import io.github.pidkeeper.core.log.LogPlace;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/** Shows the log of the broker that is selected. */
public final class LogController {

    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final KeyCombination NEXT = KeyCombination.valueOf("F3");
    private static final KeyCombination PREVIOUS = KeyCombination.valueOf("Shift+F3");
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final KeyCombination LAST = KeyCombination.valueOf("Shortcut+End");
    private static final int ABOVE = 3;

    private final LogModel model;
    private boolean listening;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Region panel;

    @FXML
    private ChoiceBox<LogPlace> source;

    @FXML
    private ChoiceBox<LevelChoice> level;

    @FXML
    private TextField filter;

    @FXML
    private ToggleButton follow;

    @FXML
    private Region findBar;

    @FXML
    private TextField find;

    @FXML
    private Label found;

    @FXML
    private Button previous;

    @FXML
    private Button next;

    @FXML
    private Label note;

    @FXML
    private ListView<LogRow> lines;

    @FXML
    private Label path;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label size;

    public LogController(LogModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        initializeChoices();
        follow.selectedProperty().bindBidirectional(model.following());
        lines.setItems(model.rows());
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        lines.setCellFactory(_ -> new LogCell(model::isSearched));
        var empty = new Label();
        empty.setWrapText(true);
        empty.getStyleClass().add("log-empty");
        empty.textProperty().bind(model.empty());
        lines.setPlaceholder(empty);
        var sheet = new RowSheet(lines, model.following());
        lines.setSkin(new RowsSkin(lines, sheet));
        lines.addEventFilter(ScrollEvent.SCROLL, event -> leaveEnd(event.getDeltaY() > 0));
        lines.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> leaveEnd(isOnScrollBar(event)));
        lines.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInList);
        found.textProperty().bind(model.found());
        previous.disableProperty().bind(find.textProperty().isEmpty());
        next.disableProperty().bind(find.textProperty().isEmpty());
        find.textProperty().subscribe(model::search);
        find.textProperty().subscribe(sheet::refresh);
        note.textProperty().bind(model.note());
        note.visibleProperty().bind(model.note().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        size.textProperty().bind(model.size());
        progress.progressProperty().bind(model.progress());
        progress.visibleProperty().bind(model.progress().lessThan(1));
        model.revealed().subscribe(wanted -> reveal(wanted, sheet));
        CutText.tellWholeTextOf(path);
    }

    private void initializeChoices() {
        source.setItems(model.places());
        source.setConverter(new PlaceNames(resources));
        source.visibleProperty().bind(Bindings.size(model.places()).greaterThan(1));
        source.managedProperty().bind(source.visibleProperty());
        source.valueProperty().subscribe(chosen -> Optional.ofNullable(chosen).ifPresent(model::open));
        model.place().subscribe(place -> {
            source.setValue(place.orElse(null));
            path.setText(place.map(it -> it.path().toString()).orElse(""));
        });
        level.getItems().setAll(LevelChoice.values());
        level.setConverter(new LevelNames(resources));
        level.setValue(LevelChoice.ALL);
        level.valueProperty().subscribe(_ -> choose());
        filter.textProperty().subscribe(_ -> choose());
    }

    /** From which level on lines are shown. */
    enum LevelChoice {
        ALL(Optional.empty()),
        INFO(Optional.of(LogLevel.INFO)),
        WARNING(Optional.of(LogLevel.WARNING)),
        ERROR(Optional.of(LogLevel.ERROR));

        private final Optional<LogLevel> least;

        LevelChoice(Optional<LogLevel> least) {
            this.least = least;
        }
    }

    /** Shows the log of this broker, and follows it until it is left. */
    public void show(Broker broker, Optional<ProcessFacts> process) {
        if (!listening) {
            listening = true;
            panel.getScene().addEventHandler(KeyEvent.KEY_PRESSED, this::keyAnywhere);
        }
        model.show(broker, process);
    }

    /** Reads no more. */
    public void leave() {
        model.hide();
    }

    /** Gives the keyboard to the lines. */
    public void takeFocus() {
        Pulse.focus(lines);
    }

    private void choose() {
        var text = Optional.of(filter.getText().strip()).filter(it -> !it.isEmpty());
        model.choose(new LogFilter(level.getValue().least, text));
    }

    private void leaveEnd(boolean left) {
        if (left) {
            model.following().set(false);
        }
    }

    private static boolean isOnScrollBar(MouseEvent event) {
        for (Node at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at instanceof ScrollBar bar) {
                return bar.getOrientation() == Orientation.VERTICAL;
            }
        }
        return false;
    }

    private void keyInList(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if ((event.getCode() == KeyCode.END && !event.isShiftDown()) || LAST.match(event)) {
            model.following().set(true);
        } else {
            switch (event.getCode()) {
                case UP, PAGE_UP, HOME -> model.following().set(false);
                default -> {}
            }
        }
    }

    private void keyAnywhere(KeyEvent event) {
        if (panel.getScene() == null || !isSeen(panel)) {
            return;
        }
        if (FIND.match(event)) {
            openFind();
        } else if (NEXT.match(event)) {
            findNext();
        } else if (PREVIOUS.match(event)) {
            findPrevious();
        } else if (event.getCode() == KeyCode.ESCAPE && findBar.isVisible()) {
            closeFind();
        } else {
            return;
        }
        event.consume();
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void reveal(LogModel.Reveal wanted, RowSheet sheet) {
        if (wanted.row() >= 0 && wanted.row() < model.rows().size()) {
            lines.getSelectionModel().clearAndSelect(wanted.row());
            lines.getFocusModel().focus(wanted.row());
            sheet.showFirst(Math.max(0, wanted.row() - ABOVE));
        }
    }

    @FXML
    private void openFind() {
        shown(findBar, true);
        Pulse.focus(find);
        find.selectAll();
    }

    @FXML
    private void closeFind() {
        find.clear();
        shown(findBar, false);
        takeFocus();
    }

    @FXML
    private void findNext() {
        find(false);
    }

    @FXML
    private void findPrevious() {
        find(true);
    }

    private void find(boolean backwards) {
        // Not the selected item: that is what was known of the row when it was selected, and it may have been read
        // since.
        int selected = lines.getSelectionModel().getSelectedIndex();
        model.find(selected < 0 ? Optional.empty() : Optional.of(model.rows().get(selected)), backwards);
    }

    @FXML
    private void showLastStart() {
        model.findStart();
        takeFocus();
    }

    @FXML
    private void copy() {
        model.copy(lines.getSelectionModel().getSelectedIndices(), text -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private static void shown(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }
}
