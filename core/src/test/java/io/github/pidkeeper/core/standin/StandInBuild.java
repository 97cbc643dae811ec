package io.github.pidkeeper.core.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The compiled stand-in, built from its C sources on first use and kept under target/ until they change. */
final class StandInBuild {

    private static final List<String> SOURCES = List.of("standin.h", "standin.c", "nanomq.c");

    private final Path directory;

    StandInBuild() {
        directory = Path.of("target", "standin").toAbsolutePath();
    }

    /** The program to be copied; two test runs that build it at the same time do not disturb each other. */
    Path program() {
        try {
            Path program = directory.resolve("standin-" + fingerprint());
            if (!Files.isExecutable(program)) {
                Files.createDirectories(directory);
                Path workshop = Files.createTempDirectory(directory, "build");
                Files.move(compile(workshop), program, StandardCopyOption.ATOMIC_MOVE);
                DirectoryTree.delete(workshop);
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compile(Path workshop) throws IOException {
        for (String source : SOURCES) {
            Files.write(workshop.resolve(source), bytes(source));
        }
        Path program = workshop.resolve("standin");
        Path report = workshop.resolve("report");
        Process compiler = new ProcessBuilder(
                        "cc",
                        "-std=gnu17",
                        "-O1",
                        "-Wall",
                        "-Wextra",
                        "-Wno-missing-field-initializers",
                        "-Werror",
                        "-o",
                        program.toString(),
                        "standin.c",
                        "nanomq.c")
                .directory(workshop.toFile())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();
        if (compiler.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the stand-in does not compile (Debian: gcc, libc6-dev):\n"
                    + Files.readString(report, StandardCharsets.UTF_8));
        }
        return program;
    }

    private static String fingerprint() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String source : SOURCES) {
                digest.update(bytes(source));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String source) throws IOException {
        try (InputStream stream = StandInBuild.class.getResourceAsStream("/standin/" + source)) {
            return Objects.requireNonNull(stream, source).readAllBytes();
        }
    }
}
