package io.github.pidkeeper.app.practice;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the practice broker is told on its command line.
 *
 * <p>Read by hand, because a parser with all its classes would be a good part of this process's life until it answers.
 *
 * @param port 1 to 65535, on loopback
 * @param dataDirectory where messages and sessions survive a restart; without it they do not
 */
record PracticeOptions(int port, Path pidFile, Optional<Path> dataDirectory) {

    private static final String PORT = "--port";
    private static final String PID_FILE = "--pid-file";
    private static final String DATA_DIR = "--data-dir";
    private static final Set<String> KNOWN = Set.of(PORT, PID_FILE, DATA_DIR);
    private static final int LARGEST_PORT = 65535;

    /** What came of reading the arguments. */
    sealed interface Reading {
        record Right(PracticeOptions options) implements Reading {}

        record Wrong(Failure failure) implements Reading {}
    }

    static Reading parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            if (!KNOWN.contains(name)) {
                return wrong("practice.unknown-option", name);
            }
            if (!rest.hasNext()) {
                return wrong("practice.value-missing", name);
            }
            values.put(name, rest.next());
        }
        String port = values.get(PORT);
        String pidFile = values.get(PID_FILE);
        if (port == null || pidFile == null) {
            return wrong("practice.option-missing", port == null ? PORT : PID_FILE);
        }
        if (!isPort(port)) {
            return wrong("practice.not-a-port", port);
        }
        Path file = Path.of(pidFile).toAbsolutePath();
        if (file.getParent() == null) {
            return wrong("practice.not-a-file", pidFile);
        }
        return new Reading.Right(new PracticeOptions(
                Integer.parseInt(port),
                file,
                Optional.ofNullable(values.get(DATA_DIR)).map(Path::of)));
    }

    private static boolean isPort(String text) {
        return text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= LARGEST_PORT;
    }

    private static Reading wrong(String key, String argument) {
        return new Reading.Wrong(Failure.usage(key, argument));
    }
}
