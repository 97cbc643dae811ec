package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Asks of files that cannot be removed what would keep them from it, and then tries. To be run as root in a mount namespace
 * of its own only.
 */
final class RemovalProgram {

    private final LinuxFileAccess files =
            new LinuxFileAccess(new Libc(), 0, Architecture.named(System.getProperty("os.arch")));
    private final Path directory;

    private RemovalProgram(Path directory) {
        this.directory = directory;
    }

    /** Tells for each of them what was foreseen and what then happened. */
    public static void main(String[] arguments) throws Exception {
        new RemovalProgram(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
        mount("mount", "-t", "tmpfs", "none", directory.toString());
        tell("plain", file("plain"));
        Path mounted = file("mounted");
        mount("mount", "--bind", file("other").toString(), mounted.toString());
        tell("mount point", mounted);
        Path readOnly = file("read-only/broker.pid");
        mount(
                "mount",
                "--bind",
                readOnly.getParent().toString(),
                readOnly.getParent().toString());
        mount("mount", "-o", "remount,bind,ro", readOnly.getParent().toString());
        tell("read-only", readOnly);
        Path immutable = file("immutable");
        mount("chattr", "+i", immutable.toString());
        tell("immutable", immutable);
        Path appended = file("appended");
        mount("chattr", "+a", appended.toString());
        tell("appended to", appended);
        Path kept = file("kept/broker.pid");
        mount("chattr", "+a", kept.getParent().toString());
        tell("directory appended to", kept);
    }

    private Path file(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "1234");
    }

    private void tell(String what, Path file) {
        System.out.println(what + ": " + files.obstacle(file).orElse("none") + ", " + removal(file));
    }

    private static String removal(Path file) {
        try {
            Files.delete(file);
            return "none";
        } catch (IOException e) {
            return Found.Unreadable.because(e).reason();
        }
    }

    private static void mount(String... command) throws Exception {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(List.of(command).toString());
        }
    }
}
