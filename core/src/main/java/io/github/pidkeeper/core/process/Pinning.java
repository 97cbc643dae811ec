package io.github.pidkeeper.core.process;

/** What came of trying to pin a pid. */
public sealed interface Pinning {

    /** It lives, and the facts are certain to be this process's. The receiver closes the pin. */
    record Pinned(PinnedProcess process) implements Pinning {}

    /** No such process, or only a zombie: it has exited. */
    record Gone() implements Pinning {}

    /** Something lives under this pid, and who it is cannot be read (hidepid). */
    record Concealed(String reason) implements Pinning {}
}
