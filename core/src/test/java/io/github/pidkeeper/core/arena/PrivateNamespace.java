package io.github.pidkeeper.core.arena;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.core.standin.CProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program of the tests where it can do no harm: with processes and a loopback of its own. Whatever it leaves behind
 * ends with it.
 *
 * @param limit after which it is ended, and has failed
 */
public record PrivateNamespace(Duration limit) {

    /** The first process there: it waits for those whose parents died, who would stay zombies otherwise. */
    private static final CProgram WARDEN = new CProgram("warden");

    private static final List<String> NAMESPACES =
            List.of("unshare", "--fork", "--pid", "--mount-proc", "--net", "--kill-child");

    /** Runs it to its end and returns what it has told, line by line; errors go where ours go. */
    public List<String> run(TestProgram program, Object... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(NAMESPACES);
        command.addAll(List.of(WARDEN.executable().toString(), "--loopback"));
        command.addAll(program.command(arguments));
        Path told = Files.createTempFile("told", "");
        Process process = new ProcessBuilder(command)
                .redirectOutput(told.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!process.waitFor(limit)) {
                throw new AssertionError(
                        program + " has not ended within " + limit + ", and told: " + Files.readString(told, UTF_8));
            }
            List<String> lines = Files.readAllLines(told, UTF_8);
            if (process.exitValue() != 0) {
                throw new AssertionError(program + " has ended with " + process.exitValue() + ", and told: " + lines);
            }
            return lines;
        } finally {
            process.destroyForcibly().waitFor();
            Files.delete(told);
        }
    }

    /** To be asked by a program that would do harm elsewhere. */
    public static void insist() {
        if (ProcessHandle.current().pid() > 20) {
            throw new IllegalStateException("not in a pid namespace of its own");
        }
    }
}
