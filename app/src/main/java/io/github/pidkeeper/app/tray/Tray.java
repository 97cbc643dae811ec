package io.github.pidkeeper.app.tray;

/**
 * The place on the desktop's panel where Pidkeeper shows itself.
 *
 * <p>Every method returns at once and may be called from any thread. A tray may be missing, come late, go away and come
 * back; {@link #show} is right at any time, what was shown last appears as soon as somebody can show it.
 */
public interface Tray extends AutoCloseable {

    /** Shows this from now on. */
    void show(TrayModel model);

    /** Whether somebody on the desktop shows trays; changes are told through {@link TrayEvents#hostChanged}. */
    TrayHost host();

    /** Nothing more is shown or told; the item leaves the panel when the process ends, at the latest. */
    @Override
    void close();
}
