package io.github.pidkeeper.app.window.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/** Light or dark, as the desktop has it, and changing with it. */
public final class DesktopTheme {

    private final ObservableValue<ColorScheme> scheme =
            Platform.getPreferences().colorSchemeProperty();

    /** Dresses everything that is shown from now on; call it once, on the FX thread. */
    public void follow() {
        wear(scheme.getValue());
        scheme.subscribe(this::wear);
    }

    private void wear(ColorScheme colours) {
        // The compiled form: parsing the text of the theme takes longer than anything else before the first paint.
        Application.setUserAgentStylesheet(
                colours == ColorScheme.DARK
                        ? new PrimerDark().getUserAgentStylesheetBSS()
                        : new PrimerLight().getUserAgentStylesheetBSS());
    }
}
