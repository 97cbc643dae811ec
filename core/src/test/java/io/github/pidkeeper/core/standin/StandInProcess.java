package io.github.pidkeeper.core.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A stand-in that a test has started itself, and what it has told since. */
public final class StandInProcess {

    private final Process process;
    private final Patience patience;
    private final List<String> told = new ArrayList<>();
    private final Thread listener;

    StandInProcess(Process process, Patience patience) {
        this.process = process;
        this.patience = patience;
        listener = Thread.ofVirtual().name("stand-in " + process.pid()).start(this::listen);
    }

    /** The pid of the process that was started, which for a daemon or under {@code --unreaped} is not the broker's. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process that was started is alive. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process that was started, for signals and for its start time. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Sends the signal of this name, "TERM" or "HUP" say, to the process that was started, and does not wait. */
    public void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it has bound. */
    public int port() {
        return Integer.parseInt(await("port"));
    }

    /** Waits until the port, if there is to be one, is bound. */
    public StandInProcess awaitReady() {
        await("ready");
        return this;
    }

    /**
     * Waits for one of "pid", "pid-file", "port", "ready", "term", "hup", "cont", "child", "worker", "thread" and
     * "exit", and returns the value behind it, or "".
     */
    public String await(String event) {
        return await(event, 1);
    }

    /** Waits until the event has been told so many times, and returns the value of the last one. */
    public String await(String event, int times) {
        patience.until(event + " from " + process, () -> values(event).size() >= times || !listener.isAlive());
        List<String> values = values(event);
        if (values.size() < times) {
            throw new AssertionError("ended without telling " + event + ", but: " + told());
        }
        return values.get(times - 1);
    }

    /**
     * Waits for the end of the process that was started and of everybody who shares its output, and returns its exit code,
     * or 128 + n after signal n.
     */
    public int awaitExit() {
        patience.until("the end of " + process, this::hasEnded);
        return process.exitValue();
    }

    /** Whether there is nothing left to {@linkplain #awaitExit await}. */
    boolean hasEnded() {
        return !process.isAlive() && !listener.isAlive();
    }

    /** Everything it has written so far, to standard output and standard error, line by line. */
    public List<String> told() {
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    private List<String> values(String event) {
        return told().stream()
                .filter(line -> line.equals(event) || line.startsWith(event + " "))
                .map(line -> line.substring(event.length()).strip())
                .toList();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (told) {
                    told.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
