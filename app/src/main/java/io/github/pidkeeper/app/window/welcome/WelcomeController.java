package io.github.pidkeeper.app.window.welcome;

import javafx.fxml.FXML;
import javafx.scene.control.Button;

/** Says what this is, and offers the two ways to begin. */
public final class WelcomeController {

    private final Runnable watch;
    private final Runnable practice;

    @FXML
    private Button watchButton;

    public WelcomeController(Runnable watch, Runnable practice) {
        this.watch = watch;
        this.practice = practice;
    }

    /** Puts the focus on the first way. */
    public void begin() {
        watchButton.requestFocus();
    }

    @FXML
    private void watch() {
        watch.run();
    }

    @FXML
    private void practice() {
        practice.run();
    }
}
