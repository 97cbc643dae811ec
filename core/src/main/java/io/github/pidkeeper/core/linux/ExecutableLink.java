package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.portable.UnixFile;
import io.github.pidkeeper.core.process.ExecutableId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What /proc/PID/exe leads to.
 *
 * @param path without the " (deleted)" that the kernel adds once the file has lost its name
 */
record ExecutableLink(Path path, boolean deleted, ExecutableId id) {

    private static final String DELETED = " (deleted)";

    /** Empty where it may not be read, and for kernel threads, which have none. */
    static Optional<ExecutableLink> read(Path exe) {
        try {
            String text = Files.readSymbolicLink(exe).toString();
            ExecutableId id = id(exe);
            boolean deleted = text.endsWith(DELETED) && !leadsTo(Path.of(text), id);
            String name = deleted ? text.substring(0, text.length() - DELETED.length()) : text;
            return Optional.of(new ExecutableLink(Path.of(name), deleted, id));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** A file may really be called "x (deleted)". */
    private static boolean leadsTo(Path path, ExecutableId id) {
        try {
            return id(path).equals(id);
        } catch (IOException _) {
            return false;
        }
    }

    private static ExecutableId id(Path path) throws IOException {
        UnixFile file = UnixFile.at(path);
        return new ExecutableId(file.stamp().device(), file.stamp().inode());
    }
}
