package io.github.pidkeeper.core.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The file that a broker writes its log into by itself, as it was before a start: what is behind that was written since.
 *
 * @param before what was there; empty if nothing was, or it could not be seen
 */
record BrokerLog(Path path, Optional<BasicFileAttributes> before) {

    static BrokerLog now(Path path) {
        return new BrokerLog(path, attributes(path));
    }

    /** The last lines that were written since, oldest first; one that was rotated meanwhile has all of them. */
    List<String> linesSince() {
        long from = before.filter(it -> attributes(path)
                        .filter(now -> Objects.equals(now.fileKey(), it.fileKey()) && now.size() >= it.size())
                        .isPresent())
                .map(BasicFileAttributes::size)
                .orElse(0L);
        return new TextTail(path).lines(from);
    }

    private static Optional<BasicFileAttributes> attributes(Path path) {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
