package io.github.pidkeeper.core.portable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.LockFile.Held;
import io.github.pidkeeper.core.process.LockFile.Locking;
import io.github.pidkeeper.core.process.LockFileContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortableLockFileIT extends LockFileContract {

    @Override
    protected LockFile locks() {
        return new PortableLockFile();
    }

    @Test
    void whoFindsItTakenInThisProgramDoesNotReleaseItByLooking(@TempDir Path directory) throws Exception {
        LockFile locks = locks();
        Path file = directory.resolve("lock");
        try (Held _ = ((Locking.Locked) locks.tryLock(file, "first", Duration.ZERO)).held()) {
            for (int i = 0; i < 3; i++) {
                assertThat(locks.tryLock(file, "second", Duration.ZERO)).isEqualTo(new Locking.HeldByAnother("first"));
            }
        }
    }
}
