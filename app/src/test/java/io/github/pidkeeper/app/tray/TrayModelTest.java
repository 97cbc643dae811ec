package io.github.pidkeeper.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.tray.MenuEntry.Separator;
import io.github.pidkeeper.app.tray.MenuEntry.Submenu;
import io.github.pidkeeper.app.tray.TrayModel.ToolTip;
import io.github.pidkeeper.core.broker.BrokerName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tray shows is a value. */
class TrayModelTest {

    @Test
    void aListChangedAfterwardsDoesNotChangeTheModel() {
        List<MenuEntry> entries = new ArrayList<>(List.of(new Separator()));
        Submenu submenu = new Submenu(new BrokerName("one"), "one", Glyph.RUNNING, entries);
        TrayModel model = new TrayModel(Glyph.RUNNING, "Pidkeeper", new ToolTip("", ""), entries);

        entries.clear();

        assertThat(submenu.entries()).hasSize(1);
        assertThat(model.menu()).hasSize(1);
    }
}
