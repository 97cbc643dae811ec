package io.github.pidkeeper.app.window.broker;

/** What the page of a broker leaves to the window. */
public interface BrokerActions {

    /** Looks at every broker again. */
    void lookAgain();

    /** Takes the broker off the list, after a question. */
    void forget(BrokerModel model);
}
