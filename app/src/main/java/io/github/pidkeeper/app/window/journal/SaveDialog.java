package io.github.pidkeeper.app.window.journal;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** Asks where the journal is to be saved, and how, with the desktop's own dialogue. */
record SaveDialog(ResourceBundle words) {

    private static final String LINES = ".jsonl";

    /**
     * What was chosen.
     *
     * @param file by the very name that the dialogue has asked about, if there was one: none is made longer here
     * @param asStored the lines of JSON, not the text
     */
    record Choice(Path file, boolean asStored) {}

    Optional<Choice> ask(Node above, String name) {
        var text = new ExtensionFilter(words.getString("window.journal.export-text"), "*.txt");
        var lines = new ExtensionFilter(words.getString("window.journal.export-lines"), "*" + LINES);
        var dialog = new FileChooser();
        dialog.setTitle(words.getString("window.journal.export-title"));
        dialog.setInitialFileName(name);
        dialog.getExtensionFilters().setAll(text, lines);
        return Optional.ofNullable(dialog.showSaveDialog(above.getScene().getWindow()))
                .map(File::toPath)
                .map(file -> new Choice(
                        file,
                        lines.equals(dialog.getSelectedExtensionFilter())
                                || file.toString().endsWith(LINES)));
    }
}
