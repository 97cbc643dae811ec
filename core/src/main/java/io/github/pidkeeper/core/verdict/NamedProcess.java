package io.github.pidkeeper.core.verdict;

/** What became of the pid that the pid file names. */
public sealed interface NamedProcess {

    /** The file names no pid. */
    record Nobody() implements NamedProcess {}

    /** No such process, or only a zombie. */
    record Gone() implements NamedProcess {}

    /** Something lives under this pid, and who it is cannot be read. */
    record Concealed(String reason) implements NamedProcess {}

    record Alive(Sighting sighting) implements NamedProcess {}
}
