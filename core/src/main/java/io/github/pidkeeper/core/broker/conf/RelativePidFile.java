package io.github.pidkeeper.core.broker.conf;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A pid file that a mosquitto.conf(5) names by a relative path: where it is depends on where the broker is started from, so
 * that it is none that is known. Files that are included are not looked into.
 *
 * @param configuration the file
 */
public record RelativePidFile(Path configuration) {

    /** As it is written; empty where the last line that counts names none, or an absolute one. */
    public Optional<Path> path() {
        try {
            return MosquittoLine.parse(new ConfigurationFile(configuration).text()).stream()
                    .filter(line -> line.key().equals("pid_file"))
                    .reduce((_, last) -> last)
                    .map(line -> Path.of(line.value()))
                    .filter(path -> !path.isAbsolute());
        } catch (Mistake | InvalidPathException _) {
            return Optional.empty();
        }
    }
}
