package io.github.pidkeeper.core.crashes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes points in an operation at which the power can be cut although nothing changes on disk: each is a new file, whose name
 * says what it stands for, and whose creation is a change like any other.
 */
record Marks(Path directory) {

    /** Sets it the first time; what happens again and again is one point. */
    void set(String what) {
        try {
            Path mark = directory.resolve(what);
            if (!Files.exists(mark)) {
                Files.createFile(mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
