package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.ProgramRun;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A program that is run to its end, or to the end of its time.
 *
 * @param before words in front of the command: programs that prepare the process and then become the command
 */
record ChildRun(List<String> before, Command command, Map<String, String> environment) {

    /** After the exit, what was said last may still be on its way; a grandchild may hold the pipe for ever. */
    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    ProgramRun within(Duration limit) throws InterruptedException {
        var line = new ArrayList<>(before);
        line.addAll(command.line());
        var builder = new ProcessBuilder(line)
                .redirectInput(Redirect.from(PortableProcessSpawner.nothing()))
                .redirectErrorStream(true)
                .directory(Path.of("").toAbsolutePath().getRoot().toFile());
        builder.environment().putAll(environment);
        try {
            return await(builder.start(), limit);
        } catch (IOException e) {
            return new ProgramRun.NotRun(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private static ProgramRun await(Process process, Duration limit) throws InterruptedException {
        var output = new LimitedOutput();
        Thread reader = Thread.ofPlatform()
                .daemon()
                .name("output of " + process.pid())
                .start(() -> output.drain(process.getInputStream()));
        try {
            boolean ended = process.waitFor(limit);
            if (!ended) {
                end(process);
            }
            reader.join(LAST_WORDS);
            return ended
                    ? new ProgramRun.Ended(process.exitValue(), output.text())
                    : new ProgramRun.TookTooLong(limit, output.text());
        } finally {
            end(process);
        }
    }

    /** With whatever it has started; nothing is left of it afterwards. */
    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        if (process.isAlive()) {
            process.destroyForcibly().waitFor(LAST_WORDS);
        }
    }
}
