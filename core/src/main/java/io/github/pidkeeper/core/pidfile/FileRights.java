package io.github.pidkeeper.core.pidfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who a file belongs to, and who may do what with it, as chmod(1) counts it.
 *
 * @param mode the nine permissions only
 */
public record FileRights(int mode, int uid, int gid) {

    private static final int PERMISSIONS = 0777;

    /** What a file has; empty where the system knows nothing of the kind, or the file is not there any more. */
    public static Optional<FileRights> of(Path file) {
        if (!isKnownTo(file)) {
            return Optional.empty();
        }
        try {
            Map<String, Object> found = Files.readAttributes(file, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
            return Optional.of(
                    new FileRights(number(found, "mode") & PERMISSIONS, number(found, "uid"), number(found, "gid")));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Gives the file to its owner, as far as the system allows it to this user, and sets its permissions. */
    void apply(Path file) throws IOException {
        if (!isKnownTo(file)) {
            return;
        }
        // Only root gives files away; what anybody else writes is his own, and of a group that he is in.
        allowed(file, "unix:uid", uid);
        allowed(file, "unix:gid", gid);
        Files.setAttribute(file, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
    }

    private static void allowed(Path file, String attribute, int value) {
        try {
            Files.setAttribute(file, attribute, value, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException _) {
            // It stays as it was made.
        }
    }

    private static boolean isKnownTo(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static int number(Map<String, Object> found, String name) {
        return ((Number) Objects.requireNonNull(found.get(name), name)).intValue();
    }
}
