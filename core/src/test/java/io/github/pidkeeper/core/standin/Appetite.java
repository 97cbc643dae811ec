package io.github.pidkeeper.core.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A process that has so many files open and so many threads, works without a pause, and knows what it has used. */
public final class Appetite implements AutoCloseable {

    private static final CProgram PROGRAM = new CProgram("appetite");
    private static final int STANDARD_FILES = 3;

    private final Process process;
    private final BufferedReader told;
    private final int files;
    private final int threads;

    /** @param threads at least one, which is the one that works */
    public Appetite(int files, int threads) {
        this.files = files;
        this.threads = threads;
        try {
            process = new ProcessBuilder(
                            PROGRAM.executable().toString(), Integer.toString(files), Integer.toString(threads))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        told = process.inputReader();
        next();
    }

    public long pid() {
        return process.pid();
    }

    /** All of its files, the standard ones included. */
    public int files() {
        return files + STANDARD_FILES;
    }

    /** All of its threads, the first one included. */
    public int threads() {
        return threads + 1;
    }

    /** Processor time that it has used so far, as it knows itself. */
    public Duration used() {
        try {
            process.outputWriter().write('\n');
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next();
    }

    private Duration next() {
        try {
            return Duration.ofMillis(Long.parseLong(told.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
