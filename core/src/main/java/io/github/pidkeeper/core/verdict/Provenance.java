package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.pidfile.PidFileContent;
import io.github.pidkeeper.core.process.Sources;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * From where, and when, what an observation holds was read; for showing only. When a process was read, its
 * {@link Sighting} tells.
 *
 * @param system where this system tells about processes and ports
 * @param content the bytes of the pid file, where they were read
 * @param asked when the answer on the port came, or would have been asked for
 */
public record Provenance(
        Sources system,
        Path identityRecord,
        Path intentRecord,
        Instant memoryRead,
        Optional<PidFileContent> content,
        Instant fileRead,
        Instant configurationRead,
        Instant portRead,
        Instant asked) {

    Provenance withAsked(Instant answered) {
        return new Provenance(
                system,
                identityRecord,
                intentRecord,
                memoryRead,
                content,
                fileRead,
                configurationRead,
                portRead,
                answered);
    }
}
