package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.verdict.Script;
import io.github.pidkeeper.core.verdict.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looked up on this machine. */
record MachineSurroundings(ProcessTable processes) implements Surroundings {

    @Override
    public Optional<Script> script(Path program) {
        return new ProgramFile(program).script();
    }

    @Override
    public boolean isThere(Path file) {
        return Files.exists(file);
    }

    @Override
    public Optional<String> variable(long pid, String name) {
        return processes.variable(pid, name);
    }
}
