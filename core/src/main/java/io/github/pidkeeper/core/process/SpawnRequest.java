package io.github.pidkeeper.core.process;

import io.github.pidkeeper.core.broker.Command;
import java.nio.file.Path;
import java.util.Map;

/**
 * What to start, and how: in a session of its own, with nothing on standard input.
 *
 * @param environment added to this program's own
 * @param output takes standard output and standard error, appended; created 0600
 */
public record SpawnRequest(Command command, Map<String, String> environment, Path directory, Path output) {

    public SpawnRequest {
        environment = Map.copyOf(environment);
    }
}
