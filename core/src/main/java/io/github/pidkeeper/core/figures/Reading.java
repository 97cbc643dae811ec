package io.github.pidkeeper.core.figures;

import io.github.pidkeeper.core.text.Message;
import java.util.Optional;

/** What a source of figures has told, or why it is absent; there is no invented zero. */
public sealed interface Reading<T> {

    record Told<T>(T figures) implements Reading<T> {}

    /**
     * There are none.
     *
     * @param reason why, and where something can be done about it, what
     */
    record Absent<T>(Message reason) implements Reading<T> {}

    default Optional<T> told() {
        return switch (this) {
            case Told<T>(T figures) -> Optional.of(figures);
            case Absent<T> _ -> Optional.empty();
        };
    }
}
