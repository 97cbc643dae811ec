package io.github.pidkeeper.app.window.add;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;

/** The form that describes a broker. */
public final class AddController {

    private final AddModel model;
    private final Texts texts;
    private final Runnable cancel;

    @FXML
    private Region page;

    @FXML
    private FieldView executable;

    @FXML
    private Pane running;

    @FXML
    private FieldView arguments;

    @FXML
    private FieldView configuration;

    @FXML
    private FieldView pidFile;

    @FXML
    private Label kindLabel;

    @FXML
    private ComboBox<BrokerKind> kind;

    @FXML
    private FieldView port;

    @FXML
    private FieldView name;

    @FXML
    private Label refusal;

    @FXML
    private Button submit;

    public AddController(AddModel model, Texts texts, Runnable cancel) {
        this.model = model;
        this.texts = texts;
        this.cancel = cancel;
    }

    @FXML
    private void initialize() {
        executable.bind(model.form().executable());
        arguments.bind(model.form().arguments());
        configuration.bind(model.form().configuration());
        pidFile.bind(model.form().pidFile());
        port.bind(model.form().port());
        name.bind(model.form().name());
        executable.choosable(
                texts.text("window.add.browse"), () -> choose(model.form().executable()));
        configuration.choosable(
                texts.text("window.add.browse"), () -> choose(model.form().configuration()));
        pidFile.choosable(
                texts.text("window.add.browse"), () -> choose(model.form().pidFile()));
        kindLabel.setLabelFor(kind);
        kind.setItems(model.form().kinds());
        kind.setConverter(new KindNames());
        kind.valueProperty().bindBidirectional(model.form().kind());
        model.running().addListener((ListChangeListener<ProcessFacts>) _ -> offer(model.running()));
        model.refusal().subscribe(words -> {
            refusal.setText(words);
            refusal.setVisible(!words.isEmpty());
            refusal.setManaged(!words.isEmpty());
        });
        submit.disableProperty().bind(model.saving());
        model.saving().subscribe((before, now) -> {
            if (before && !now) {
                firstWrong().ifPresent(FieldView::takeFocus);
            }
        });
    }

    /** Puts the cursor where the form begins. */
    public void begin() {
        executable.takeFocus();
    }

    private Optional<FieldView> firstWrong() {
        return Stream.of(executable, arguments, configuration, pidFile, port, name)
                .filter(FieldView::wrong)
                .findFirst();
    }

    private void offer(List<? extends ProcessFacts> processes) {
        running.getChildren().setAll(processes.stream().map(this::offer).toList());
        running.setVisible(!processes.isEmpty());
        running.setManaged(!processes.isEmpty());
    }

    private HBox offer(ProcessFacts process) {
        var words = new Label(model.words(process));
        words.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var take = new Button(texts.text("window.add.running.take"));
        take.getStyleClass().add("small");
        take.setMinWidth(Region.USE_PREF_SIZE);
        take.setOnAction(_ -> model.take(process));
        var line = new HBox(words, take);
        line.getStyleClass().add("running-line");
        return line;
    }

    private Optional<String> choose(FormField field) {
        var chooser = new FileChooser();
        FormCheck.path(field.trimmed()).ifPresent(path -> {
            var parent =
                    path.getParent() == null ? path.toFile() : path.getParent().toFile();
            if (parent.isDirectory()) {
                chooser.setInitialDirectory(parent);
            }
        });
        return Optional.ofNullable(chooser.showOpenDialog(page.getScene().getWindow()))
                .map(File::getPath);
    }

    @FXML
    private void submit() {
        model.submit();
    }

    @FXML
    private void cancel() {
        cancel.run();
    }

    /** The kinds as a person calls them. */
    private final class KindNames extends StringConverter<BrokerKind> {
        @Override
        public String toString(BrokerKind shown) {
            return shown == null ? "" : texts.kind(shown);
        }

        @Override
        public BrokerKind fromString(String words) {
            throw new UnsupportedOperationException("chosen, never typed");
        }
    }
}
