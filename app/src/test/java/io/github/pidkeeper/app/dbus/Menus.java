package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.tray.MenuEntry;
import io.github.pidkeeper.app.tray.MenuEntry.Action;
import io.github.pidkeeper.app.tray.MenuEntry.Separator;
import io.github.pidkeeper.app.tray.MenuEntry.StatusLine;
import io.github.pidkeeper.app.tray.MenuEntry.Submenu;
import io.github.pidkeeper.app.tray.TrayAction.OnApplication;
import io.github.pidkeeper.app.tray.TrayAction.OnBroker;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.app.tray.TrayModel;
import io.github.pidkeeper.app.tray.TrayModel.ToolTip;
import io.github.pidkeeper.core.broker.BrokerName;
import java.util.List;

/** Trays as the application would show them. */
record Menus(BrokerName broker) {

    static Menus ofPlantFloor() {
        return new Menus(new BrokerName("plant_floor"));
    }

    TrayModel running() {
        return new TrayModel(
                Glyph.RUNNING,
                "Pidkeeper",
                new ToolTip(broker + " is running", "pid 278718, for 3 h 12 min\nthe pid file <true> & fresh"),
                List.of(
                        new StatusLine(broker + " — running · pid 278718"),
                        new Action(OnApplication.OPEN, "Open", true, true),
                        new Separator(),
                        action(Verb.START, "Start", false),
                        action(Verb.STOP, "Stop", true),
                        action(Verb.RESTART, "Restart", true),
                        new Separator(),
                        new Action(OnApplication.QUIT, "Quit (broker keeps running)", true, false)));
    }

    TrayModel stopped() {
        return new TrayModel(
                Glyph.STOPPED,
                "Pidkeeper",
                new ToolTip(broker + " is stopped", ""),
                List.of(
                        new StatusLine(broker + " — stopped"),
                        new Action(OnApplication.OPEN, "Open", true, true),
                        new Separator(),
                        action(Verb.START, "Start", true),
                        action(Verb.STOP, "Stop", false),
                        action(Verb.RESTART, "Restart", false),
                        new Separator(),
                        new Action(OnApplication.QUIT, "Quit (broker keeps running)", true, false)));
    }

    /** The same broker, and another one beside it: a menu of another shape. */
    TrayModel withAnother() {
        BrokerName other = new BrokerName("lab-mosquitto");
        return new TrayModel(
                Glyph.FAILED,
                "Pidkeeper",
                new ToolTip("1 of 2 running", other + " failed"),
                List.of(
                        new StatusLine("1 of 2 running"),
                        new Action(OnApplication.OPEN, "Open", true, true),
                        new Separator(),
                        new Submenu(broker, broker.text(), Glyph.RUNNING, broker(broker)),
                        new Submenu(other, other.text(), Glyph.FAILED, broker(other)),
                        new Separator(),
                        new Action(OnApplication.QUIT, "Quit (brokers keep running)", true, false)));
    }

    private static List<MenuEntry> broker(BrokerName name) {
        return List.of(
                new Action(new OnBroker(Verb.START, name), "Start " + name, false, false),
                new Action(new OnBroker(Verb.STOP, name), "Stop " + name, true, false));
    }

    private Action action(Verb verb, String label, boolean enabled) {
        return new Action(new OnBroker(verb, broker), label, enabled, false);
    }
}
