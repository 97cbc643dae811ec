package io.github.pidkeeper.core.lifecycle;

/** What an operation does that cannot be taken back: a signal, a spawn, a change of the pid file. */
@FunctionalInterface
interface Deed<R, X extends Exception> {

    R carryOut() throws X;
}
