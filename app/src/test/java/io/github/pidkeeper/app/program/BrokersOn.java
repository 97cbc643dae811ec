package io.github.pidkeeper.app.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** The real brokers that a test has had started with a configuration of its own. */
record BrokersOn(Path configuration) {

    /** Ends those that still run, and fails if there were any. */
    void noneIsLeft() {
        var left = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(configuration.toString()))
                        .isPresent())
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        assertThat(left).as("brokers left behind").isEmpty();
    }
}
