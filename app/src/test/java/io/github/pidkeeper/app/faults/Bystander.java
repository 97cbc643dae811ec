package io.github.pidkeeper.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process that has nothing to do with the broker and writes down every signal that reaches it.
 *
 * @param started its start time in the kernel's own ticks
 * @param log what it has written down
 */
record Bystander(long pid, String started, Path log) implements Witness {

    static final String READY = "ready";

    static Bystander of(long pid, Path log) {
        return new Bystander(
                pid, ProcessState.of(pid).map(ProcessState::started).orElse("never"), log);
    }

    @Override
    public Optional<String> harm() {
        Optional<ProcessState> state =
                ProcessState.of(pid).filter(it -> it.started().equals(started));
        if (state.isEmpty() || state.get().isDead()) {
            return Optional.of("bystander " + pid + " was ended");
        }
        if (state.get().isStopped()) {
            return Optional.of("bystander " + pid + " was stopped");
        }
        List<String> signals =
                lines().stream().filter(line -> !line.equals(READY)).toList();
        return signals.isEmpty() ? Optional.empty() : Optional.of("bystander " + pid + " got signal " + signals);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
