package io.github.pidkeeper.app.window.broker;

import javafx.scene.control.Toggle;
import javafx.scene.layout.Pane;

/**
 * A side of the page of a broker besides the overview: its button, and where it is shown.
 *
 * @param part what is shown there
 */
record Tab(Toggle button, Pane place, Part part) {

    /** What may be shown on a side: made when it is first asked for, and reading nothing while nobody looks at it. */
    interface Part {

        void show(Pane place, BrokerModel broker);

        /** Nobody looks at it now. */
        void leave();

        void takeFocus();
    }
}
