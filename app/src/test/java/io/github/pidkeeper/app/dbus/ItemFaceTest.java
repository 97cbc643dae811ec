package io.github.pidkeeper.app.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.tray.TrayModel;
import io.github.pidkeeper.app.tray.TrayModel.ToolTip;
import java.util.Map;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;

/** The properties of the item. */
class ItemFaceTest {

    private final TrayModel running = Menus.ofPlantFloor().running();
    private final ItemFace face = ItemFace.of(running);

    @Test
    void everyPropertyHasTheTypeThatPanelsExpect() {
        assertThat(face.properties())
                .extractingFromEntries(property ->
                        Map.entry(property.getKey(), property.getValue().getSig()))
                .containsExactlyInAnyOrder(
                        Map.entry("Category", "s"),
                        Map.entry("Id", "s"),
                        Map.entry("Title", "s"),
                        Map.entry("Status", "s"),
                        Map.entry("WindowId", "i"),
                        Map.entry("IconName", "s"),
                        Map.entry("OverlayIconName", "s"),
                        Map.entry("OverlayIconPixmap", "a(iiay)"),
                        Map.entry("AttentionIconName", "s"),
                        Map.entry("AttentionIconPixmap", "a(iiay)"),
                        Map.entry("AttentionMovieName", "s"),
                        Map.entry("IconThemePath", "s"),
                        Map.entry("IconPixmap", "a(iiay)"),
                        Map.entry("IconAccessibleDesc", "s"),
                        Map.entry("ToolTip", "(sa(iiay)ss)"),
                        Map.entry("ItemIsMenu", "b"),
                        Map.entry("Menu", "o"));
    }

    @Test
    void theSameStateKeepsThePictureItHas() {
        assertThat(face.then(running).properties().get("IconPixmap"))
                .isSameAs(face.properties().get("IconPixmap"));
        assertThat(face.then(running).changesSince(face)).isEmpty();
    }

    @Test
    void eachPartThatChangesHasItsSignal() {
        TrayModel renamed = new TrayModel(running.glyph(), "Other", running.toolTip(), running.menu());
        TrayModel retold = new TrayModel(running.glyph(), running.title(), new ToolTip("other", ""), running.menu());

        assertThat(face.then(renamed).changesSince(face)).containsExactly("NewTitle");
        assertThat(face.then(retold).changesSince(face)).containsExactly("NewToolTip");
        assertThat(face.then(Menus.ofPlantFloor().stopped()).changesSince(face))
                .containsExactly("NewIcon", "NewToolTip");
    }

    @Test
    void aReaderOfTheScreenHearsTheState() {
        assertThat(face.properties().get("IconAccessibleDesc")).isEqualTo(new Variant<>("plant_floor is running"));
    }
}
