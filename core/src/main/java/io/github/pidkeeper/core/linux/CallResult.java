package io.github.pidkeeper.core.linux;

/**
 * What came of a call of the C library.
 *
 * <p>What a look at a broker needs takes it apart by {@code instanceof} and not by a switch, for which Java makes a class at
 * run time: a command that starts cold would wait for a dozen of them. Nor by a lambda that has to know something: without
 * Java's second compiler, the making of each takes a tenth of a microsecond, and a look is made of twenty calls.
 */
sealed interface CallResult {

    /**
     * What the function returned.
     *
     * @throws IllegalStateException if it has failed
     */
    int value();

    record Success(int value) implements CallResult {}

    record Failure(Errno errno) implements CallResult {

        @Override
        public int value() {
            throw new IllegalStateException(errno.toString());
        }
    }
}
