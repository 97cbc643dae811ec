package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.LockFile.Held;
import io.github.pidkeeper.core.process.LockFile.Locking;
import io.github.pidkeeper.core.standin.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FlockIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final LockFile locks = new Flock(new Libc(), Architecture.named(System.getProperty("os.arch")));
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("lock");
    }

    @Test
    void theFirstHasTheLockAndTheSecondIsToldWho() throws Exception {
        try (Held _ = locked("stop by 4711")) {
            assertThat(locks.tryLock(file, "me too", Duration.ZERO))
                    .isEqualTo(new Locking.HeldByAnother("stop by 4711"));
            assertThat(locks.tryLock(file, "me too", Duration.ofMillis(60)))
                    .isEqualTo(new Locking.HeldByAnother("stop by 4711"));
        }
        locked("next").close();
    }

    @Test
    void theFileStaysAndBelongsToUsAlone() throws Exception {
        locked("somebody").close();

        assertThat(file).exists().isEmptyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLockFileThatIsLeftBehindIsNoLock() throws Exception {
        Files.writeString(file, "a dead program");

        locked("somebody").close();
    }

    @Test
    void aLaterHoldersNoteReplacesAnEarlierLongerOne() throws Exception {
        Files.writeString(file, "a much longer note of a dead program");

        try (Held _ = locked("short")) {
            assertThat(file).hasContent("short");
        }
    }

    @Test
    void whoWaitsHasItAsSoonAsItIsFree() throws Exception {
        Held first = locked("first");
        var second = new FutureTask<>(() -> locks.tryLock(file, "second", LONG));
        Thread thread = Thread.ofPlatform().start(second);
        Patience.ofABusyMachine().until("waiting", () -> thread.getState() == Thread.State.TIMED_WAITING);
        first.close();

        assertThat(second.get()).isInstanceOf(Locking.Locked.class);
        ((Locking.Locked) second.get()).held().close();
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        try (Held _ = locked("first")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> locks.tryLock(file, "second", LONG)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void onlyOneOfManyThreadsHasIt() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        Runnable work = () -> {
            for (int i = 0; i < 5; i++) {
                try (Held _ = ((Locking.Locked) locks.tryLock(file, "thread", LONG)).held()) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
        var threads = new Thread[] {
            Thread.ofPlatform().start(work), Thread.ofPlatform().start(work)
        };
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most).hasValue(1);
    }

    @Test
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

    private Held locked(String note) throws InterruptedException, IOException {
        return switch (locks.tryLock(file, note, Duration.ZERO)) {
            case Locking.Locked(Held held) -> held;
            case Locking other -> throw new AssertionError(other.toString());
        };
    }
}
