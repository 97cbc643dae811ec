package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.pidfile.FileStamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** The plain files of a test's own directory, or what the test says is found there instead. */
final class RealFiles implements FileAccess {

    private Optional<Found> instead = Optional.empty();
    private Runnable before = () -> {};
    private Runnable after = () -> {};
    private Optional<String> obstacle = Optional.empty();
    private OptionalLong ownUid = OptionalLong.empty();
    private int looks;
    private volatile boolean hangs;

    void findInstead(Found found) {
        instead = Optional.of(found);
    }

    /** What keeps us from taking away a pid file from now on. */
    void obstruct(String reason) {
        obstacle = Optional.of(reason);
    }

    /** Whose files are ours from now on. */
    void actAs(long uid) {
        ownUid = OptionalLong.of(uid);
    }

    @Override
    public Optional<String> obstacle(Path path) {
        return obstacle;
    }

    @Override
    public OptionalLong ownUid() {
        return ownUid;
    }

    /** Happens right before the look of this number from now, counted from 1. */
    void beforeLook(int number, Runnable happens) {
        looks = number;
        before = happens;
    }

    /** Happens once, right after the next look. */
    void afterLook(Runnable happens) {
        after = happens;
    }

    /** As on a dead file server: whoever looks does not come back. */
    void hang() {
        hangs = true;
    }

    @Override
    public Found look(Path path, int limit) {
        while (hangs) {
            LockSupport.park(this);
        }
        looks--;
        if (looks == 0) {
            before.run();
        }
        Found found = instead.orElseGet(() -> inTheDirectory(path));
        Runnable next = after;
        after = () -> {};
        next.run();
        return found;
    }

    private static Found inTheDirectory(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new Found.Nothing();
        }
        try {
            Map<String, Object> facts = Files.readAttributes(path, "unix:*");
            byte[] bytes = Files.readAllBytes(path);
            var stamp = new FileStamp(
                    1,
                    ((Number) facts.get("ino")).longValue(),
                    bytes.length,
                    Files.getLastModifiedTime(path).toInstant(),
                    1000);
            return new Found.PlainFile(stamp, false, true, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
