package io.github.pidkeeper.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** What every kind of lock must do. */
@Timeout(60)
public abstract class LockFileContract {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    /** One for each test. */
    protected abstract LockFile locks();

    private LockFile locks;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("lock");
        locks = locks();
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
    void whoOnlyAsksIsToldTheHolderAndLeavesNothingBehind() throws Exception {
        assertThat(locks.holder(file)).isEmpty();
        assertThat(file).doesNotExist();
        try (Held _ = locked("stop by 4711")) {
            assertThat(locks.holder(file)).contains("stop by 4711");
            assertThat(locks.tryLock(file, "me too", Duration.ZERO))
                    .as("it is held all the same")
                    .isEqualTo(new Locking.HeldByAnother("stop by 4711"));
        }
        assertThat(locks.holder(file)).isEmpty();
        assertThat(file).isEmptyFile();
        locked("next").close();
    }

    private Held locked(String note) throws InterruptedException, IOException {
        return switch (locks.tryLock(file, note, Duration.ZERO)) {
            case Locking.Locked(Held held) -> held;
            case Locking other -> throw new AssertionError(other.toString());
        };
    }
}
