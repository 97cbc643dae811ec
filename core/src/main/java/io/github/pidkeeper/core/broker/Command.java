package io.github.pidkeeper.core.broker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An executable, by absolute path, and its arguments; never passed through a shell. */
public record Command(Path executable, List<String> arguments) {

    /** @throws IllegalArgumentException if the executable's path is not absolute */
    public Command {
        if (!executable.isAbsolute()) {
            throw new IllegalArgumentException("not an absolute path: " + executable);
        }
        arguments = List.copyOf(arguments);
    }

    /** The whole command line, the executable first. */
    public List<String> line() {
        var line = new ArrayList<String>();
        line.add(executable.toString());
        line.addAll(arguments);
        return List.copyOf(line);
    }
}
