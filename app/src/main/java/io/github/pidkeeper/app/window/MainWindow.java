package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.QuietBrokers;
import io.github.pidkeeper.app.window.add.AddModel;
import io.github.pidkeeper.app.window.add.RunningPrograms;
import io.github.pidkeeper.app.window.broker.BrokerModel;
import io.github.pidkeeper.app.window.broker.BrokerWords;
import io.github.pidkeeper.app.window.broker.PartModels;
import io.github.pidkeeper.app.window.broker.Stakes;
import io.github.pidkeeper.app.window.figures.Activities;
import io.github.pidkeeper.app.window.figures.Sampler;
import io.github.pidkeeper.app.window.fx.Ticker;
import io.github.pidkeeper.app.window.journal.JournalModel;
import io.github.pidkeeper.app.window.log.LogModel;
import io.github.pidkeeper.app.window.look.AppIconView;
import io.github.pidkeeper.app.window.look.DesktopTheme;
import io.github.pidkeeper.app.window.look.Pages;
import io.github.pidkeeper.app.window.main.MainController;
import io.github.pidkeeper.app.window.main.MainModel;
import io.github.pidkeeper.app.window.operation.OperationRunner;
import io.github.pidkeeper.app.window.place.PlaceFile;
import io.github.pidkeeper.app.window.place.StagePlace;
import io.github.pidkeeper.app.window.port.Subscription;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.discovery.FoundBroker;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window: puts its parts together, and lives until it is closed and all that it began has come to an end. */
final class MainWindow implements ControlLines.Orders, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final WindowDependencies dependencies;
    private final Executor toolkit;
    private final Executor fx;
    private final Ticker ticker;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Sampler sampler;
    private final OperationRunner operations;
    private final MainModel model;
    private final StagePlace place;
    private final Semaphore closings = new Semaphore(0);
    private volatile boolean open = true;
    private boolean over;
    private volatile Subscription subscription = () -> {};
    private Optional<Stage> stage = Optional.empty();
    private Optional<MainController> main = Optional.empty();

    MainWindow(WindowDependencies dependencies, Executor toolkit) {
        this.dependencies = dependencies;
        this.toolkit = toolkit;
        this.fx = task -> toolkit.execute(() -> unlessOver(task));
        this.ticker = new Ticker(fx);
        this.place = new StagePlace(new PlaceFile(dependencies.stateDirectory().resolve("window.properties")));
        this.sampler = new Sampler(dependencies.metering(), fx);
        this.operations =
                new OperationRunner(dependencies.operations(), fx, dependencies.texts(), System::nanoTime, () -> !open);
        var words = new BrokerWords(dependencies.texts());
        this.model = new MainModel(
                dependencies.texts(),
                dependencies.brokers(),
                dependencies.watching(),
                dependencies.practice(),
                dependencies::discovery,
                broker -> new BrokerModel(
                        broker,
                        words,
                        operations,
                        dependencies.user(),
                        dependencies.watching()::lookAgain,
                        dependencies.clock()),
                work,
                fx);
    }

    /** On the FX thread: shows the window with these brokers. */
    void open(ConfiguredBrokers known) {
        new WindowClass("pidkeeper").use();
        new DesktopTheme().follow();
        var watch = model.begin(known);
        var pages = new Pages(dependencies.texts().bundle());
        var controller = new MainController(
                model,
                this::form,
                pages,
                ticker,
                new PartModels(this::log, this::journal),
                new Activities(sampler, dependencies.texts(), System::nanoTime),
                new Stakes(dependencies.clients(), QuietBrokers.in(dependencies.stateDirectory()), work, fx),
                dependencies.texts());
        var scene = new Scene(pages.load("main", controller));
        scene.getStylesheets()
                .add(Objects.requireNonNull(MainWindow.class.getResource("/css/window.css"))
                        .toExternalForm());
        scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+N"), controller::add);
        scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+W"), this::quit);
        var shown = new Stage();
        shown.setTitle("Pidkeeper");
        shown.getIcons().setAll(new AppIconView().icons());
        shown.setScene(scene);
        place.restore(shown);
        shown.setOnHiding(_ -> place.keep(shown));
        shown.setOnShowing(_ -> open = true);
        shown.setOnHidden(_ -> {
            open = false;
            closings.release();
        });
        stage = Optional.of(shown);
        main = Optional.of(controller);
        subscription = watch;
        ticker.every(MINUTE, model::minutePassed);
        shown.show();
        controller.begin();
    }

    private LogModel log() {
        return new LogModel(dependencies.logs(), dependencies.output(), dependencies.texts(), work, fx);
    }

    private JournalModel journal() {
        return new JournalModel(
                dependencies.journal(), dependencies.logs().sentinels(), dependencies.texts(), work, fx);
    }

    private AddModel form(Optional<FoundBroker> begin) {
        var form = new AddModel(
                dependencies.texts(),
                model.configured(),
                new RunningPrograms(dependencies.processes()),
                dependencies.brokers()::kinds,
                Path.of("").toAbsolutePath(),
                dependencies.brokers()::add,
                model::added,
                work,
                fx);
        begin.ifPresent(form::fillIn);
        return form;
    }

    /** What comes too late does nothing, and nobody is told that it had been taken. */
    private void unlessOver(Runnable task) {
        if (!over) {
            task.run();
        }
    }

    /** Waits until the window is closed, and opened no more before all that it began has come to an end. */
    void awaitEnd() throws InterruptedException {
        do {
            closings.acquire();
            do {
                operations.awaitEnds();
            } while (onToolkit(() -> !open && operations.isBusy()));
        } while (!onToolkit(this::endIfClosed));
    }

    /** Where orders are taken, too: from here on there are no more. */
    private boolean endIfClosed() {
        over = !open && !operations.isBusy();
        return over;
    }

    private boolean onToolkit(Supplier<Boolean> question) {
        return CompletableFuture.supplyAsync(question, toolkit).join();
    }

    /** Shows a defect of this program in one sentence. */
    void broke(Thread thread, Throwable defect) {
        LOG.error("{} broke", thread.getName(), defect);
        fx.execute(() -> model.tell(Sentence.of("window.broke", defect)));
    }

    @Override
    public void raise(Runnable taken) {
        fx.execute(() -> {
            show();
            taken.run();
        });
    }

    private void show() {
        stage.ifPresent(it -> {
            it.show();
            it.setIconified(false);
            it.toFront();
            it.requestFocus();
        });
    }

    @Override
    public void quit() {
        fx.execute(() -> stage.ifPresent(Stage::close));
    }

    @Override
    public void select(String name, Runnable taken) {
        fx.execute(() -> {
            model.select(name);
            taken.run();
        });
    }

    @Override
    public void log(String name, Runnable taken) {
        fx.execute(() -> {
            model.select(name);
            main.ifPresent(MainController::openLog);
            taken.run();
        });
    }

    @Override
    public void carryOut(Kind kind, BrokerName broker, Runnable taken) {
        fx.execute(() -> {
            show();
            main.ifPresent(it -> it.carryOut(kind, broker, () -> decided(taken)));
        });
    }

    /** Somebody may have closed the window meanwhile, and has not seen what is asked. */
    private void decided(Runnable taken) {
        if (!open) {
            show();
        }
        taken.run();
    }

    @Override
    public void close() {
        subscription.close();
        ticker.close();
        sampler.close();
        work.shutdownNow();
        place.write();
    }
}
