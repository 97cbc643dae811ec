package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.portable.UnixFile;
import io.github.pidkeeper.core.process.ExecutableId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What /proc/PID/exe leads to.
 *
 * @param path without the " (deleted)" that the kernel adds once the file has lost its name
 */
record ExecutableLink(Path path, boolean deleted, ExecutableId id) {

    static final String NAME = "exe";
    private static final String DELETED = " (deleted)";

    /** What the link of this process means, which was read as this text; empty where it leads to nothing that can be seen. */
    static Optional<ExecutableLink> of(String text, ProcessDirectory process) {
        try {
            ExecutableId id = id(process.statusBehind(NAME));
            boolean deleted = saysDeleted(text) && !leadsTo(Path.of(text), id);
            return Optional.of(new ExecutableLink(Path.of(deleted ? stripped(text) : text), deleted, id));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Whether the file has lost its name, or has one that looks so: a file may really be called "x (deleted)". */
    static boolean saysDeleted(String text) {
        return text.endsWith(DELETED);
    }

    /** The name that the file has, or had before it was deleted. */
    static String stripped(String text) {
        return saysDeleted(text) ? text.substring(0, text.length() - DELETED.length()) : text;
    }

    /** What the kernel says of a file that has lost this name. */
    static String deleted(String text) {
        return text + DELETED;
    }

    private static boolean leadsTo(Path path, ExecutableId id) {
        try {
            return id(UnixFile.at(path)).equals(id);
        } catch (IOException _) {
            return false;
        }
    }

    private static ExecutableId id(UnixFile file) {
        FileStamp stamp = file.stamp();
        return new ExecutableId(stamp.device(), stamp.inode());
    }
}
