package io.github.pidkeeper.core.verdict;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded about a broker from earlier operations.
 *
 * @param process the process that was started as this broker
 * @param intent what the last operation set out to do, where it is under way or did not get there
 * @param damaged records that are torn; taken as absent
 * @param foreign records that another version of this program has written, in a form that is not understood; what they say
 *     is unknown, and not nothing
 */
public record Memory(Optional<Remembered> process, Optional<Intent> intent, List<Path> damaged, List<Path> foreign) {

    public Memory {
        damaged = List.copyOf(damaged);
        foreign = List.copyOf(foreign);
    }

    public static Memory none() {
        return new Memory(Optional.empty(), Optional.empty(), List.of(), List.of());
    }
}
