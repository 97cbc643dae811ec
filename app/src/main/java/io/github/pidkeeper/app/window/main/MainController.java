package io.github.pidkeeper.app.window.main;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.add.AddController;
import io.github.pidkeeper.app.window.add.AddModel;
import io.github.pidkeeper.app.window.broker.BrokerActions;
import io.github.pidkeeper.app.window.broker.BrokerController;
import io.github.pidkeeper.app.window.broker.BrokerModel;
import io.github.pidkeeper.app.window.broker.Orderer;
import io.github.pidkeeper.app.window.broker.PartModels;
import io.github.pidkeeper.app.window.broker.Stakes;
import io.github.pidkeeper.app.window.figures.Activities;
import io.github.pidkeeper.app.window.fx.Ticker;
import io.github.pidkeeper.app.window.look.Pages;
import io.github.pidkeeper.app.window.welcome.WelcomeController;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.discovery.FoundBroker;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The window: the list at the left, the open page at the right; each page is made when it is first opened. */
public final class MainController implements BrokerActions {

    private final MainModel model;
    private final Function<Optional<FoundBroker>, AddModel> forms;
    private final Pages pages;
    private final Ticker ticker;
    private final PartModels parts;
    private final Activities activities;
    private final Stakes stakes;
    private final Texts texts;
    private Optional<BrokerPage> brokerPage = Optional.empty();
    private Runnable focusWhenShown = () -> {};

    @FXML
    private Region side;

    @FXML
    private Label headline;

    @FXML
    private ListView<Entry> list;

    @FXML
    private Pane content;

    @FXML
    private Pane problems;

    @FXML
    private Region notice;

    @FXML
    private Label noticeWords;

    /**
     * @param forms makes the form for another broker, with this program filled in
     * @param parts makes what is shown of a broker when it is first wanted
     */
    public MainController(
            MainModel model,
            Function<Optional<FoundBroker>, AddModel> forms,
            Pages pages,
            Ticker ticker,
            PartModels parts,
            Activities activities,
            Stakes stakes,
            Texts texts) {
        this.model = model;
        this.forms = forms;
        this.pages = pages;
        this.ticker = ticker;
        this.parts = parts;
        this.activities = activities;
        this.stakes = stakes;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        headline.textProperty().bind(model.list().headline());
        list.setCellFactory(_ -> new BrokerCell(texts));
        list.setItems(model.list().shown());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> Optional.ofNullable(chosen)
                        .filter(it ->
                                model.list().selected().get().filter(it::equals).isEmpty())
                        .ifPresent(model::select));
        // A click on what is selected already leads back from the form.
        list.setOnMouseClicked(_ -> openChosen());
        list.setOnKeyPressed(this::keyInList);
        model.list().selected().subscribe(this::showSelected);
        model.place().subscribe(this::showPlace);
        model.problems().subscribe(() -> showProblems(model.problems()));
        showProblems(model.problems());
        problems.visibleProperty().bind(model.problemsShown());
        problems.managedProperty().bind(problems.visibleProperty());
        model.notice().subscribe(words -> {
            noticeWords.setText(words);
            shown(notice, !words.isEmpty());
        });
    }

    private void showProblems(List<String> sentences) {
        problems.getChildren().setAll(sentences.stream().map(ProblemLine::new).toList());
    }

    private void keyInList(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE) {
            openChosen();
            if (model.place().get() == Place.BROKER) {
                brokerPage().controller().askForget();
            }
        } else if (event.getCode() == KeyCode.ENTER) {
            openChosen();
        }
    }

    private void openChosen() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(model::select);
    }

    private void showSelected(Optional<Entry> chosen) {
        chosen.ifPresent(entry -> {
            list.getSelectionModel().select(entry);
            switch (entry) {
                case Entry.Watched(BrokerModel broker)
                when model.place().get() == Place.BROKER ->
                    brokerPage().controller().show(broker);
                case Entry.Unusable unusable when model.place().get() == Place.UNUSABLE -> openUnusable(unusable);
                case Entry.Watched _, Entry.Unusable _ -> {} // its page is about to be opened
            }
        });
    }

    private void showPlace(Place place) {
        shown(side, place != Place.WELCOME);
        switch (place) {
            case WELCOME -> openWelcome();
            case ADD -> openAdd();
            case BROKER -> {
                showSelected(model.list().selected().get());
                open(brokerPage().root(), list::requestFocus);
            }
            case UNUSABLE -> showSelected(model.list().selected().get());
        }
    }

    private void openWelcome() {
        var controller = new WelcomeController(
                texts, model.found(), found -> model.openAdd(Optional.of(found)), model::openAdd, model::tryPractice);
        model.search();
        open(pages.load("welcome", controller), controller::begin);
    }

    private void openAdd() {
        var controller = new AddController(forms.apply(model.formBegin()), texts, model::leaveAdd);
        open(pages.load("add", controller), controller::begin);
    }

    private void openUnusable(Entry.Unusable unusable) {
        open(pages.load("unusable", new UnusableController(unusable)), list::requestFocus);
    }

    private void open(Region page, Runnable focus) {
        content.getChildren().setAll(page);
        // What is inside a control takes the focus only after the control has made its insides.
        content.applyCss();
        content.layout();
        focus.run();
        focusWhenShown = focus;
    }

    private BrokerPage brokerPage() {
        return brokerPage.orElseGet(() -> {
            var controller = new BrokerController(
                    pages, ticker, parts, this, activities, stakes, texts.text("window.action.repair-ask"));
            var page = new BrokerPage(pages.load("broker", controller), controller);
            brokerPage = Optional.of(page);
            return page;
        });
    }

    /** After the window was shown: gives the keyboard to where one would begin. */
    public void begin() {
        focusWhenShown.run();
        brokerPage.ifPresent(page -> page.controller().prepareLog());
    }

    /** Shows the log of the broker that is selected, if one is. */
    public void openLog() {
        if (model.place().get() == Place.BROKER) {
            brokerPage().controller().openLog();
        }
    }

    /**
     * Does on the page of this broker what was chosen in the tray, or says why not; after what is under way with it.
     *
     * @param decided to be run once it has begun, is asked about, or is not going to be done and that was said
     */
    public void carryOut(Kind kind, BrokerName name, Runnable decided) {
        Optional<BrokerModel> broker = model.open(kind, name);
        if (broker.isEmpty() || broker.get().isUnderWay(kind)) {
            decided.run();
            return;
        }
        // A window that has just been opened has not looked yet; by then a person may have turned to another page.
        broker.get()
                .onceReady(() -> model.open(kind, name)
                        .ifPresentOrElse(
                                _ -> brokerPage().controller().carryOut(kind, new Chosen(kind, name, decided)),
                                decided));
    }

    /** What was chosen in the tray is said if it is not done; whoever chose it may not be looking. */
    private final class Chosen implements Orderer {

        private final Kind kind;
        private final BrokerName name;
        private final Runnable decided;

        Chosen(Kind kind, BrokerName name, Runnable decided) {
            this.kind = kind;
            this.name = name;
            this.decided = decided;
        }

        @Override
        public void taken() {
            decided.run();
        }

        @Override
        public void dropped() {
            model.tell(Sentence.of("window.turned-away." + Texts.kebab(kind), name));
            decided.run();
        }
    }

    @Override
    public void lookAgain() {
        model.lookAgain();
    }

    @Override
    public void forget(BrokerModel broker) {
        model.forget(broker);
    }

    @Override
    public void focusList() {
        list.requestFocus();
    }

    @FXML
    public void add() {
        model.openAdd();
    }

    @FXML
    private void dismissNotice() {
        model.dismissNotice();
    }

    private static void shown(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }

    /** The page of a broker, once made kept for all of them. */
    private record BrokerPage(Region root, BrokerController controller) {}
}
