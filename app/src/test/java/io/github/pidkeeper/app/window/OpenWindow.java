package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.window.fx.FxThread;
import io.github.pidkeeper.app.window.place.WindowPlace;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on a real display, used as a person uses it: with mouse and keyboard, by what can be seen. */
final class OpenWindow implements AutoCloseable {

    private static final long SECONDS = 15;

    private final FxRobot robot = new FxRobot();
    private final MainWindow window;
    private final List<String> taken = new CopyOnWriteArrayList<>();

    OpenWindow(WindowDependencies dependencies) throws TimeoutException {
        // Starts the toolkit, once for all tests of this JVM.
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        window = new MainWindow(dependencies, new FxThread());
        robot.interact(() -> window.open(dependencies.brokers().load()));
        until("the window has the focus", () -> stage().isFocused());
    }

    /** As the tray does. */
    void order(String line) {
        new ControlLines(window, taken::add).obey(line);
    }

    /** The orders that it has said to have taken. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    void broke(Thread thread, Throwable defect) {
        window.broke(thread, defect);
    }

    Stage stage() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(stage -> "Pidkeeper".equals(stage.getTitle()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no window"));
    }

    Scene scene() {
        return stage().getScene();
    }

    /** Waits until the condition, asked on the FX thread, holds. */
    void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("not within " + SECONDS + " s: " + what + "; shown is " + texts(), e);
        }
    }

    <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(question));
    }

    /** Waits until something that can be seen contains this text. */
    void untilShown(String text) {
        until("“" + text + "”", () -> shows(text));
    }

    void untilNotShown(String text) {
        until("no “" + text + "”", () -> !shows(text));
    }

    private boolean shows(String text) {
        return labels().stream().anyMatch(label -> read(label).contains(text));
    }

    /** As a person reads it: the mark before the letter that is a key shows as a line below that letter. */
    private static String read(Labeled label) {
        return label.isMnemonicParsing() ? label.getText().replace("_", "") : label.getText();
    }

    List<String> texts() {
        return onFx(() -> labels().stream().map(Labeled::getText).toList());
    }

    /** What has a text and can be seen. On the FX thread. */
    List<Labeled> labels() {
        return visible(Labeled.class).stream()
                .filter(label -> label.getText() != null && !label.getText().isEmpty())
                .toList();
    }

    /** Everything of that type that can be seen. On the FX thread. */
    <T extends Node> List<T> visible(Class<T> type) {
        return scene().getRoot().lookupAll("*").stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(OpenWindow::isVisible)
                .toList();
    }

    private static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Everything that the selector finds and that can be seen. On the FX thread. */
    List<Node> visible(String selector) {
        return scene().getRoot().lookupAll(selector).stream()
                .filter(OpenWindow::isVisible)
                .toList();
    }

    <T extends Node> T node(String selector, Class<T> type) {
        return onFx(() -> visible(type).stream()
                .filter(node -> node.getId() != null && ("#" + node.getId()).equals(selector))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is " + selector)));
    }

    /** The lines of the log. On the FX thread. */
    ListView<?> lines() {
        return visible(ListView.class).stream()
                .filter(list -> "lines".equals(list.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there are no lines"));
    }

    boolean enabled(String selector) {
        return onFx(() -> !node(selector, Node.class).isDisabled());
    }

    void click(String selector) {
        robot.clickOn(node(selector, Node.class));
    }

    void click(Node node) {
        robot.clickOn(node);
    }

    void press(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void type(String text) {
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void resize(double width, double height) {
        robot.interact(() -> {
            stage().setWidth(width);
            stage().setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    WindowPlace place() {
        return onFx(() -> new WindowPlace(
                stage().getX(), stage().getY(), stage().getWidth(), stage().getHeight(), stage().isMaximized()));
    }

    Node focusOwner() {
        return onFx(() -> scene().getFocusOwner());
    }

    /** Closes it as a person would, and waits for what it has begun. */
    @Override
    public void close() {
        window.quit();
        var end = new FutureTask<>(() -> {
            window.awaitEnd();
            return true;
        });
        Thread.ofVirtual().start(end);
        try {
            end.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("what the window has begun did not end", e);
        } finally {
            window.close();
            WaitForAsyncUtils.waitForFxEvents();
        }
    }
}
