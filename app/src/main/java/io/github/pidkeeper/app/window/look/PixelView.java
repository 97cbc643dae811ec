package io.github.pidkeeper.app.window.look;

import io.github.pidkeeper.app.glyph.Palette;
import io.github.pidkeeper.app.glyph.Pixmap;
import javafx.application.ColorScheme;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** Shows a picture that is drawn for just this size, the resolution of the screen, and the colours of the scene. */
public abstract class PixelView extends Region {

    private final DoubleProperty size = new SimpleDoubleProperty(this, "size", 16);
    private final ImageView picture = new ImageView();
    private final ObservableValue<ColorScheme> scheme;
    private final ObservableValue<Number> scale;
    private boolean drawn;

    PixelView() {
        getStyleClass().add("pixel-view");
        getChildren().add(picture);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        scheme = sceneProperty().flatMap(PixelView::colours).orElse(ColorScheme.LIGHT);
        scale = sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::outputScaleXProperty)
                .orElse(1.0);
        scheme.subscribe(this::drawAgain);
        scale.subscribe(this::drawAgain);
        size.subscribe(points -> {
            setMinSize(points.doubleValue(), points.doubleValue());
            setPrefSize(points.doubleValue(), points.doubleValue());
            setMaxSize(points.doubleValue(), points.doubleValue());
            drawAgain();
        });
    }

    /** @param pixels each way */
    abstract Pixmap pixmap(int pixels, Palette palette);

    final void drawAgain() {
        drawn = false;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (!drawn) {
            drawn = true;
            draw();
        }
    }

    private void draw() {
        double points = size.get();
        var palette = scheme.getValue() == ColorScheme.DARK ? Palette.ON_DARK : Palette.ON_LIGHT;
        int pixels = (int) Math.ceil(points * scale.getValue().doubleValue());
        picture.setImage(image(pixmap(pixels, palette)));
        picture.setFitWidth(points);
        picture.setFitHeight(points);
    }

    private static ObservableValue<ColorScheme> colours(Scene scene) {
        return scene.getPreferences().colorSchemeProperty();
    }

    static WritableImage image(Pixmap pixmap) {
        int width = pixmap.size();
        var image = new WritableImage(width, width);
        image.getPixelWriter().setPixels(0, 0, width, width, PixelFormat.getIntArgbInstance(), pixmap.argb(), 0, width);
        return image;
    }

    public final double getSize() {
        return size.get();
    }

    public final void setSize(double points) {
        size.set(points);
    }
}
