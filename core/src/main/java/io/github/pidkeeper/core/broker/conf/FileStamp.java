package io.github.pidkeeper.core.broker.conf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * By what it is known that a file has not been written since: which file it is, how large, and when it was last changed.
 *
 * @param facts as stat(2) tells them; none where there is no such file
 */
record FileStamp(Path path, Map<String, Object> facts) {

    private static final String FACTS = "unix:dev,ino,size,lastModifiedTime,ctime";
    private static final String CHANGED = "ctime";

    /** The clock of a file system is coarse: what is written twice within one tick of it has one stamp. */
    private static final Duration COARSEST = Duration.ofSeconds(2);

    FileStamp {
        facts = Map.copyOf(facts);
    }

    /** That of now; empty where the system does not tell. */
    static Optional<FileStamp> of(Path path) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FileStamp(path, Files.readAttributes(path, FACTS)));
        } catch (NoSuchFileException _) {
            return Optional.of(new FileStamp(path, Map.of()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Whether whoever writes the file from now on changes this. */
    boolean isSettled(Instant now) {
        return facts.isEmpty()
                || ((FileTime) Objects.requireNonNull(facts.get(CHANGED)))
                        .toInstant()
                        .isBefore(now.minus(COARSEST));
    }

    boolean isCurrent() {
        return of(path).filter(this::equals).isPresent();
    }
}
