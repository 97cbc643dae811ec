package io.github.pidkeeper.core.portable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/** What changes about a file when it is replaced or written to. */
record FileState(String key, long size, Instant modified) {

    /** Empty if it is not there, or not ours to see. */
    static Optional<FileState> of(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new FileState(
                    String.valueOf(attributes.fileKey()),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
