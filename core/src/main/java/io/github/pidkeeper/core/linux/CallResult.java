package io.github.pidkeeper.core.linux;

/** What came of a call of the C library. */
sealed interface CallResult {

    record Success(int value) implements CallResult {}

    record Failure(Errno errno) implements CallResult {}
}
