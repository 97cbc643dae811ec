package io.github.pidkeeper.app.window.look;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * The next pulse of a scene, after its layout: when everything has its place, and whoever was to get the focus by the
 * event that is being handled (a mnemonic hands it out last) has got it.
 */
public record Pulse(Scene scene) {

    /** Does this once, on the FX thread. */
    public void then(Runnable task) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                task.run();
            }
        });
        Platform.requestNextPulse();
    }

    /** Gives the focus to a control of a scene. */
    public static void focus(Node node) {
        if (node.getScene() != null) {
            new Pulse(node.getScene()).then(node::requestFocus);
        }
    }
}
