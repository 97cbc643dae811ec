package io.github.pidkeeper.app.window.broker;

/** A side of the page of a broker. */
enum Tab {
    OVERVIEW,
    LOG,
    JOURNAL
}
