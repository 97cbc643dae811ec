package io.github.pidkeeper.app.tray;

/**
 * Listens to what happens at the tray.
 *
 * <p>Called on threads of the tray, one call after the other for each kind; return soon, the panel may be waiting.
 */
public interface TrayEvents {

    /** The icon was clicked. */
    void activated();

    /** An entry of the menu was chosen; it was enabled in the menu last shown. */
    void chosen(TrayAction action);

    /** The menu is about to open: a good moment to look at reality again. May come several times for one opening. */
    void menuAboutToShow();

    /** Somebody who shows trays came or went. */
    void hostChanged(TrayHost host);
}
