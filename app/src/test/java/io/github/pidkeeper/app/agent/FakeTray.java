package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.tray.MenuEntry;
import io.github.pidkeeper.app.tray.Tray;
import io.github.pidkeeper.app.tray.TrayHost;
import io.github.pidkeeper.app.tray.TrayModel;

/** A tray that keeps what it is shown, on a desktop of the test's choice. */
final class FakeTray implements Tray {

    private volatile TrayModel model;
    private volatile TrayHost host;
    private volatile boolean closed;

    FakeTray(TrayModel model, TrayHost host) {
        this.model = model;
        this.host = host;
    }

    TrayModel model() {
        return model;
    }

    /** The first line of its menu. */
    String statusLine() {
        return ((MenuEntry.StatusLine) model.menu().getFirst()).label();
    }

    String toolTip() {
        return model.toolTip().text();
    }

    boolean isClosed() {
        return closed;
    }

    void host(TrayHost now) {
        host = now;
    }

    @Override
    public void show(TrayModel shown) {
        model = shown;
    }

    @Override
    public TrayHost host() {
        return host;
    }

    @Override
    public void close() {
        closed = true;
    }
}
