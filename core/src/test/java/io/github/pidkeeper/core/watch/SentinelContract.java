package io.github.pidkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.watch.Sentinel.Happenings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every sentinel must notice, with real files and processes. */
@Timeout(90)
public abstract class SentinelContract {

    protected static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    protected Path directory;

    protected Path pidFile;
    protected Sentinel sentinel;

    protected abstract Sentinel sentinel();

    protected abstract ProcessTable processes();

    @BeforeEach
    void open() {
        pidFile = directory.resolve("broker.pid");
        sentinel = sentinel();
    }

    @AfterEach
    void close() {
        sentinel.close();
    }

    @Test
    void whileNothingHappensItWaitsForTheLimit() {
        sentinel.guard(pidFile);
        long begin = System.nanoTime();

        assertThat(sentinel.await(List.of(), Duration.ofMillis(80))).isEqualTo(nothing());
        assertThat(System.nanoTime() - begin).isBetween(80_000_000L, LONG.toNanos());
    }

    @Test
    void aRingEndsTheWaitAndOneBeforeItToo() throws Exception {
        sentinel.ring();
        sentinel.ring();
        assertThat(sentinel.await(List.of(), LONG)).isEqualTo(nothing());

        var waiting = new FutureTask<>(() -> sentinel.await(List.of(), LONG));
        Thread.ofPlatform().start(waiting);
        sentinel.ring();
        assertThat(waiting.get()).isEqualTo(nothing());
        assertThat(sentinel.await(List.of(), Duration.ofMillis(20))).isEqualTo(nothing());
    }

    @Test
    void aPidFileThatComesIsNoticed() throws IOException {
        sentinel.guard(pidFile);
        Files.writeString(pidFile, "1234");

        assertNoticed();
    }

    @Test
    void aPidFileThatIsReplacedIsNoticed() throws IOException {
        Files.writeString(pidFile, "1234");
        sentinel.guard(pidFile);
        Path next = Files.writeString(directory.resolve("next"), "1235");
        Files.move(next, pidFile, StandardCopyOption.ATOMIC_MOVE);

        assertNoticed();
    }

    @Test
    void aPidFileThatGoesIsNoticed() throws IOException {
        Files.writeString(pidFile, "1234");
        sentinel.guard(pidFile);
        Files.delete(pidFile);

        assertNoticed();
    }

    @Test
    void aPidFileThatIsRewrittenInPlaceIsNoticed() throws IOException {
        Files.writeString(pidFile, "1234");
        sentinel.guard(pidFile);
        Files.writeString(pidFile, "12345");

        assertNoticed();
    }

    @Test
    void aPidFileInADirectoryThatIsNotThereYetIsNoticed() throws IOException {
        pidFile = directory.resolve("run/nanomq/nanomq.pid");
        sentinel.guard(pidFile);
        Files.createDirectories(pidFile.getParent());
        Files.writeString(pidFile, "1234");

        assertNoticed();
    }

    @Test
    void aReleasedPidFileIsNotNoticed() throws IOException {
        sentinel.guard(pidFile);
        sentinel.release(pidFile);
        Files.writeString(pidFile, "1234");

        assertThat(sentinel.await(List.of(), Duration.ofMillis(60)).pidFiles()).isEmpty();
    }

    @Test
    void theExitOfAProcessIsNoticed() {
        try (StandIn standIn = StandIn.named("broker")) {
            StandInProcess broker = standIn.start("--port", "0").awaitReady();
            StandInProcess survivor = standIn.start("--port", "0").awaitReady();
            try (PinnedProcess one = pinned(broker.pid());
                    PinnedProcess other = pinned(survivor.pid())) {
                broker.signal("TERM");

                assertThat(sentinel.await(List.of(one, other), LONG).exited()).containsExactly(one);
            }
        }
    }

    protected final void assertNoticed() {
        assertThat(sentinel.await(List.of(), LONG).pidFiles()).containsExactly(pidFile);
    }

    protected static Happenings nothing() {
        return new Happenings(Set.of(), Set.of());
    }

    protected final PinnedProcess pinned(long pid) {
        return switch (processes().pin(pid)) {
            case Pinning.Pinned(PinnedProcess process) -> process;
            case Pinning other -> throw new AssertionError(other.toString());
        };
    }
}
