package io.github.pidkeeper.core.linux;

import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What came of a call of the C library.
 *
 * <p>What a look at a broker needs takes it apart by these methods and not by a switch, for which Java makes a class at run
 * time: a command that starts cold would wait for a dozen of them.
 */
sealed interface CallResult {

    /** What the one makes of the value, or the other of the reason why there is none. */
    <T> T fold(IntFunction<T> success, Function<Errno, T> failure);

    /**
     * The value.
     *
     * @throws E what is made of the reason why there is none
     */
    <E extends Exception> int orElseThrow(Function<Errno, E> failure) throws E;

    record Success(int value) implements CallResult {

        @Override
        public <T> T fold(IntFunction<T> success, Function<Errno, T> failure) {
            return success.apply(value);
        }

        @Override
        public <E extends Exception> int orElseThrow(Function<Errno, E> failure) {
            return value;
        }
    }

    record Failure(Errno errno) implements CallResult {

        @Override
        public <T> T fold(IntFunction<T> success, Function<Errno, T> failure) {
            return failure.apply(errno);
        }

        @Override
        public <E extends Exception> int orElseThrow(Function<Errno, E> failure) throws E {
            throw failure.apply(errno);
        }
    }
}
