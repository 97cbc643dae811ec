package io.github.pidkeeper.core.verdict;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded about a broker from earlier operations.
 *
 * @param process the process that was started as this broker
 * @param intent what the last operation set out to do, where it is under way or did not get there
 * @param damaged records that are torn or of a version that is not understood; taken as absent
 */
public record Memory(Optional<Remembered> process, Optional<Intent> intent, List<Path> damaged) {

    public Memory {
        damaged = List.copyOf(damaged);
    }

    public static Memory none() {
        return new Memory(Optional.empty(), Optional.empty(), List.of());
    }
}
