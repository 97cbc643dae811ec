package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Message;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Something in a configuration with which its broker exits right after its start, unless its command line or environment
 * overrules it.
 *
 * @param reason with the file and the line
 * @param mark a text that is in the broker's program where it is one, and in no other
 * @param unwritable a file; where that can be written, or made, there is no impediment
 */
public record Impediment(Message reason, String mark, Optional<Path> unwritable) {

    /** One that nothing outside the configuration takes away. */
    Impediment(Message reason, String mark) {
        this(reason, mark, Optional.empty());
    }
}
