package io.github.pidkeeper.core.races;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command whose process waits at the gate and then becomes it, so that nothing has to be started any more. */
final class AtTheGate implements AutoCloseable {

    private static final List<String> SHELL = List.of("sh", "-c", "echo armed; : <\"$0\"; exec \"$@\"");

    private final Process process;
    private final BufferedReader words;
    private final List<String> lastWords = new ArrayList<>();

    AtTheGate(Gate gate, List<String> command, Map<String, String> environment) {
        var line = new ArrayList<>(SHELL);
        line.add(gate.path().toString());
        line.addAll(command);
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            words = process.inputReader();
            String first = words.readLine();
            if (!"armed".equals(first)) {
                throw new AssertionError("not at the gate, but: " + first);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Reads what it says up to a line that begins so, or to its end; returns whether there was one. */
    boolean says(String begin) {
        return words.lines().anyMatch(line -> line.startsWith(begin));
    }

    /** What it said before it ended. */
    List<String> lastWords() {
        return List.copyOf(lastWords);
    }

    /** Waits for its end. */
    int exitCode() {
        words.lines().forEach(lastWords::add);
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
