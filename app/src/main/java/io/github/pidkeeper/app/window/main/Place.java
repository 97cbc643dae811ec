package io.github.pidkeeper.app.window.main;

/** What the window shows beside, or instead of, the list. */
enum Place {
    /** Nothing is configured. */
    WELCOME,
    BROKER,
    /** What is selected cannot be watched. */
    UNUSABLE,
    ADD
}
