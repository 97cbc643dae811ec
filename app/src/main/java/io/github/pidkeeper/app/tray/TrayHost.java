package io.github.pidkeeper.app.tray;

/** Whether somebody on the desktop, a panel, shows trays. */
public sealed interface TrayHost {

    /** The question was asked and not answered yet. */
    record Looking() implements TrayHost {}

    /** Somebody says that it shows trays. That is no proof that a person sees the icon. */
    record Present() implements TrayHost {}

    /**
     * Nobody shows trays.
     *
     * @param detail the other side's own words, for logs and bug reports; may be empty
     */
    record Absent(Reason reason, String detail) implements TrayHost {

        /** This session has no bus, or one that does not answer: there is nothing to wait for. */
        public boolean withoutBus() {
            return reason == Reason.NO_BUS || reason == Reason.BUS_UNREACHABLE;
        }
    }

    /** Why there is nobody. */
    enum Reason {
        /** This session has no bus, or one we cannot reach by a path. */
        NO_BUS,
        /** The bus has an address and does not answer there. */
        BUS_UNREACHABLE,
        /** The bus was there and is gone. */
        BUS_LOST,
        /** Nobody on the bus keeps a list of trays. */
        NO_WATCHER,
        /** Somebody keeps the list, and no panel reads it. */
        NO_PANEL,
        /** Somebody keeps the list and did not take us into it. */
        REFUSED,
        /** We have taken the item away ourselves. */
        CLOSED
    }
}
