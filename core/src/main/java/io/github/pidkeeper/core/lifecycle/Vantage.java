package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.pidfile.FileRights;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.Self;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From where a broker reads the files that its configuration names: as which user, and in which directory.
 *
 * @param reads whether that user may perhaps read a file, of which the real path is told
 * @param writes whether that user may perhaps write a file, of which the real path is told, or create one in a directory
 * @param ours whether it is this program's own: then what cannot be seen from here cannot be read either
 * @param directory to which a relative path is relative; empty where that is not known
 */
record Vantage(String user, Predicate<Path> reads, Predicate<Path> writes, boolean ours, Optional<Path> directory) {

    private static final long ROOT = 0;
    private static final int READ_BY_OWNER = 0400;
    /** Whoever is in its group, or has a right of his own (acl(5)), is not known here. */
    private static final int READ_BY_OTHERS = 044;

    private static final int WRITTEN_BY_OWNER = 0200;
    private static final int WRITTEN_BY_OTHERS = 022;
    private static final int SEARCH_BY_OWNER = 0100;
    private static final int SEARCH_BY_OTHERS = 011;

    /** That of a broker that runs, and reads them once more. */
    static Vantage of(ProcessFacts running) {
        return of(running.identity().uid(), running.user(), running.workingDirectory());
    }

    /** That of a broker which stays the user that this program is, who starts it: what is closed to us is closed to it. */
    static Vantage of(Self self, Path directory) {
        return new Vantage(self.user(), Files::isReadable, Files::isWritable, true, Optional.of(directory));
    }

    /** That of a broker which becomes this user, who is not root. */
    static Vantage of(UserPrincipal user, Path directory) {
        Predicate<Path> owns = it -> isOwner(user, it);
        return new Vantage(
                user.getName(),
                file -> mayRead(file, owns),
                file -> mayWrite(file, owns),
                false,
                Optional.of(directory));
    }

    /** That of a broker of which neither is known. */
    static Vantage unknown() {
        return new Vantage("", _ -> true, _ -> true, false, Optional.empty());
    }

    private static Vantage of(long uid, String name, Optional<Path> directory) {
        Predicate<Path> owns = it -> isOwner(uid, it);
        return new Vantage(
                name,
                file -> uid == ROOT || mayRead(file, owns),
                file -> uid == ROOT || mayWrite(file, owns),
                false,
                directory);
    }

    private static boolean isOwner(long uid, Path file) {
        return FileRights.of(file).filter(rights -> rights.uid() == uid).isPresent();
    }

    /** By number, as the system does: two names may be one user. */
    private static boolean isOwner(UserPrincipal user, Path file) {
        try {
            return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(user);
        } catch (IOException _) {
            // Gone in between.
            return false;
        }
    }

    /** What a path means here, if that is certain. */
    Optional<Path> resolve(Path path) {
        return path.isAbsolute() ? Optional.of(path) : directory.map(it -> it.resolve(path));
    }

    /** Whether a file that is there may perhaps be read. */
    boolean mayRead(Path path) {
        return may(path, reads);
    }

    /** Whether a file that is there may perhaps be written. */
    boolean mayWrite(Path path) {
        return may(path, writes);
    }

    /** Whether a file may perhaps be created in a directory that is there. */
    boolean mayCreateIn(Path path) {
        return may(path, writes);
    }

    private boolean may(Path path, Predicate<Path> right) {
        try {
            return right.test(ours ? path : path.toRealPath());
        } catch (IOException _) {
            // Not to be seen from here; that says nothing about the broker.
            return true;
        }
    }

    /** The file, and to get there each directory above it. */
    private static boolean mayRead(Path real, Predicate<Path> owns) {
        return may(real, owns, READ_BY_OWNER, READ_BY_OTHERS) && mayReach(real.getParent(), owns);
    }

    /** The file, or the directory, which for that has to be searched too. */
    private static boolean mayWrite(Path real, Predicate<Path> owns) {
        return may(real, owns, WRITTEN_BY_OWNER, WRITTEN_BY_OTHERS)
                && mayReach(Files.isDirectory(real) ? real : real.getParent(), owns);
    }

    private static boolean mayReach(@Nullable Path directory, Predicate<Path> owns) {
        return Stream.iterate(directory, Objects::nonNull, Path::getParent)
                .allMatch(above -> may(above, owns, SEARCH_BY_OWNER, SEARCH_BY_OTHERS));
    }

    private static boolean may(Path path, Predicate<Path> owns, int byOwner, int byOthers) {
        return FileRights.of(path)
                .filter(rights -> (rights.mode() & (owns.test(path) ? byOwner : byOthers)) == 0)
                .isEmpty();
    }
}
