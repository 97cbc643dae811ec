package io.github.pidkeeper.core.owner;

import java.util.OptionalInt;

/**
 * How the last run of a unit has failed.
 *
 * @param result in the owner's own word: exit-code, signal, timeout and others
 * @param code of its main process, 128 + signal where a signal ended it; empty where none has ended
 */
public record UnitEnd(String result, OptionalInt code) {}
