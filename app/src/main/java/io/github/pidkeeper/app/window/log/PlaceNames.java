package io.github.pidkeeper.app.window.log;

import io.github.pidkeeper.core.log.LogPlace;
import java.util.ResourceBundle;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What the files are called that a log can be read from. */
final class PlaceNames extends StringConverter<LogPlace> {

    private final ResourceBundle words;

    PlaceNames(ResourceBundle words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable LogPlace place) {
        return place == null
                ? ""
                : words.getString("window.log.source." + place.kind().text());
    }

    @Override
    public LogPlace fromString(String name) {
        throw new UnsupportedOperationException("nobody types it");
    }
}
