package io.github.pidkeeper.core.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Many processes that have nothing to do with any broker, until it is closed. */
final class Crowd implements AutoCloseable {

    private final List<Process> processes = new ArrayList<>();

    Crowd(int number) throws IOException {
        for (int i = 0; i < number; i++) {
            processes.add(new ProcessBuilder("sleep", "600").start());
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
