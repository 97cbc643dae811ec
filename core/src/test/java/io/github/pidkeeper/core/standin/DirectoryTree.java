package io.github.pidkeeper.core.standin;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A visit that deletes everything it meets, links themselves and not what they point to. */
public final class DirectoryTree extends SimpleFileVisitor<Path> {

    private DirectoryTree() {}

    public static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new DirectoryTree());
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
        Files.delete(directory);
        return FileVisitResult.CONTINUE;
    }
}
