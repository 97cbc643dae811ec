package io.github.pidkeeper.core.figures;

/** A number, and of what it is one. */
public record Count(Counted counted, long number) {}
