package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.LockFile.Held;
import io.github.pidkeeper.core.process.LockFile.Locking;
import io.github.pidkeeper.core.process.LockFileContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlockIT extends LockFileContract {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final LockFile locks = locks();
    private Path file;

    @Override
    protected LockFile locks() {
        return new Flock(new Libc(), Architecture.named(System.getProperty("os.arch")));
    }

    @BeforeEach
    void nameAFile() {
        file = directory.resolve("flock");
    }

    @Test
    @Fault("C26")
    void aProgramThatIsEndedByForceLosesItsLock() throws Exception {
        Process holder = new JavaProgram(LockHolder.class).start(file);
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("Locked");
            assertThat(locks.tryLock(file, "me", Duration.ZERO))
                    .isEqualTo(new Locking.HeldByAnother("the other program"));

            holder.destroyForcibly();
            assertThat(locks.tryLock(file, "me", LONG)).isInstanceOf(Locking.Locked.class);
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProcessStartedMeanwhileDoesNotInheritTheLock() throws Exception {
        Held held = locked("first");
        Process child = new ProcessBuilder("cat").start();
        try {
            held.close();
            locked("second").close();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void aLockFileThatWasReplacedMeanwhileIsNotLockedUnderItsOldName() throws Exception {
        try (Held _ = locked("first")) {
            Files.delete(file);

            try (Held _ = locked("second")) {
                assertThat(locks.tryLock(file, "third", Duration.ZERO)).isEqualTo(new Locking.HeldByAnother("second"));
            }
        }
        assertThat(file).exists();
    }

    @Test
    void whereNoFileCanBeTheLockIsUnavailable() throws Exception {
        assertThat(locks.tryLock(directory, "me", LONG)).isEqualTo(new Locking.Unavailable("Is a directory"));
        assertThat(locks.tryLock(directory.resolve("no/lock"), "me", LONG))
                .isEqualTo(new Locking.Unavailable("No such file or directory"));
        Files.createSymbolicLink(file, directory.resolve("elsewhere"));
        assertThat(locks.tryLock(file, "me", LONG)).isInstanceOf(Locking.Unavailable.class);
        assertThat(directory.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void noDescriptorIsLeftBehind() throws Exception {
        locked("first").close();
        var descriptors = new OpenDescriptors();
        int before = descriptors.count();

        for (int i = 0; i < 200; i++) {
            try (Held _ = locked("first")) {
                locks.tryLock(file, "second", Duration.ZERO);
            }
            locks.tryLock(directory, "me", Duration.ZERO);
        }

        assertThat(descriptors.count()).isEqualTo(before);
    }

    private Held locked(String note) throws InterruptedException {
        return switch (locks.tryLock(file, note, Duration.ZERO)) {
            case Locking.Locked(Held held) -> held;
            case Locking other -> throw new AssertionError(other.toString());
        };
    }
}
