package io.github.pidkeeper.app.window.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one way onto JavaFX's application thread. */
public final class FxThread implements Executor {

    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }
}
