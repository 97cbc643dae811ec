package io.github.pidkeeper.app.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One run of the program that may still be going on. */
public final class RunningProgram {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;

    RunningProgram(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** What it has said so far. */
    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    /** Waits until it has said this. */
    public RunningProgram awaitOut(String words) {
        until(words, () -> out().contains(words));
        return this;
    }

    /** Waits until it is so, or fails the test. */
    public RunningProgram until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what + "\nout: " + out() + "\nerr: " + err());
            }
            pause();
        }
        return this;
    }

    /** Looks again a little later, and sooner if the process ends. */
    private void pause() {
        try {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends the signal of this name, "INT" say. */
    public void signal(String name) {
        try {
            new ProcessBuilder("/bin/kill", "-" + name, Long.toString(pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has ended. */
    public Answer answer() {
        return answer(LIMIT);
    }

    /** Waits so long until it has ended, or fails the test. */
    public Answer answer(Duration limit) {
        try {
            if (!process.waitFor(limit)) {
                throw new AssertionError("has not ended within " + limit.toSeconds() + " s: " + this);
            }
            return new Answer(process.exitValue(), out(), err());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns whether it was still running. */
    boolean endForced() {
        boolean alive = process.isAlive();
        process.destroyForcibly();
        process.onExit().join();
        return alive;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return process.info().commandLine().orElse("?") + "\nout: " + out() + "\nerr: " + err();
    }
}
