package io.github.pidkeeper.core.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A main class of the tests, run in a JVM of its own, behind other programs that change the world for it. */
public record JavaProgram(Class<?> main, List<String> prefix) {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    public JavaProgram(Class<?> main, String... prefix) {
        this(main, List.of(prefix));
    }

    /** Starts it with standard input and output at our end of pipes; errors go where ours go. */
    public Process start(Object... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Runs it to its end and returns what it has told, line by line. */
    public List<String> run(Object... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        try {
            if (!process.waitFor(LIMIT)) {
                throw new AssertionError(main + " has not ended");
            }
            return new String(process.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
