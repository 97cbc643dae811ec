package io.github.pidkeeper.app.window.broker;

import atlantafx.base.theme.Styles;
import io.github.pidkeeper.app.window.figures.Activities;
import io.github.pidkeeper.app.window.figures.ActivityController;
import io.github.pidkeeper.app.window.fx.Ticker;
import io.github.pidkeeper.app.window.look.GlyphView;
import io.github.pidkeeper.app.window.look.Pages;
import io.github.pidkeeper.app.window.operation.OperationController;
import io.github.pidkeeper.app.window.operation.OperationModel;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** Shows the broker that is selected. */
public final class BrokerController {

    private final Pages pages;
    private final Ticker ticker;
    private final LogPart log;
    private final JournalPart journal;
    private final BrokerActions actions;
    private final String repairWords;
    private final Activities activities;
    private final Stakes stakes;
    private final ActivityController activityPart = new ActivityController();
    private Optional<BrokerModel> model = Optional.empty();
    private Optional<OperationController> panel = Optional.empty();
    private Optional<Questions> questions = Optional.empty();
    private Optional<Tabs> tabs = Optional.empty();
    private Subscription subscription = Subscription.EMPTY;

    @FXML
    private ScrollPane page;

    @FXML
    private GlyphView glyph;

    @FXML
    private Label title;

    @FXML
    private Label facts;

    @FXML
    private Button start;

    @FXML
    private Button stop;

    @FXML
    private Button restart;

    @FXML
    private MenuItem repairItem;

    @FXML
    private MenuItem reloadItem;

    @FXML
    private Pane question;

    @FXML
    private Pane flags;

    @FXML
    private Pane operation;

    @FXML
    private Toggle overviewTab;

    @FXML
    private Toggle logTab;

    @FXML
    private Toggle journalTab;

    @FXML
    private Region overview;

    @FXML
    private Pane logSection;

    @FXML
    private Pane journalSection;

    @FXML
    private Region whySection;

    @FXML
    private Pane why;

    @FXML
    private Pane activity;

    @FXML
    private CheckMenuItem askAboutClients;

    @FXML
    private Pane particulars;

    /**
     * @param parts makes what is shown besides the overview
     * @param repairWords of the button that repairs a pid file
     */
    public BrokerController(
            Pages pages,
            Ticker ticker,
            PartModels parts,
            BrokerActions actions,
            Activities activities,
            Stakes stakes,
            String repairWords) {
        this.pages = pages;
        this.ticker = ticker;
        this.log = new LogPart(pages, ticker, parts.log());
        this.journal = new JournalPart(pages, parts.journal());
        this.actions = actions;
        this.activities = activities;
        this.stakes = stakes;
        this.repairWords = repairWords;
    }

    @FXML
    private void initialize() {
        activity.getChildren().setAll(pages.load("activity", activityPart));
        // While the page is away nobody needs to follow a file.
        page.sceneProperty().subscribe(_ -> tabs().refresh());
    }

    /** Made when the page is there: its sides are parts of it. */
    private Tabs tabs() {
        if (tabs.isEmpty()) {
            tabs = Optional.of(new Tabs(
                    page,
                    overviewTab,
                    overview,
                    List.of(new Tab(logTab, logSection, log), new Tab(journalTab, journalSection, journal)),
                    activityPart::inView));
        }
        return tabs.get();
    }

    /** After the window was shown: makes the panel of logs when it has come to rest. */
    public void prepareLog() {
        log.prepare(logSection, overview);
    }

    @FXML
    private void showOverview() {
        tabs().openOverview();
    }

    /** Shows the log of the broker that is shown. */
    @FXML
    public void openLog() {
        tabs().open(logTab);
    }

    @FXML
    private void openJournal() {
        tabs().open(journalTab);
    }

    /** Shows this broker, and every change of it, until another one is shown. */
    public void show(BrokerModel shown) {
        subscription.unsubscribe();
        if (model.filter(shown::equals).isEmpty()) {
            questions().withdraw();
            page.setVvalue(0);
        }
        model = Optional.of(shown);
        activityPart.show(activities.of(shown.broker()));
        askAboutClients.setSelected(stakes.asks(shown.broker()));
        tabs().show(shown);
        subscription = Subscription.combine(
                shown.view().subscribe(this::render), shown.operation().subscribe(this::follow));
    }

    private void render(BrokerView view) {
        glyph.setGlyph(view.glyph());
        glyph.setAccessibleText(view.state());
        title.setText(view.title());
        facts.setText(view.facts());
        renderButtons(view.buttons());
        repairItem.setDisable(!view.mayRepair());
        reloadItem.setDisable(!view.buttons().possible().contains(Kind.RELOAD));
        flags.getChildren()
                .setAll(view.flags().stream()
                        .map(flag -> new FlagBanner(flag, repairWords, this::repair))
                        .toList());
        shown(flags, !view.flags().isEmpty());
        why.getChildren().setAll(view.why().stream().map(EvidenceLine::new).toList());
        shown(whySection, !view.why().isEmpty());
        tabs().refresh();
        model.ifPresent(it -> activities.of(it.broker()).process(it.process()));
        particulars
                .getChildren()
                .setAll(view.particulars().stream().map(ParticularLine::new).toList());
    }

    private void renderButtons(Buttons buttons) {
        Map.of(Kind.START, start, Kind.STOP, stop, Kind.RESTART, restart).forEach((kind, button) -> {
            button.setDisable(!buttons.possible().contains(kind));
            button.getStyleClass().remove(Styles.ACCENT);
            if (buttons.sensible().filter(kind::equals).isPresent()) {
                button.getStyleClass().add(Styles.ACCENT);
            }
        });
    }

    private void follow(Optional<OperationModel> shown) {
        panel.ifPresent(OperationController::leave);
        shown(operation, shown.isPresent());
        shown.ifPresent(running -> {
            panel().follow(running);
            page.setVvalue(0);
        });
    }

    /** Made when the first operation is ordered: most visits only look. */
    private OperationController panel() {
        if (panel.isEmpty()) {
            var controller =
                    new OperationController(ticker, () -> model.ifPresent(BrokerModel::putAway), this::undoRepair);
            operation.getChildren().setAll(pages.load("operation", controller));
            panel = Optional.of(controller);
        }
        return panel.get();
    }

    /** Made when the page is there: where a question is shown is a part of it. */
    private Questions questions() {
        if (questions.isEmpty()) {
            questions = Optional.of(new Questions(question, stakes, new Questions.Page() {
                @Override
                public void asked() {
                    page.setVvalue(0);
                }

                @Override
                public void answered() {
                    actions.focusList();
                }

                @Override
                public void neverAgain() {
                    askAboutClients.setSelected(false);
                    changeAskAboutClients();
                }
            }));
        }
        return questions.get();
    }

    private static void shown(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }

    @FXML
    private void start() {
        order(Kind.START);
    }

    @FXML
    private void stop() {
        order(Kind.STOP);
    }

    @FXML
    private void restart() {
        order(Kind.RESTART);
    }

    @FXML
    private void reload() {
        order(Kind.RELOAD);
    }

    @FXML
    private void copy() {
        model.map(BrokerModel::asText).ifPresent(text -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    @FXML
    private void lookAgain() {
        actions.lookAgain();
    }

    /** Asks whether the broker is to be forgotten. */
    @FXML
    public void askForget() {
        model.ifPresent(it -> questions().aboutForgetting(it, () -> actions.forget(it)));
    }

    @FXML
    private void repair() {
        order(Kind.REPAIR);
    }

    @FXML
    private void undoRepair() {
        order(Kind.UNDO_REPAIR);
    }

    @FXML
    private void planStart() {
        model.ifPresent(it -> questions().withPlan(it, Kind.START, Orderer.NOBODY));
    }

    @FXML
    private void planStop() {
        model.ifPresent(it -> questions().withPlan(it, Kind.STOP, Orderer.NOBODY));
    }

    @FXML
    private void planRestart() {
        model.ifPresent(it -> questions().withPlan(it, Kind.RESTART, Orderer.NOBODY));
    }

    @FXML
    private void planReload() {
        model.ifPresent(it -> questions().withPlan(it, Kind.RELOAD, Orderer.NOBODY));
    }

    private void order(Kind kind) {
        model.ifPresent(it -> order(it, kind, Orderer.NOBODY));
    }

    private void order(BrokerModel about, Kind kind, Orderer orderer) {
        if (about.mustAsk(kind)) {
            questions().withPlan(about, kind, orderer);
        } else if (kind == Kind.STOP || kind == Kind.RESTART) {
            questions().aboutClients(about, kind, orderer);
        } else {
            about.order(kind);
            orderer.taken();
        }
    }

    /**
     * Does with the broker that is shown what was chosen elsewhere, and asks where its own button would. What would make no
     * sense is tried all the same, so that its outcome says why.
     */
    public void carryOut(Kind kind, Orderer orderer) {
        model.ifPresent(it -> {
            if (it.mayOrder(kind)) {
                order(it, kind, orderer);
            } else {
                it.begin(kind);
                orderer.taken();
            }
        });
    }

    @FXML
    private void changeAskAboutClients() {
        model.ifPresent(it -> stakes.ask(it.broker(), askAboutClients.isSelected()));
    }
}
