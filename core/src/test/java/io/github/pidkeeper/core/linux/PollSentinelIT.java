package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.watch.Sentinel;
import io.github.pidkeeper.core.watch.SentinelContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollSentinelIT extends SentinelContract {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final ProcessTable processes = RealTable.ofThisSystem();

    @Override
    protected Sentinel sentinel() {
        return new PollSentinel(new Libc(), Procfs.ofThisSystem());
    }

    @Override
    protected ProcessTable processes() {
        return processes;
    }

    @Test
    void whatHappensToOtherFilesBesideItIsNoNews() throws IOException {
        Files.writeString(pidFile, "1234");
        Path log = Files.writeString(directory.resolve("broker.log"), "");
        sentinel.guard(pidFile);
        for (int i = 0; i < 100; i++) {
            Files.writeString(log, "line\n", StandardOpenOption.APPEND);
        }
        Files.writeString(directory.resolve("another"), "");
        Files.delete(log);

        assertThat(sentinel.await(List.of(), SHORT)).isEqualTo(nothing());
    }

    @Test
    void aChangeOfItsPermissionsIsNoticed() throws IOException {
        Files.writeString(pidFile, "1234");
        sentinel.guard(pidFile);
        Files.setPosixFilePermissions(pidFile, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertNoticed();
    }

    @Test
    void eachStepTowardsAMissingDirectoryIsNoticedOnceItIsGuardedAgain() throws IOException {
        pidFile = directory.resolve("run/nanomq/nanomq.pid");
        sentinel.guard(pidFile);
        for (Path step : List.of(directory.resolve("run"), directory.resolve("run/nanomq"))) {
            Files.createDirectory(step);
            assertNoticed();
            sentinel.guard(pidFile);
        }
        Files.writeString(pidFile, "1234");
        assertNoticed();
    }

    @Test
    void theDisappearanceOfItsDirectoryIsNoticed() throws IOException {
        Path run = Files.createDirectory(directory.resolve("run"));
        pidFile = run.resolve("broker.pid");
        sentinel.guard(pidFile);
        Files.delete(run);
        assertNoticed();

        sentinel.guard(pidFile);
        Files.createDirectory(run);
        assertNoticed();
    }

    @Test
    void aDirectoryThatIsMovedAwayIsNoticed() throws IOException {
        Path run = Files.createDirectory(directory.resolve("run"));
        pidFile = run.resolve("broker.pid");
        sentinel.guard(pidFile);
        Files.move(run, directory.resolve("elsewhere"));

        assertNoticed();
    }

    @Test
    void theMovingOfADirectoryAboveItsOwnIsNoticed() throws IOException {
        Path run = Files.createDirectories(directory.resolve("run/site/nanomq"));
        pidFile = Files.writeString(run.resolve("nanomq.pid"), "1234");
        assertThat(sentinel.guard(pidFile)).isEmpty();
        Files.createDirectory(directory.resolve("run/another"));
        Files.createFile(directory.resolve("run/site/file"));
        assertThat(sentinel.await(List.of(), SHORT)).isEqualTo(nothing());

        Files.move(directory.resolve("run"), directory.resolve("elsewhere"));
        assertNoticed();
    }

    @Test
    void aDirectoryAboveOneAndAroundAnotherIsWatchedForBoth() throws IOException {
        Path other = directory.resolve("site.pid");
        Path run = Files.createDirectories(directory.resolve("nanomq"));
        pidFile = run.resolve("nanomq.pid");
        sentinel.guard(other);
        sentinel.guard(pidFile);
        Files.writeString(other, "1234");
        assertThat(sentinel.await(List.of(), LONG).pidFiles()).containsExactly(other);

        Files.writeString(pidFile, "1234");
        assertNoticed();
    }

    @Test
    void aDirectoryThatMayNotBeReadIsToldNotToBeGuarded() throws Exception {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("--x--x--x"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(new JavaProgram(GuardProgram.class, "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                        .run(closed.resolve("broker.pid")))
                .containsExactly("inotify_add_watch: Permission denied", "not noticed");
    }

    @Test
    void whereNoMoreWatchesAreGrantedThatIsTold() throws Exception {
        assertThat(limited("max_inotify_watches").run(pidFile))
                .containsExactly("inotify_add_watch: No space left on device", "not noticed");
    }

    @Test
    void whereNoInstanceIsGrantedThatIsTold() throws Exception {
        assertThat(limited("max_inotify_instances").run(pidFile))
                .containsExactly("inotify_init1: Too many open files", "not noticed");
    }

    @Test
    void aMountOverItsDirectoryIsNoticedAndOneElsewhereIsNot() throws Exception {
        assertThat(new JavaProgram(MountProgram.class, "unshare", "--mount").run(directory.resolve("run/nanomq.pid")))
                .containsExactly(
                        "elsewhere: nothing",
                        "over it: noticed",
                        "in it: noticed",
                        "off it: noticed",
                        "again: nothing");
    }

    /** A program in a user namespace of its own, in which it is granted none of these. */
    private static JavaProgram limited(String what) {
        return new JavaProgram(
                GuardProgram.class,
                "unshare",
                "--user",
                "--map-root-user",
                "sh",
                "-c",
                "echo 0 > /proc/sys/user/" + what + " && exec \"$@\"",
                "sh");
    }

    @Test
    void twoPidFilesInOneDirectoryAreToldApart() throws IOException {
        Path other = directory.resolve("other.pid");
        sentinel.guard(pidFile);
        sentinel.guard(other);
        Files.writeString(other, "1234");
        assertThat(sentinel.await(List.of(), LONG).pidFiles()).containsExactly(other);

        sentinel.release(other);
        sentinel.await(List.of(), SHORT);
        Files.writeString(pidFile, "1234");
        assertNoticed();
    }

    @Test
    void aLinkThatIsPutThereIsNoticedAndNotFollowed() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "1");
        sentinel.guard(pidFile);
        Files.createSymbolicLink(pidFile, target);
        assertNoticed();

        sentinel.guard(pidFile);
        sentinel.await(List.of(), SHORT);
        Files.writeString(target, "2");
        assertThat(sentinel.await(List.of(), SHORT)).isEqualTo(nothing());
    }

    @Test
    void aBusyDirectoryWakesUsSeldom() throws IOException {
        sentinel.guard(pidFile);
        Thread busy = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 2000; i++) {
                try {
                    Files.delete(Files.writeString(directory.resolve("file" + i), ""));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
        long begin = System.nanoTime();
        int found = 0;
        while (busy.isAlive()) {
            found += sentinel.await(List.of(), Duration.ofMillis(20)).pidFiles().size();
        }
        Files.writeString(pidFile, "1234");

        assertNoticed();
        assertThat(found).isZero();
        assertThat(System.nanoTime() - begin).isLessThan(LONG.toNanos());
    }

    @Test
    void aZombieHasExited() {
        try (StandIn standIn = StandIn.named("broker")) {
            StandInProcess parent = standIn.start("--unreaped");
            try (PinnedProcess child = pinned(Long.parseLong(parent.await("child")))) {
                child.send(Signal.FORCE);

                assertThat(sentinel.await(List.of(child), LONG).exited()).containsExactly(child);
            }
        }
    }

    @Test
    void noDescriptorIsLeftBehind() {
        var descriptors = new OpenDescriptors();
        int before = descriptors.count();

        for (int i = 0; i < 50; i++) {
            try (Sentinel another = sentinel()) {
                another.guard(pidFile);
                another.ring();
                another.await(List.of(), LONG);
            }
        }

        assertThat(descriptors.count()).isEqualTo(before);
    }
}
