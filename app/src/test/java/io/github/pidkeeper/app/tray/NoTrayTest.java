package io.github.pidkeeper.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.tray.TrayHost.Absent;
import io.github.pidkeeper.app.tray.TrayHost.Reason;
import io.github.pidkeeper.app.tray.TrayModel.ToolTip;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tray where there is none. */
class NoTrayTest {

    @Test
    void showingChangesNothingAboutTheReason() {
        Absent why = new Absent(Reason.NO_BUS, "DBUS_SESSION_BUS_ADDRESS is not set");
        try (NoTray tray = new NoTray(why)) {
            tray.show(new TrayModel(Glyph.UNKNOWN, "Pidkeeper", new ToolTip("", ""), List.of()));

            assertThat(tray.host()).isEqualTo(why);
        }
    }
}
