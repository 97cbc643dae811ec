package io.github.pidkeeper.core.lifecycle;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file in the state directory: only this user can read it, and it is replaced whole or not at all.
 *
 * <p>An interrupt does not keep it from being written: it is meant for the waiting, and what was done has to be on record
 * all the same. Therefore streams and no channels, which an interrupt closes.
 */
record PrivateFile(Path path) {

    /**
     * Replaces the content in one step that survives a crash and a power cut: the old bytes or the new ones, never a part,
     * and the new ones as soon as this returns.
     */
    void replace(byte[] content) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        create(fresh);
        try (var out = new FileOutputStream(fresh.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory();
    }

    /** Takes away what a replacement that was cut short has left. */
    void sweep() throws IOException {
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".new"));
    }

    /** Creates it empty, unless it is there already; returns whether it was created. */
    boolean create() throws IOException {
        try {
            create(path);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        }
    }

    /** Makes its name as durable as its bytes. */
    void syncDirectory() throws IOException {
        if (!knowsPermissions(path)) {
            // There directories do not open.
            return;
        }
        boolean interrupted = Thread.interrupted();
        try (FileChannel directory =
                FileChannel.open(path.toAbsolutePath().resolve("..").normalize(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (ClosedByInterruptException _) {
            // Only now, in between: the name is there, and as durable as the file system makes it by itself.
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Creates the directory, and those above it that are missing, for this user only. */
    static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, onlyForUs(directory, "rwx------"));
    }

    /** @throws IOException if everybody could exchange what is in the directory, or it is not there */
    static void refuseSharedDirectory(Path directory) throws IOException {
        if (knowsPermissions(directory)
                && Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new FileSystemException(directory.toString(), null, "writable by all");
        }
    }

    private static void create(Path file) throws IOException {
        Files.createFile(file, onlyForUs(file, "rw-------"));
    }

    private static FileAttribute<?>[] onlyForUs(Path path, String permissions) {
        return knowsPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean knowsPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
