package io.github.pidkeeper.app.window.add;

import java.nio.file.Files;
import java.nio.file.Path;

/** What is found at a path, as far as the form wants to know. */
enum FileFact {
    NOTHING,
    DIRECTORY,
    /** A file, or something like one, that cannot be executed. */
    FILE,
    EXECUTABLE;

    /** Looks; may block on a file system that does not answer. */
    static FileFact at(Path path) {
        if (Files.isDirectory(path)) {
            return DIRECTORY;
        }
        if (!Files.exists(path)) {
            return NOTHING;
        }
        return Files.isExecutable(path) ? EXECUTABLE : FILE;
    }
}
