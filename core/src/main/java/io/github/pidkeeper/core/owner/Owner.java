package io.github.pidkeeper.core.owner;

/** Who supervises a broker's process, and therefore has to be asked to stop it. */
public sealed interface Owner {

    /** Nobody: it was started by hand or by this program. */
    record Nobody() implements Owner {}

    /** A systemd service: a signal behind its back would have it revived. */
    record SystemdUnit(String name, boolean ofUser) implements Owner {}

    /** A container engine. */
    record Container(String id) implements Owner {}
}
