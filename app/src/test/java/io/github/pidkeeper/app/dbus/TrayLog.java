package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.app.tray.TrayEvents;
import io.github.pidkeeper.app.tray.TrayHost;

/** A listener that writes down all it hears. */
final class TrayLog implements TrayEvents {

    /** What a panel's user does. */
    enum Gesture {
        CLICK,
        OPEN_MENU
    }

    final Notes<Gesture> gestures = new Notes<>();
    final Notes<TrayAction> actions = new Notes<>();
    final Notes<TrayHost> hosts = new Notes<>();

    @Override
    public void activated() {
        gestures.add(Gesture.CLICK);
    }

    @Override
    public void chosen(TrayAction action) {
        actions.add(action);
    }

    @Override
    public void menuAboutToShow() {
        gestures.add(Gesture.OPEN_MENU);
    }

    @Override
    public void hostChanged(TrayHost host) {
        hosts.add(host);
    }
}
