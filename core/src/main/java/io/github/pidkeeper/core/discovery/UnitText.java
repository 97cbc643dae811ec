package io.github.pidkeeper.core.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the text of a systemd service says about the program that it starts: by the rules of systemd.syntax(7) and
 * systemd.service(5), as far as they matter here.
 *
 * @param commands the first words of the lines that start it, as they are written
 * @param directory in which it is started, as it is written; empty where the unit does not say
 * @param environment what it is given for certain
 * @param more it may be given more, or something else: what stands in other files, or only systemd can resolve
 */
record UnitText(
        List<String> commands,
        Optional<String> pidFile,
        Optional<String> directory,
        Map<String, String> environment,
        boolean more) {

    UnitText {
        commands = List.copyOf(commands);
        environment = Map.copyOf(environment);
    }

    /**
     * Reads a unit and what is dropped in beside it.
     *
     * @param texts the unit's own first, then the others in the order in which they count
     */
    static UnitText parse(List<String> texts) {
        var commands = new ArrayList<String>();
        var pidFile = new ArrayList<String>();
        var directory = new ArrayList<String>();
        var environment = new LinkedHashMap<String, String>();
        boolean more = false;
        for (String text : texts) {
            for (String line : serviceLines(text)) {
                int equals = line.indexOf('=');
                String key = equals < 0 ? "" : line.substring(0, equals).strip();
                String value = line.substring(equals + 1).strip();
                switch (key) {
                    case "ExecStart" -> assign(commands, value);
                    case "PIDFile" -> assign(pidFile, value);
                    case "WorkingDirectory" -> assign(directory, value);
                    case "Environment" -> more |= !environment(environment, value);
                    case "EnvironmentFile", "PassEnvironment" -> more |= !value.isEmpty();
                    default -> {
                        // Says nothing about how the program is started.
                    }
                }
            }
        }
        return new UnitText(commands, last(pidFile), last(directory), environment, more);
    }

    private static Optional<String> last(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    /** An empty value takes back what was said before. */
    private static void assign(List<String> values, String value) {
        if (value.isEmpty()) {
            values.clear();
        } else {
            values.add(value);
        }
    }

    /** Whether all of it is understood. */
    private static boolean environment(Map<String, String> environment, String value) {
        if (value.isEmpty()) {
            environment.clear();
        }
        Optional<List<String>> words = UnitWords.of(value);
        for (String word : words.orElse(List.of())) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                environment.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return words.isPresent();
    }

    /** The lines of the section about the service, those that go on behind a backslash put together. */
    private static List<String> serviceLines(String text) {
        var lines = new ArrayList<String>();
        var begun = new StringBuilder();
        boolean inService = false;
        for (String raw : text.split("\n", -1)) {
            String line = raw.strip();
            if (line.startsWith("#") || line.startsWith(";")) {
                continue; // also in the middle of a line that goes on
            }
            if (line.endsWith("\\")) {
                begun.append(line, 0, line.length() - 1).append(' ');
                continue;
            }
            String whole = begun.append(line).toString();
            begun.setLength(0);
            if (whole.startsWith("[")) {
                inService = whole.equals("[Service]");
            } else if (inService) {
                lines.add(whole);
            }
        }
        return lines;
    }
}
