package io.github.pidkeeper.app.window.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ResourceBundle;
import javafx.fxml.FXMLLoader;
import javafx.scene.layout.Region;

/** Makes pages from their FXML files, in the user's language. */
public final class Pages {

    private final ResourceBundle words;

    public Pages(ResourceBundle words) {
        this.words = words;
    }

    /**
     * The root of a page whose fields and methods are those of the controller.
     *
     * @param name of the file in fxml/, without its ending
     */
    public Region load(String name, Object controller) {
        var resource = "/fxml/" + name + ".fxml";
        var loader = new FXMLLoader(Pages.class.getResource(resource), words);
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("the application is incomplete: " + resource, e);
        }
    }
}
