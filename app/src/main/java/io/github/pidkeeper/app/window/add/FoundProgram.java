package io.github.pidkeeper.app.window.add;

import io.github.pidkeeper.core.process.ProcessFacts;
import java.nio.file.Path;
import java.util.Optional;

/** A broker's program that is installed on this machine, and a process that was started from it, if one runs. */
public record FoundProgram(Path executable, Optional<ProcessFacts> running) {}
