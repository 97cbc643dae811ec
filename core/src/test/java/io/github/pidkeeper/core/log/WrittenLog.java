package io.github.pidkeeper.core.log;

import io.github.pidkeeper.core.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A log in a directory, written to as a broker would, and a tape that reads it. */
final class WrittenLog implements AutoCloseable {

    private final Path path;
    private final LogTape tape;
    private long at;

    WrittenLog(Path path) {
        this.path = path;
        this.tape = new LogTape(Machine.current().logs(), path);
    }

    Path path() {
        return path;
    }

    LogTape tape() {
        return tape;
    }

    WrittenLog write(String text) throws IOException {
        return write(path, text);
    }

    WrittenLog write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return this;
    }

    Path sibling(String name) {
        return path.resolveSibling(name);
    }

    /** The lines that have come since the last time; one without its end is left for later. */
    List<String> fresh() throws IOException {
        tape.look();
        var lines = new ArrayList<String>();
        at = Math.max(at, tape.start());
        new LogReader(tape).forwards(at, tape.end(), line -> {
            if (line.ended()) {
                lines.add(line.text());
                at = line.position() + line.length() + 1;
            }
            return line.ended();
        });
        return lines;
    }

    @Override
    public void close() {
        tape.close();
    }
}
