package io.github.pidkeeper.app.tray;

/** The tray where there is none: takes everything, shows nothing, and says why. */
public record NoTray(TrayHost.Absent host) implements Tray {

    @Override
    public void show(TrayModel model) {}

    @Override
    public void close() {}
}
