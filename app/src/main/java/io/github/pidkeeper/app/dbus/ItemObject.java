package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.tray.TrayEvents;
import java.util.Map;
import java.util.function.Supplier;
import org.freedesktop.dbus.types.Variant;

/** The item as an object on the bus; what a panel does with it is told to the listener. */
final class ItemObject extends ReadOnlyProperties implements StatusNotifierItem {

    static final String PATH = "/StatusNotifierItem";
    static final String TYPE = "org.kde.StatusNotifierItem";

    private final Supplier<ItemFace> face;
    private final TrayEvents events;

    ItemObject(Supplier<ItemFace> face, TrayEvents events) {
        super(PATH);
        this.face = face;
        this.events = events;
    }

    @Override
    Map<String, Variant<?>> properties() {
        return face.get().properties();
    }

    @Override
    public void activate(int x, int y) {
        events.activated();
    }

    @Override
    public void secondaryActivate(int x, int y) {
        events.activated();
    }

    /** A panel that cannot show our menu asks us to; the window has all that the menu has. */
    @Override
    public void contextMenu(int x, int y) {
        events.activated();
    }

    @Override
    public void scroll(int delta, String orientation) {
        // there is nothing to scroll through
    }

    @Override
    public void provideXdgActivationToken(String token) {
        // the window is another process
    }
}
