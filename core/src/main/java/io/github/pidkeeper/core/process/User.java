package io.github.pidkeeper.core.process;

/** The user that this program acts for. */
public record User(long uid, String name) {}
