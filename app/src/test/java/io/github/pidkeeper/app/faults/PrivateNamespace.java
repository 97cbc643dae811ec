package io.github.pidkeeper.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.core.standin.CProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to run a command among processes, mounts and sockets of its own, as root over them: as root of this machine, or as
 * any user in a user namespace. When the process that was started is ended, everything in there ends with it.
 *
 * @param prefix what the command stands behind
 */
record PrivateNamespace(List<String> prefix) {

    private static final List<String> UNSHARE =
            List.of("unshare", "--fork", "--pid", "--mount-proc", "--net", "--kill-child");

    /** The first is for root; with the second there are other users too. */
    private static final List<List<String>> WAYS =
            List.of(List.of(), List.of("--map-root-user", "--map-auto"), List.of("--map-root-user"));

    /** The path of the warden, the program that is pid 1 in there. */
    static Path warden() {
        return new CProgram("warden").executable();
    }

    /** The first way that this system allows; without any the tests must fail, not be skipped. */
    static PrivateNamespace ofThisSystem() throws IOException {
        var complaints = new ArrayList<String>();
        for (List<String> way : WAYS) {
            var namespace = new PrivateNamespace(prefix(way));
            String complaint = namespace.complaint();
            if (complaint.isEmpty()) {
                return namespace;
            }
            complaints.add(complaint);
        }
        throw new AssertionError("The fault matrix needs pid namespaces of its own: run it as root, or allow user"
                + " namespaces (sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces above 0). The"
                + " system said: " + String.join("; ", complaints));
    }

    /** What names the pid namespace of whoever asks, the same for all in it. */
    static String ofThisProcess() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    }

    ProcessBuilder command(List<String> command) {
        return new ProcessBuilder(
                Stream.concat(prefix.stream(), command.stream()).toList());
    }

    private static List<String> prefix(List<String> way) {
        return Stream.of(UNSHARE, way, List.of(warden().toString(), "--loopback"))
                .flatMap(List::stream)
                .toList();
    }

    /** Empty if a command runs in there. */
    private String complaint() throws IOException {
        Process trial = command(List.of("true")).redirectErrorStream(true).start();
        String said = new String(trial.getInputStream().readAllBytes(), UTF_8).strip();
        return trial.onExit().join().exitValue() == 0 ? "" : said.isEmpty() ? "no reason" : said;
    }
}
