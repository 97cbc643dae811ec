package io.github.pidkeeper.app.window.broker;

/** One line of what was configured about a broker, for example "Pid file" and its path. */
public record Particular(String name, String value) {}
