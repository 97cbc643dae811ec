package io.github.pidkeeper.core.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Locks that the operating system takes back when their holder dies, each on a file that is never deleted: a lock file
 * that is found is no sign of a lock. They exclude threads of one program as they exclude programs.
 */
public interface LockFile {

    /**
     * Takes the lock, and waits for it until the limit has passed.
     *
     * @param file created with mode 0600 where it is missing; its directory must be there
     * @param holderNote who will hold it and for what, in one line for whoever finds it held
     * @param limit zero tries once
     */
    Locking tryLock(Path file, String holderNote, Duration limit) throws InterruptedException;

    /**
     * Who has the lock at this moment, by the note that he left; empty where nobody has, or it cannot be told. Waits for
     * nobody and leaves nothing behind.
     */
    default Optional<String> holder(Path file) {
        return Optional.empty();
    }

    /** What came of taking a lock. */
    sealed interface Locking {

        record Locked(Held held) implements Locking {}

        /**
         * Somebody else has it.
         *
         * @param note what its holder left; empty where it had no time to
         */
        record HeldByAnother(String note) implements Locking {}

        /**
         * The lock could not be tried.
         *
         * @param reason the operating system's own words
         */
        record Unavailable(String reason) implements Locking {}
    }

    /** A lock in our hands, until it is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
