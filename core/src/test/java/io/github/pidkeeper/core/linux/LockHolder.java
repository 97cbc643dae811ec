package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.LockFile.Locking;
import java.nio.file.Path;
import java.time.Duration;

/** Takes the lock on a file, says what came of it, and keeps it until its standard input ends. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] args) throws Exception {
        var locks = new Flock(new Libc(), Architecture.named(System.getProperty("os.arch")));
        Locking locking = locks.tryLock(Path.of(args[0]), "the other program", Duration.ZERO);
        System.out.println(locking.getClass().getSimpleName());
        while (System.in.read() >= 0) {
            // Holding.
        }
    }
}
