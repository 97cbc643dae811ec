package io.github.pidkeeper.core.pidfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Files as a test tells them: each look finds the next thing, and the last one for ever. */
final class FakeFiles implements FileAccess {

    private final Deque<Found> coming = new ArrayDeque<>();
    private int looks;

    FakeFiles(Found... coming) {
        this.coming.addAll(List.of(coming));
    }

    static Found.PlainFile file(String content) {
        return file(content, 1);
    }

    static Found.PlainFile file(String content, long inode) {
        byte[] bytes = content.getBytes(UTF_8);
        return new Found.PlainFile(new FileStamp(1, inode, bytes.length, Instant.EPOCH, 0), false, true, bytes);
    }

    int looks() {
        return looks;
    }

    @Override
    public Found look(Path path, int limit) {
        looks++;
        return coming.size() > 1 ? coming.removeFirst() : coming.getFirst();
    }
}
