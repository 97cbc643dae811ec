package io.github.pidkeeper.app.window.place;

import io.github.pidkeeper.app.settings.PrivateNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The small file that remembers where the window was. Whatever is wrong with it, the window opens all the same. */
public final class PlaceFile {

    private static final Logger LOG = LoggerFactory.getLogger(PlaceFile.class);
    private static final long LARGEST = 4096;

    private final Path file;

    public PlaceFile(Path file) {
        this.file = file;
    }

    /** Empty where nothing, or nothing usable, was remembered. */
    public Optional<WindowPlace> read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            var lines = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                lines.load(in);
            }
            return Optional.of(new WindowPlace(
                    number(lines, "x"),
                    number(lines, "y"),
                    number(lines, "width"),
                    number(lines, "height"),
                    Boolean.parseBoolean(lines.getProperty("maximized"))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("the window's place is forgotten: {}", e.toString());
            return Optional.empty();
        }
    }

    public void write(WindowPlace place) {
        var text = "x=%s%ny=%s%nwidth=%s%nheight=%s%nmaximized=%s%n"
                .formatted(place.x(), place.y(), place.width(), place.height(), place.maximized());
        try {
            new PrivateNote(file).write(text);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("the window's place is not remembered: {}", e.toString());
        }
    }

    private static double number(Properties lines, String key) {
        double number = Double.parseDouble(lines.getProperty(key, ""));
        if (!Double.isFinite(number) || Math.abs(number) > 100_000) {
            throw new IllegalArgumentException(key + "=" + number);
        }
        return number;
    }
}
