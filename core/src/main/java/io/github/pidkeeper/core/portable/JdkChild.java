package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.process.ProcessSpawner;
import java.time.Duration;
import java.util.OptionalInt;

/** A child that the JDK looks after. */
record JdkChild(Process process) implements ProcessSpawner.Child {

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    @Override
    public boolean awaitExit(Duration limit) throws InterruptedException {
        return process.waitFor(limit);
    }
}
