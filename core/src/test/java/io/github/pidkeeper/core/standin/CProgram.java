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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A program of the tests that is written in C, compiled on first use and kept under target/ until its sources change.
 *
 * @param sources its files, headers too
 * @param options for the compiler, beside the usual ones
 */
public record CProgram(String name, List<String> sources, List<String> options) {

    private static final List<String> COMPILER = List.of(
            "cc", "-std=gnu17", "-O1", "-Wall", "-Wextra", "-Wno-missing-field-initializers", "-Werror", "-pthread");

    public CProgram {
        sources = List.copyOf(sources);
        options = List.copyOf(options);
    }

    public CProgram(String name, List<String> sources) {
        this(name, sources, List.of());
    }

    /** A program of one file. */
    public CProgram(String name) {
        this(name, List.of(name + ".c"));
    }

    /** The executable; two test runs that build it at the same time do not disturb each other. */
    public Path executable() {
        try {
            Path directory = Path.of("target", "standin").toAbsolutePath();
            Path program = directory.resolve(name + "-" + fingerprint());
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

    private Path compile(Path workshop) throws IOException {
        for (String source : sources) {
            Files.write(workshop.resolve(source), bytes(source));
        }
        Path program = workshop.resolve(name);
        Path report = workshop.resolve("report");
        var command = new ArrayList<>(COMPILER);
        command.addAll(options);
        command.addAll(List.of("-o", program.toString()));
        sources.stream().filter(source -> source.endsWith(".c")).forEach(command::add);
        Process compiler = new ProcessBuilder(command)
                .directory(workshop.toFile())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();
        if (compiler.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(name + " does not compile (Debian: gcc, libc6-dev):\n"
                    + Files.readString(report, StandardCharsets.UTF_8));
        }
        return program;
    }

    private String fingerprint() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String source : sources) {
                digest.update(bytes(source));
            }
            digest.update(options.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String source) throws IOException {
        try (InputStream stream = CProgram.class.getResourceAsStream("/standin/" + source)) {
            return Objects.requireNonNull(stream, source).readAllBytes();
        }
    }
}
