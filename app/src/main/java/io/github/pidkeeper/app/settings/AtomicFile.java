package io.github.pidkeeper.app.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A small private text file (0600) of which nobody ever sees half, not even after a power failure. */
record AtomicFile(Path directory, String name) {

    /** Creates what is missing of a directory, for this user alone (0700). */
    static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, permissions(directory, "rwx------"));
        }
    }

    /** What a file that is created is to have, for this user alone (0600). */
    static FileAttribute<?>[] ofThisUserOnly(Path place) {
        return permissions(place, "rw-------");
    }

    void write(String text) throws IOException {
        var written = Files.createTempFile(directory, ".", ".new", ofThisUserOnly(directory));
        try {
            try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(written, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
        if (knowsPermissions(directory)) {
            // Only now is the new name as durable as the bytes; where there are no permissions, directories do not
            // open.
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] permissions(Path place, String permissions) {
        return knowsPermissions(place)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean knowsPermissions(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
