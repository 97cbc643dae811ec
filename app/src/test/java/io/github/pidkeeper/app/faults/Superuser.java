package io.github.pidkeeper.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the root of a row's namespace does for it: mounts, owners, commands of the system.
 *
 * @param mounts what was mounted, in this order
 * @param home where the commands leave what they say
 */
record Superuser(List<Path> mounts, Path home) {

    Superuser(Path home) {
        this(new ArrayList<>(), home);
    }

    /** Runs a command of the system, which must succeed. */
    void run(String... command) throws IOException {
        Path log = home.resolve("system.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(log));
        }
    }

    /** Mounts something for this row alone; the last two words are what and where. */
    void mount(String... words) throws IOException {
        var command = new ArrayList<>(List.of("mount"));
        command.addAll(Arrays.asList(words));
        run(command.toArray(String[]::new));
        mounts.add(Path.of(words[words.length - 1]));
    }

    /** Makes a directory that belongs to this user. */
    void directoryOf(Account account, Path path) throws IOException {
        require(account);
        Files.createDirectory(path);
        run("chown", account.uid() + ":" + account.uid(), path.toString());
    }

    /** Fails if there is no such user in the namespace. */
    void require(Account account) throws IOException {
        boolean known = Files.readAllLines(Path.of("/proc/self/uid_map")).stream()
                .map(line -> Pattern.compile(" +")
                        .splitAsStream(line.strip())
                        .mapToLong(Long::parseLong)
                        .toArray())
                .anyMatch(range -> range[0] <= account.uid() && account.uid() < range[0] + range[2]);
        if (!known) {
            throw new IOException("there is no second user in this namespace: run it as root, or give this user"
                    + " subordinate ids in /etc/subuid and /etc/subgid (Debian: uidmap)");
        }
    }

    /** The mounts stand in the way of whoever clears the directory. */
    void unmountAll() throws IOException {
        for (Path mount : mounts.reversed()) {
            run("umount", "--lazy", mount.toString());
        }
    }
}
