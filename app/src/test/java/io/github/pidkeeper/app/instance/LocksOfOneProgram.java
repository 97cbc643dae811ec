package io.github.pidkeeper.app.instance;

import io.github.pidkeeper.core.process.LockFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Locks among the threads of a test, without the operating system. */
public final class LocksOfOneProgram implements LockFile {

    private final Set<Path> held = new HashSet<>();

    @Override
    public synchronized Locking tryLock(Path file, String holderNote, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toMillis(); held.contains(file); left = (end - System.nanoTime()) / 1_000_000) {
            if (left <= 0) {
                return new Locking.HeldByAnother("");
            }
            wait(left);
        }
        held.add(file);
        return new Locking.Locked(() -> release(file));
    }

    @Override
    public synchronized Optional<String> holder(Path file) {
        return held.contains(file) ? Optional.of("") : Optional.empty();
    }

    private synchronized void release(Path file) {
        held.remove(file);
        notifyAll();
    }
}
