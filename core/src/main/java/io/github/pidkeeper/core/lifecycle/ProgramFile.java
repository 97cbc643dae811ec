package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.verdict.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A file that may be executed: what its bytes tell without running it. */
record ProgramFile(Path path) {

    /** As much of a first line as the kernel looks at. */
    private static final int LONGEST_BEGINNING = 256;

    /** Many times what a broker has, if everything is linked into it. */
    private static final long LARGEST = 1 << 26;

    /**
     * Whether it is neither a binary nor a script that names its interpreter. Such a file execvp(3) hands to /bin/sh, which
     * takes whatever is in it for commands.
     */
    boolean isNone() {
        try {
            String beginning = beginning();
            return !isBinary(beginning) && !beginning.startsWith("#!");
        } catch (IOException _) {
            // It may be executed and not read: the system will find out.
            return false;
        }
    }

    /** Empty for a binary. */
    Optional<Script> script() {
        try {
            String beginning = beginning();
            return isBinary(beginning)
                    ? Optional.empty()
                    : Optional.of(Script.of(beginning.lines().findFirst().orElse("")));
        } catch (IOException _) {
            return Optional.of(Script.unknown());
        }
    }

    /** Whether it may be read, and is certainly nothing that the system could load. */
    boolean isNoBinary() {
        try {
            return !isBinary(beginning());
        } catch (IOException _) {
            return false;
        }
    }

    private String beginning() throws IOException {
        try (var in = Files.newInputStream(path)) {
            return new String(in.readNBytes(LONGEST_BEGINNING), StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isBinary(String beginning) {
        return Stream.of(
                        "\177ELF",
                        // Other systems: Windows, and macOS for one processor or several.
                        "MZ",
                        "\317\372\355\376",
                        "\312\376\272\276")
                .anyMatch(beginning::startsWith);
    }

    /** Whether this is among the texts that it may say. */
    boolean contains(String text) {
        return contains(Set.of(text));
    }

    /** Whether all of these are among the texts that it may say; of none at all that is certain without a look. */
    boolean contains(Set<String> texts) {
        return texts.isEmpty()
                || texts().filter(all -> texts.stream().allMatch(all::contains)).isPresent();
    }

    /** Whether none of these is certainly among them. */
    boolean lacks(Set<String> texts) {
        return texts.isEmpty()
                || texts().filter(all -> texts.stream().noneMatch(all::contains))
                        .isPresent();
    }

    private Optional<String> texts() {
        try {
            return Files.size(path) <= LARGEST
                    ? Optional.of(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
