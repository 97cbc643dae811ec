package io.github.pidkeeper.core.linux;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mounts that this program sees, in the order of /proc/self/mountinfo: a later one may hide an earlier one. */
record Mounts(List<Mount> all) {

    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
    private static final int MOUNT_POINT = 4;

    /** Lines that are not understood are passed over. */
    static Mounts parse(String text) {
        return new Mounts(
                text.lines().map(Mounts::mount).flatMap(Optional::stream).toList());
    }

    private static Optional<Mount> mount(String line) {
        String[] fields = line.split(" ", MOUNT_POINT + 2);
        if (fields.length < MOUNT_POINT + 2) {
            return Optional.empty();
        }
        try {
            Path point = Path.of(OCTAL.matcher(fields[MOUNT_POINT]).replaceAll(Mounts::character));
            return Optional.of(new Mount(line, point));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** The kernel writes blanks and the like as octal numbers. */
    private static String character(MatchResult octal) {
        return Matcher.quoteReplacement(Character.toString(Integer.parseInt(octal.group(1), 8)));
    }

    /** The mount on which a path without links lies: the deepest, and of several at one place the last. */
    Optional<Mount> of(Path path) {
        return all.stream()
                .filter(mount -> path.startsWith(mount.point()))
                .reduce((one, next) ->
                        next.point().getNameCount() >= one.point().getNameCount() ? next : one);
    }

    /** @param line all that is said of it, its number and device among it, which another mount does not have */
    record Mount(String line, Path point) {}
}
