package io.github.pidkeeper.core.figures;

import io.github.pidkeeper.core.text.Message;
import java.util.Optional;
import java.util.function.Function;

/** What a source of figures has told, or why it is absent; there is no invented zero. */
public sealed interface Reading<T> {

    record Told<T>(T figures) implements Reading<T> {}

    /**
     * There are none.
     *
     * @param reason why, and where something can be done about it, what
     */
    record Absent<T>(Message reason) implements Reading<T> {}

    /** There may be some, and they have not come in time: a later look may be told. */
    record Late<T>(Message reason) implements Reading<T> {}

    default Optional<T> told() {
        return this instanceof Told<T>(T figures) ? Optional.of(figures) : Optional.empty();
    }

    /** Why there are none, if there are none now. */
    default Optional<Message> missing() {
        return switch (this) {
            case Told<T> _ -> Optional.empty();
            case Absent<T>(Message reason) -> Optional.of(reason);
            case Late<T>(Message reason) -> Optional.of(reason);
        };
    }

    /** What is made of the figures, if there are some; what is missing is missing in the same way. */
    default <U> Reading<U> then(Function<T, Reading<U>> making) {
        return switch (this) {
            case Told<T>(T figures) -> making.apply(figures);
            case Absent<T>(Message reason) -> new Absent<>(reason);
            case Late<T>(Message reason) -> new Late<>(reason);
        };
    }
}
