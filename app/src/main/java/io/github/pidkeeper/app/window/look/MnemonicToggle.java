package io.github.pidkeeper.app.window.look;

import javafx.event.ActionEvent;
import javafx.scene.control.ToggleButton;

/** A toggle button that its letter with Alt turns as a click does: of JavaFX's own, that tells the action and turns nothing. */
public final class MnemonicToggle extends ToggleButton {

    private boolean turned;

    public MnemonicToggle() {
        addEventHandler(ActionEvent.ACTION, _ -> {
            if (!turned) {
                setSelected(!isSelected());
            }
        });
    }

    /** A click, or a key while it has the focus: turns it before it tells. */
    @Override
    public void fire() {
        turned = true;
        try {
            super.fire();
        } finally {
            turned = false;
        }
    }
}
