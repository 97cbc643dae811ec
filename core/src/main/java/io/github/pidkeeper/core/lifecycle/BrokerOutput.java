package io.github.pidkeeper.core.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What a broker that was started here has written; of the run before, the last output is kept too. */
record BrokerOutput(Path path) {

    /** Begins a new run with nothing written. */
    void begin() throws IOException {
        if (Files.exists(path)) {
            Files.move(
                    path,
                    path.resolveSibling(path.getFileName() + ".1"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        new PrivateFile(path).create();
    }

    /** The broker's last words, oldest first; empty where there are none or they cannot be read. */
    List<String> lastLines() {
        return new TextTail(path).lines(0);
    }
}
