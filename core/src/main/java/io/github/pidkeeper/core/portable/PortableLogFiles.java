package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.log.LogFiles;
import io.github.pidkeeper.core.log.OpenLog;
import io.github.pidkeeper.core.pidfile.FileAccess.Found.Unreadable;
import io.github.pidkeeper.core.pidfile.FileAccess.Kind;
import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.process.User;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Asks what is at a path and opens it only if that is a regular file. In between somebody could put a FIFO there and keep the
 * caller waiting: such a look belongs on a thread that can be spared.
 */
public final class PortableLogFiles implements LogFiles {

    private static final long ROOT = 0;

    private final User user;

    public PortableLogFiles(User user) {
        this.user = user;
    }

    @Override
    public Opening open(Path path) {
        try {
            return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                    ? openAsUnix(path)
                    : openAnywhere(path);
        } catch (NoSuchFileException _) {
            return new Opening.Nothing();
        } catch (IOException e) {
            return new Opening.Unreadable(Unreadable.because(e).reason());
        }
    }

    private Opening openAsUnix(Path path) throws IOException {
        UnixFile there = UnixFile.at(path, LinkOption.NOFOLLOW_LINKS);
        UnixFile file = UnixFile.at(path);
        long maker = there.stamp().ownerUid();
        boolean fair = there.isSameAs(file)
                || maker == ROOT
                || maker == user.uid()
                || maker == file.stamp().ownerUid();
        Optional<Kind> special = fair ? file.kind() : Optional.of(Kind.LINK);
        return special.isPresent() ? new Opening.Special(special.get()) : opened(path, file.stamp());
    }

    private static Opening openAnywhere(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            return new Opening.Special(attributes.isDirectory() ? Kind.DIRECTORY : Kind.DEVICE);
        }
        // What tells files apart where they are not numbered: a new one was created at another time.
        var stamp = new FileStamp(
                0,
                attributes.creationTime().toMillis(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                0);
        return opened(path, stamp);
    }

    private static Opening opened(Path path, FileStamp stamp) throws IOException {
        return new Opening.Opened(new OpenLog(FileChannel.open(path, StandardOpenOption.READ), stamp));
    }
}
