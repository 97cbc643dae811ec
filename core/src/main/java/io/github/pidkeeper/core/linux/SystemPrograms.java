package io.github.pidkeeper.core.linux;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The small programs that every Linux system has.
 *
 * @param directories where they are looked for, in this order
 */
record SystemPrograms(List<Path> directories) {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** The usual places before those of this user, whose PATH may hold anything. */
    static SystemPrograms ofThisSystem() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<String> own = Arrays.stream(path.split(File.pathSeparator)).filter(entry -> entry.startsWith("/"));
        return new SystemPrograms(
                Stream.concat(Stream.of("/usr/bin", "/bin"), own).map(Path::of).toList());
    }

    Optional<String> find(String name) {
        return directories.stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Runs one that takes no time and says nothing. */
    boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(LIMIT) && process.exitValue() == 0;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            return false;
        }
    }
}
