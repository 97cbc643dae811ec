package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.window.fx.FxThread;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;

/** The entrance of the window's process. */
public final class WindowMain {

    private final WindowDependencies dependencies;

    public WindowMain(WindowDependencies dependencies) {
        this.dependencies = dependencies;
    }

    /**
     * Opens the window, and returns when it has been closed and nothing that it began is under way any more.
     *
     * @param orders of the tray's process, see {@link ControlLines}
     * @param answers to it, one line each
     */
    public void run(InputStream orders, Consumer<String> answers) throws InterruptedException {
        var fx = new FxThread();
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        // Read while the toolkit starts.
        var known = dependencies.brokers().load();
        try (var window = new MainWindow(dependencies, fx)) {
            Thread.setDefaultUncaughtExceptionHandler(window::broke);
            CompletableFuture.runAsync(() -> window.open(known), fx).join();
            new ControlLines(window, answers).listen(orders);
            window.awaitEnd();
        }
        Platform.exit();
    }
}
