package io.github.pidkeeper.app.window.main;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.BrokerName;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** Asks whether a broker is really to be taken off the list; keeping it is the default. */
final class ForgetQuestion {

    private final Texts texts;
    private final BrokerName name;

    ForgetQuestion(Texts texts, BrokerName name) {
        this.texts = texts;
        this.name = name;
    }

    void ask(Window owner, Runnable forget) {
        var yes = new ButtonType(texts.text("window.forget.yes"), ButtonData.OTHER);
        var no = new ButtonType(texts.text("window.forget.no"), ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.NONE, texts.text("window.forget.meaning"), yes, no);
        alert.initOwner(owner);
        alert.setTitle(texts.text("window.forget.title", name));
        alert.setHeaderText(texts.text("window.forget.title", name));
        alert.setOnHidden(_ -> {
            if (alert.getResult() == yes) {
                forget.run();
            }
        });
        alert.show();
    }
}
