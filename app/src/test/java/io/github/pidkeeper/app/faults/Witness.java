package io.github.pidkeeper.app.faults;

import java.util.Optional;

/** Somebody or something that has nothing to do with the broker, and can tell whether harm was done to it. */
@FunctionalInterface
interface Witness {

    /** What was done to it; empty if nothing was. */
    Optional<String> harm();
}
