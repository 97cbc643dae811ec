package io.github.pidkeeper.core.lifecycle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/**
 * The end of a text file that anybody may have put there: a link is not followed, what is no plain file is not opened, and
 * no more is read than is shown.
 */
record TextTail(Path path) {

    private static final int LAST_LINES = 20;
    private static final int LAST_BYTES = 16 * 1024;

    /**
     * The last lines that are not blank, oldest first; empty where there are none or they cannot be read.
     *
     * @param from where to begin at the earliest, in bytes from the beginning
     */
    List<String> lines(long from) {
        try {
            if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile()) {
                return List.of();
            }
            List<String> lines =
                    text(from).lines().filter(line -> !line.isBlank()).toList();
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException _) {
            return List.of();
        }
    }

    private String text(long from) throws IOException {
        try (SeekableByteChannel file =
                Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            file.position(Math.max(from, file.size() - LAST_BYTES));
            ByteBuffer tail = ByteBuffer.allocate(LAST_BYTES);
            while (tail.hasRemaining() && file.read(tail) > 0) {
                // There is more.
            }
            return new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8);
        }
    }
}
