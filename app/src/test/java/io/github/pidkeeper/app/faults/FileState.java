package io.github.pidkeeper.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file of any kind as it was at one moment, links themselves and not what they point to.
 *
 * @param facts inode, kind, mode, owner, size, times; without those that a mere look changes
 * @param content the bytes of a small regular file, the names in a directory, or where a link leads
 */
record FileState(Path path, Map<String, String> facts, String content) implements Witness {

    private static final List<String> WATCHED =
            List.of("ino", "mode", "uid", "gid", "size", "nlink", "lastModifiedTime", "ctime");

    private static final int SMALL = 64 * 1024;

    static FileState of(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new FileState(path, Map.of(), "");
        }
        try {
            var facts = new TreeMap<String, String>();
            Files.readAttributes(path, "unix:" + String.join(",", WATCHED), LinkOption.NOFOLLOW_LINKS)
                    .forEach((name, value) -> facts.put(name, value.toString()));
            return new FileState(path, facts, content(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> harm() {
        FileState now = of(path);
        return equals(now) ? Optional.empty() : Optional.of("file " + path + " was changed: " + this + " to " + now);
    }

    void checkUnchanged() {
        harm().ifPresent(harm -> {
            throw new AssertionError(harm);
        });
    }

    private static String content(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return Files.readSymbolicLink(path).toString();
        }
        if (Files.isDirectory(path)) {
            try (var entries = Files.list(path)) {
                return entries.sorted().toList().toString();
            }
        }
        return Files.isRegularFile(path) && Files.size(path) <= SMALL && Files.isReadable(path)
                ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                : "";
    }
}
