package io.github.pidkeeper.core.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that has nothing to do with any broker, and writes down every signal that reaches it. */
public final class Bystander implements AutoCloseable {

    private static final String READY = "ready";
    private static final CProgram PROGRAM = new CProgram("bystander");
    private static final CProgram WARDEN = new CProgram("warden");

    private final Process process;
    private final long pid;
    private final Path log;

    private Bystander(Process process, long pid, Path log) {
        this.process = process;
        this.pid = pid;
        this.log = log;
    }

    /** Starts one, and returns once no signal can reach it unnoticed. */
    public static Bystander start() {
        Path log = newLog();
        Process process = begin(List.of(PROGRAM.executable().toString()), log);
        return new Bystander(process, process.pid(), log);
    }

    /**
     * Starts one with a pid that somebody had who has just died. To be called in a pid namespace of its own only, for the
     * pid has to be free.
     */
    public static Bystander inheriting(long pid) {
        Path log = newLog();
        List<String> command = List.of(
                WARDEN.executable().toString(),
                "--pid",
                Long.toString(pid),
                PROGRAM.executable().toString());
        return new Bystander(begin(command, log), pid, log);
    }

    public long pid() {
        return pid;
    }

    /** What has reached it: nothing, unless somebody was careless. */
    public List<String> harm() {
        var harm = new ArrayList<String>(lines(log));
        harm.remove(READY);
        if (!process.isAlive()) {
            harm.add("ended with " + process.exitValue());
        }
        return harm;
    }

    @Override
    public void close() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        // By the process itself: the JDK's futures ask whoever has its pid by then.
        Patience.ofABusyMachine().until("the end of the bystander " + pid, () -> !process.isAlive());
        try {
            Files.delete(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process begin(List<String> command, Path log) {
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("BYSTANDER_LOG", log.toString());
        try {
            Process process = builder.start();
            Patience.ofABusyMachine().until("a bystander", () -> lines(log).contains(READY) || !process.isAlive());
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newLog() {
        try {
            return Files.createTempFile("bystander", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
