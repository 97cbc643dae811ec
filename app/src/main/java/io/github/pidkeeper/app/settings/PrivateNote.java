package io.github.pidkeeper.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A small text for this user alone (0600) that a program may lose: replaced as a whole, and not waited for to be on the disk. */
public record PrivateNote(Path file) {

    /**
     * Replaces all that it says.
     *
     * @throws UnsupportedOperationException where files know no such permissions
     */
    public void write(String text) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(
                fresh.toAbsolutePath().getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
