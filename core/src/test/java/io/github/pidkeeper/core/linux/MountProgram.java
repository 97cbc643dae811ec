package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.watch.Sentinel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Guards a pid file while file systems are mounted around it. To be run in a mount namespace of its own only. */
final class MountProgram {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final Sentinel sentinel = new PollSentinel(new Libc(), Procfs.ofThisSystem());
    private final Path pidFile;

    private MountProgram(Path pidFile) {
        this.pidFile = pidFile;
    }

    public static void main(String[] args) throws Exception {
        new MountProgram(Path.of(args[0])).run();
    }

    private void run() throws Exception {
        Path directory = Files.createDirectories(pidFile.getParent());
        Path elsewhere = Files.createDirectory(directory.resolveSibling("elsewhere"));
        sentinel.guard(pidFile);
        mount("mount", "-t", "tmpfs", "none", elsewhere.toString());
        tell("elsewhere", SHORT);
        mount("mount", "-t", "tmpfs", "none", directory.toString());
        tell("over it", LONG);
        sentinel.guard(pidFile);
        Files.writeString(pidFile, "1234");
        tell("in it", LONG);
        sentinel.guard(pidFile);
        mount("umount", "--lazy", directory.toString());
        tell("off it", LONG);
        sentinel.guard(pidFile);
        tell("again", SHORT);
        sentinel.close();
    }

    /** What was noticed; the two events that the end of a mount is may come one after the other. */
    private void tell(String what, Duration limit) {
        boolean noticed = sentinel.await(List.of(), limit).pidFiles().contains(pidFile);
        while (noticed
                && !sentinel.await(List.of(), Duration.ofMillis(50)).pidFiles().isEmpty()) {
            // More of the same.
        }
        System.out.println(what + ": " + (noticed ? "noticed" : "nothing"));
    }

    private static void mount(String... command) throws Exception {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(List.of(command).toString());
        }
    }
}
