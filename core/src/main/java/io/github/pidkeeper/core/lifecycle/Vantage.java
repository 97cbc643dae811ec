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

/**
 * From where a broker reads the files that its configuration names: as which user, and in which directory.
 *
 * @param root whether nothing is closed to that user, or not known to be
 * @param owns whether a file belongs to that user
 * @param directory to which a relative path is relative; empty where that is not known
 */
record Vantage(String user, boolean root, Predicate<Path> owns, Optional<Path> directory) {

    private static final long ROOT = 0;
    private static final int READ_BY_OWNER = 0400;
    /** Whoever is in its group, or has a right of his own (acl(5)), is not known here. */
    private static final int READ_BY_OTHERS = 044;

    private static final int SEARCH_BY_OWNER = 0100;
    private static final int SEARCH_BY_OTHERS = 011;

    /** That of a broker that runs, and reads them once more. */
    static Vantage of(ProcessFacts running) {
        return of(running.identity().uid(), running.user(), running.workingDirectory());
    }

    /** That of a broker which stays the user that this program is, who starts it. */
    static Vantage of(Self self, Path directory) {
        return of(self.identity().uid(), self.user(), Optional.of(directory));
    }

    /** That of a broker which becomes this user, who is not root. */
    static Vantage of(UserPrincipal user, Path directory) {
        return new Vantage(user.getName(), false, file -> isOwner(user, file), Optional.of(directory));
    }

    /** That of a broker of which neither is known. */
    static Vantage unknown() {
        return new Vantage("", true, _ -> false, Optional.empty());
    }

    private static Vantage of(long uid, String name, Optional<Path> directory) {
        return new Vantage(
                name,
                uid == ROOT,
                file -> FileRights.of(file)
                        .filter(rights -> rights.uid() == uid)
                        .isPresent(),
                directory);
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

    /** Whether it may perhaps be read: the file, and to get there each directory above it. */
    boolean mayRead(Path real) {
        return root
                || (may(real, READ_BY_OWNER, READ_BY_OTHERS)
                        && Stream.iterate(real.getParent(), Objects::nonNull, Path::getParent)
                                .allMatch(above -> may(above, SEARCH_BY_OWNER, SEARCH_BY_OTHERS)));
    }

    private boolean may(Path path, int byOwner, int byOthers) {
        return FileRights.of(path)
                .filter(rights -> (rights.mode() & (owns.test(path) ? byOwner : byOthers)) == 0)
                .isEmpty();
    }
}
