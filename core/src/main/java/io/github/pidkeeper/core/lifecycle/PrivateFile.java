package io.github.pidkeeper.core.lifecycle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file in the state directory: only this user can read it, and it is replaced whole or not at all. */
record PrivateFile(Path path) {

    /** Replaces the content in one step that survives a crash: the old bytes or the new ones, never a part. */
    void replace(byte[] content) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        write(fresh, content, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Adds to the end, in one write: what several programs add at once does not get mixed. */
    void append(byte[] content) throws IOException {
        write(path, content, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    private static void write(Path file, byte[] content, Set<OpenOption> options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options, onlyForUs(file, "rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Creates the directory, and those above it that are missing, for this user only. */
    static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, onlyForUs(directory, "rwx------"));
    }

    private static FileAttribute<?>[] onlyForUs(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
