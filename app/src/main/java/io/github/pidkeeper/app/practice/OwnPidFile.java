package io.github.pidkeeper.app.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** The pid file that a broker writes about itself: whole or not at all, and removed by nobody but the process it names. */
final class OwnPidFile {

    private final Path file;
    private final Path directory;
    private final String content;

    /** @param file absolute, and not the root of a file system */
    OwnPidFile(Path file, long ownPid) {
        this.file = file;
        this.directory = Objects.requireNonNull(file.getParent(), "a root is no pid file");
        this.content = ownPid + "\n";
    }

    /** What would keep it from being written, as far as can be seen beforehand. */
    Optional<Failure> obstacle() {
        if (!Files.isDirectory(directory)) {
            return Optional.of(Failure.cannotCreate("practice.no-directory", file, directory));
        }
        if (!Files.isWritable(directory)) {
            return Optional.of(Failure.cannotCreate("practice.directory-not-writable", file, directory));
        }
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(Failure.cannotCreate("practice.pid-file-is-directory", file));
        }
        return Optional.empty();
    }

    /** Puts it in place in one step, so that nobody ever reads half of it. */
    Optional<Failure> write() {
        try {
            Path draft = Files.createTempFile(directory, file.getFileName().toString(), ".new");
            try {
                Files.writeString(draft, content);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Failure.cannotCreate("practice.pid-file-not-written", file, Failure.reason(e)));
        }
    }

    Optional<Failure> removeIfOwn() {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == content.length()
                    && Files.readString(file).equals(content)) {
                Files.delete(file);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Failure.cannotCreate("practice.pid-file-not-removed", file, Failure.reason(e)));
        }
    }
}
