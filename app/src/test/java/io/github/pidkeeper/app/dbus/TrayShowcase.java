package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.app.tray.TrayEvents;
import io.github.pidkeeper.app.tray.TrayHost;
import io.github.pidkeeper.app.tray.TrayModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A program to look at the tray on a real panel: each line of its input names what to show, a glyph or "many"; each
 * line of its output is something that happened at the tray.
 */
final class TrayShowcase {

    private TrayShowcase() {}

    public static void main(String[] arguments) throws IOException {
        Menus menus = Menus.ofPlantFloor();
        try (SessionBus bus = new SessionBus(BusSocket.ofSession(System.getenv()));
                StatusNotifierTray tray = new StatusNotifierTray(bus, menus.running(), new Printed())) {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                tray.show(
                        switch (line) {
                            case "running" -> menus.running();
                            case "stopped" -> menus.stopped();
                            case "many" -> menus.withAnother();
                            default -> withGlyph(menus.running(), Glyph.valueOf(line.toUpperCase(Locale.ROOT)));
                        });
            }
        }
    }

    private static TrayModel withGlyph(TrayModel model, Glyph glyph) {
        return new TrayModel(glyph, model.title(), model.toolTip(), model.menu());
    }

    /** Prints what happens. */
    private static final class Printed implements TrayEvents {

        @Override
        public void activated() {
            System.out.println("activated");
        }

        @Override
        public void chosen(TrayAction action) {
            System.out.println("chosen " + action);
        }

        @Override
        public void menuAboutToShow() {
            System.out.println("menu about to show");
        }

        @Override
        public void hostChanged(TrayHost host) {
            System.out.println("host " + host);
        }
    }
}
