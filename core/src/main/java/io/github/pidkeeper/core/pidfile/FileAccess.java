package io.github.pidkeeper.core.pidfile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** A way to look into files that anybody may have put there, without being trapped by them. */
public interface FileAccess {

    /**
     * Looks at what is at the path itself: a link there is not followed, and what is no plain file is not opened.
     *
     * @param limit how many bytes of a plain file are read at most
     */
    Found look(Path path, int limit);

    /**
     * What would keep this user from removing or replacing whatever is at the path: the system's own words. Empty where
     * nothing is seen that would, or nothing is there; found out without trying.
     */
    default Optional<String> obstacle(Path path) {
        return Optional.empty();
    }

    /** The number of the user whose files are trusted beside root's, this one; empty where the system has no such numbers. */
    default OptionalLong ownUid() {
        return OptionalLong.empty();
    }

    /** What was found at a path. */
    sealed interface Found {

        record Nothing() implements Found {}

        /**
         * A regular file.
         *
         * @param trusted it belongs to root or to this user
         * @param head its first bytes, up to the limit; nobody changes them
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record PlainFile(FileStamp stamp, boolean writableByAll, boolean trusted, byte[] head) implements Found {}

        record Special(Kind kind) implements Found {}

        /**
         * It is there, or may be, and could not be read.
         *
         * @param reason the operating system's own words
         */
        record Unreadable(String reason) implements Found {

            public static Unreadable because(IOException failure) {
                return new Unreadable(
                        switch (failure) {
                            // The JDK gives these types and no words.
                            case AccessDeniedException _ -> "Permission denied";
                            case NoSuchFileException _ -> "No such file or directory";
                            case FileAlreadyExistsException _ -> "File exists";
                            case FileSystemException told ->
                                Objects.requireNonNullElse(told.getReason(), told.toString());
                            default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
                        });
            }
        }
    }

    /** What a path can lead to that is not a plain file. */
    enum Kind {
        LINK,
        DIRECTORY,
        FIFO,
        DEVICE,
        SOCKET
    }
}
