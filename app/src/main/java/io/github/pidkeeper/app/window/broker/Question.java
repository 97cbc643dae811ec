package io.github.pidkeeper.app.window.broker;

/** What is asked before something is done: what it would mean, the button that does it, the button that does nothing. */
public record Question(String title, String meaning, String yes, String no) {}
