package io.github.pidkeeper.app.window.broker;

/** What the page of a broker leaves to the window. */
public interface BrokerActions {

    /** Looks at every broker again. */
    void lookAgain();

    /** Takes the broker off the list. */
    void forget(BrokerModel model);

    /** Gives the keyboard back to the list. */
    void focusList();
}
