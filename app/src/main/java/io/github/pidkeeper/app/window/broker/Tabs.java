package io.github.pidkeeper.app.window.broker;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.layout.Region;

/**
 * The sides of the page of a broker, of which one is seen: the overview, and those that fill what is left of the page with
 * lines which scroll by themselves.
 *
 * <p>Not a group of toggles, of which the keyboard would reach only the one that is chosen.
 */
final class Tabs {

    private final ScrollPane page;
    private final Toggle overviewButton;
    private final Region overview;
    private final List<Tab> others;
    private final Consumer<Boolean> overviewSeen;
    private Optional<Tab> seen = Optional.empty();
    private Optional<BrokerModel> broker = Optional.empty();

    /** @param overviewSeen is told whether the overview is seen, each time another side is */
    Tabs(ScrollPane page, Toggle overviewButton, Region overview, List<Tab> others, Consumer<Boolean> overviewSeen) {
        this.page = page;
        this.overviewButton = overviewButton;
        this.overview = overview;
        this.others = List.copyOf(others);
        this.overviewSeen = overviewSeen;
    }

    void openOverview() {
        open(Optional.empty());
    }

    /** Shows the one with this button, and gives it the keyboard. */
    void open(Toggle button) {
        for (Tab tab : others) {
            if (tab.button().equals(button)) {
                open(Optional.of(tab));
                tab.part().takeFocus();
            }
        }
    }

    private void open(Optional<Tab> opened) {
        seen = opened;
        overviewButton.setSelected(opened.isEmpty());
        shown(overview, opened.isEmpty());
        for (Tab tab : others) {
            boolean isIt = opened.filter(tab::equals).isPresent();
            tab.button().setSelected(isIt);
            shown(tab.place(), isIt);
        }
        page.setFitToHeight(opened.isPresent());
        overviewSeen.accept(opened.isEmpty());
        refresh();
    }

    /** What is seen from now on is about this broker, as it is known now. */
    void show(BrokerModel model) {
        broker = Optional.of(model);
        refresh();
    }

    /** Has the side that is seen read on, and no other. */
    void refresh() {
        for (Tab tab : others) {
            if (page.getScene() != null && seen.filter(tab::equals).isPresent()) {
                broker.ifPresent(it -> tab.part().show(tab.place(), it));
            } else {
                tab.part().leave();
            }
        }
    }

    private static void shown(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }
}
