package io.github.pidkeeper.app.window.log;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.log.LogController.LevelChoice;
import java.util.ResourceBundle;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What the choices of levels are called. */
final class LevelNames extends StringConverter<LevelChoice> {

    private final ResourceBundle words;

    LevelNames(ResourceBundle words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable LevelChoice choice) {
        return choice == null ? "" : words.getString("window.log.from." + Texts.kebab(choice));
    }

    @Override
    public LevelChoice fromString(String name) {
        throw new UnsupportedOperationException("nobody types it");
    }
}
