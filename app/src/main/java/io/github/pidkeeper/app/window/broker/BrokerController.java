package io.github.pidkeeper.app.window.broker;

import atlantafx.base.theme.Styles;
import io.github.pidkeeper.app.window.figures.Activities;
import io.github.pidkeeper.app.window.figures.ActivityController;
import io.github.pidkeeper.app.window.fx.Ticker;
import io.github.pidkeeper.app.window.log.LogController;
import io.github.pidkeeper.app.window.log.LogModel;
import io.github.pidkeeper.app.window.look.GlyphView;
import io.github.pidkeeper.app.window.look.Pages;
import io.github.pidkeeper.app.window.operation.OperationController;
import io.github.pidkeeper.app.window.operation.OperationModel;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
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
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Shows the broker that is selected. */
public final class BrokerController {

    private final Pages pages;
    private final Ticker ticker;
    private final Supplier<LogModel> logs;
    private final BrokerActions actions;
    private final String repairWords;
    private final Activities activities;
    private final Stakes stakes;
    private final ActivityController activityPart = new ActivityController();
    private Optional<BrokerModel> model = Optional.empty();
    private Optional<OperationController> panel = Optional.empty();
    private Optional<LogController> log = Optional.empty();
    private Optional<Asking> asking = Optional.empty();
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
    private Region overview;

    @FXML
    private Pane logSection;

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
     * @param logs makes what is shown of logs, when it is first wanted
     * @param repairWords of the button that repairs a pid file
     */
    public BrokerController(
            Pages pages,
            Ticker ticker,
            Supplier<LogModel> logs,
            BrokerActions actions,
            Activities activities,
            Stakes stakes,
            String repairWords) {
        this.pages = pages;
        this.logs = logs;
        this.ticker = ticker;
        this.actions = actions;
        this.activities = activities;
        this.stakes = stakes;
        this.repairWords = repairWords;
    }

    @FXML
    private void initialize() {
        activity.getChildren().setAll(pages.load("activity", activityPart));
        // While the page is away nobody needs to follow a file.
        page.sceneProperty().subscribe(_ -> refreshLog());
    }

    /** Not by a group of toggles, of which the keyboard would reach only the one that is chosen. */
    private void showTab(boolean ofLog) {
        overviewTab.setSelected(!ofLog);
        logTab.setSelected(ofLog);
        shown(logSection, ofLog);
        shown(overview, !ofLog);
        // Its lines take what is left of the page, and scroll by themselves.
        page.setFitToHeight(ofLog);
        activityPart.inView(!ofLog);
        refreshLog();
    }

    private void refreshLog() {
        if (!logTab.isSelected() || page.getScene() == null) {
            log.ifPresent(LogController::leave);
            return;
        }
        model.ifPresent(it -> logPanel().show(it.broker(), it.process()));
    }

    /** Made when a log is first asked for: most visits only look at the evidence. */
    private LogController logPanel() {
        return log.orElseGet(() -> {
            var controller = new LogController(logs.get());
            var panel = pages.load("log", controller);
            VBox.setVgrow(panel, Priority.ALWAYS);
            logSection.getChildren().setAll(panel);
            log = Optional.of(controller);
            return controller;
        });
    }

    @FXML
    private void showOverview() {
        showTab(false);
    }

    /** Shows the log of the broker that is shown. */
    @FXML
    public void openLog() {
        showTab(true);
        log.ifPresent(LogController::takeFocus);
    }

    /** Shows this broker, and every change of it, until another one is shown. */
    public void show(BrokerModel shown) {
        subscription.unsubscribe();
        if (model.filter(shown::equals).isEmpty()) {
            withdrawQuestion();
            page.setVvalue(0);
        }
        model = Optional.of(shown);
        activityPart.show(activities.of(shown.broker()));
        askAboutClients.setSelected(stakes.asks(shown.broker()));
        subscription = Subscription.combine(
                shown.view().subscribe(this::render), shown.operation().subscribe(this::follow));
        refreshLog();
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
        refreshLog();
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
        model.ifPresent(it -> {
            asking = Optional.empty();
            ask(it.forgetting(), () -> actions.forget(it));
        });
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
        model.ifPresent(it -> askAbout(it, Kind.START));
    }

    @FXML
    private void planStop() {
        model.ifPresent(it -> askAbout(it, Kind.STOP));
    }

    @FXML
    private void planRestart() {
        model.ifPresent(it -> askAbout(it, Kind.RESTART));
    }

    @FXML
    private void planReload() {
        model.ifPresent(it -> askAbout(it, Kind.RELOAD));
    }

    private void order(Kind kind) {
        model.ifPresent(it -> {
            if (it.mustAsk(kind)) {
                askAbout(it, kind);
            } else if (kind == Kind.STOP || kind == Kind.RESTART) {
                orderStop(it, kind);
            } else {
                it.order(kind);
            }
        });
    }

    /**
     * Does with the broker that is shown what was chosen elsewhere, and asks where its own button would. What would make no
     * sense is tried all the same, so that its outcome says why.
     */
    public void carryOut(Kind kind) {
        model.ifPresent(it -> {
            if (it.mayOrder(kind)) {
                order(kind);
            } else {
                it.begin(kind);
            }
        });
    }

    /** Does it at once, unless it would cut clients off. */
    private void orderStop(BrokerModel about, Kind kind) {
        about.process()
                .ifPresentOrElse(process -> find(new Asking(about, kind, false), process), () -> about.order(kind));
    }

    private void find(Asking now, ProcessFacts process) {
        if (isFirst(now)) {
            stakes.find(now.model().broker(), process, now.model().answers(), clients -> cutOff(now, clients));
        }
    }

    /** Whoever orders it again before it is known whether to ask, or while it is asked, is not asked twice. */
    private boolean isFirst(Asking now) {
        if (isWanted(now)) {
            banner().ifPresent(QuestionBanner::takeFocus);
            return false;
        }
        withdrawQuestion();
        asking = Optional.of(now);
        return true;
    }

    private boolean isWanted(Asking about) {
        return asking.filter(about::equals).isPresent();
    }

    private void cutOff(Asking about, OptionalLong clients) {
        boolean otherwise = asking.filter(it -> it.model().equals(about.model()) && !it.equals(about))
                .isPresent();
        if (clients.orElse(1) == 0 && !otherwise) {
            asking = asking.filter(it -> !it.equals(about));
            about.model().begin(about.kind());
        } else if (isWanted(about)) {
            ask(
                    about.model().cuttingOff(about.kind(), clients),
                    () -> about.model().begin(about.kind()));
        }
    }

    @FXML
    private void changeAskAboutClients() {
        model.ifPresent(it -> stakes.ask(it.broker(), askAboutClients.isSelected()));
    }

    /** Shows what would be done, unless another broker has been selected by the time that is known. */
    private void askAbout(BrokerModel about, Kind kind) {
        var now = new Asking(about, kind, true);
        if (isFirst(now)) {
            about.plan(kind, asked -> {
                if (isWanted(now)) {
                    ask(asked, () -> about.begin(kind));
                }
            });
        }
    }

    private void ask(Question asked, Runnable act) {
        var banner = new QuestionBanner(asked, this::askNoMore, () -> {
            heedNeverAgain();
            askNoMore();
            act.run();
        });
        question.getChildren().setAll(banner);
        shown(question, true);
        page.setVvalue(0);
        banner.takeFocus();
    }

    /** Only who goes on has answered the question for good. */
    private void heedNeverAgain() {
        if (banner().filter(QuestionBanner::neverAgain).isPresent()) {
            askAboutClients.setSelected(false);
            changeAskAboutClients();
        }
    }

    private void askNoMore() {
        withdrawQuestion();
        actions.focusList();
    }

    private void withdrawQuestion() {
        asking = Optional.empty();
        question.getChildren().clear();
        shown(question, false);
    }

    private Optional<QuestionBanner> banner() {
        return question.getChildren().stream()
                .filter(QuestionBanner.class::isInstance)
                .map(QuestionBanner.class::cast)
                .findFirst();
    }

    /**
     * What it is being found out about, to ask before it is done, or what is asked about by now.
     *
     * @param plan whether it is asked with what would be done
     */
    private record Asking(BrokerModel model, Kind kind, boolean plan) {}
}
