package io.github.pidkeeper.core.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything below a path as it is at one moment: names, inodes, times of change, modes, owners, and bytes. What was made and
 * removed again in between shows in the times of its directory.
 */
public record FileTree(Map<String, String> files) {

    public static FileTree of(Path root) {
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(root)) {
            all.forEach(file -> files.put(root.relativize(file).toString(), facts(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FileTree(files);
    }

    private static String facts(Path file) {
        try {
            Map<String, Object> facts = new TreeMap<>(Files.readAttributes(
                    file, "unix:ino,nlink,mode,uid,gid,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS));
            boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < 1 << 20;
            return facts + (plain ? " " + HexFormat.of().formatHex(Files.readAllBytes(file)) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
