package io.github.pidkeeper.core.pidfile;

import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is not there yet and shall be there whole, on the disk, or not at all.
 *
 * @param permissions as {@code ls} shows them; left to the system where it has none of the kind
 */
record NewFile(Path path, String permissions) {

    /** Returns the system's own words if it could not be written; then nothing of it is left. */
    Optional<String> write(byte[] bytes) {
        FileChannel created;
        try {
            created = FileChannel.open(
                    path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes());
        } catch (IOException e) {
            return Optional.of(Found.Unreadable.because(e).reason());
        }
        try (FileChannel channel = created) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            discard();
            return Optional.of(Found.Unreadable.because(e).reason());
        }
        syncDirectory();
        return Optional.empty();
    }

    /** Gives it to its owner; to be called before it gets the name by which others know it. */
    Optional<String> grant(FileRights rights) {
        try {
            rights.apply(path);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Found.Unreadable.because(e).reason());
        }
    }

    /** Gives it another's name, and the other is no more. */
    Optional<String> replace(Path other) {
        try {
            Files.move(path, other, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Found.Unreadable.because(e).reason());
        }
    }

    /** Gives it a name that nobody has, by a link: moving it would be the end of whoever has it by now. */
    Optional<String> moveToFreePlace(Path place) {
        try {
            Files.createLink(place, path);
            discard();
            syncDirectory();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Found.Unreadable.because(e).reason());
        }
    }

    /** Takes it back; what cannot be taken back is litter, not a fault. */
    void discard() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException _) {
            // It stays, readable for nobody else.
        }
    }

    /** A name is on the disk only when its directory is; a system that cannot write one down by itself does so in time. */
    private void syncDirectory() {
        Path directory = path.getParent();
        if (directory == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // Not to be had here.
        }
    }

    private FileAttribute<?>[] attributes() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
