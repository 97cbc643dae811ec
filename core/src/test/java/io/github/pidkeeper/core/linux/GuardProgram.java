package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.watch.Sentinel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Guards a pid file, tells why that does not succeed, and whether its bell and its limit still end a wait. */
final class GuardProgram {

    private GuardProgram() {}

    public static void main(String[] args) {
        try (Sentinel sentinel = new PollSentinel(new Libc(), Procfs.ofThisSystem())) {
            System.out.println(sentinel.guard(Path.of(args[0])).orElse("guarded"));
            sentinel.ring();
            sentinel.await(List.of(), Duration.ofMinutes(1));
            boolean noticed =
                    !sentinel.await(List.of(), Duration.ofMillis(20)).pidFiles().isEmpty();
            System.out.println(noticed ? "noticed" : "not noticed");
            sentinel.release(Path.of(args[0]));
        }
    }
}
