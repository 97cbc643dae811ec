package io.github.pidkeeper.core.arena;

import io.github.pidkeeper.core.standin.DirectoryTree;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The class path of this program with its directories packed into jars, and a cache of the classes that an operation loads. The
 * hundreds of programs that the tests start, and mostly end by force, come up in little more than half the time with it.
 *
 * <p>Made on first use and kept under target/ until a class changes; two test runs that make it at the same time do not disturb
 * each other.
 */
record PackedClasses(String classPath, Path cache) {

    private static final String CACHE = "classes.aot";

    static PackedClasses ofThisProgram() {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        try {
            // A program that was itself started so finds what it was started with.
            return classPath.stream().anyMatch(Files::isDirectory)
                    ? packed(classPath)
                    : new PackedClasses(text(classPath), classPath.getFirst().resolveSibling(CACHE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the JVM is told; it goes without the cache where that does not fit. */
    List<String> options() {
        return List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-cp", classPath);
    }

    private static PackedClasses packed(List<Path> classPath) throws IOException {
        Path above = Path.of("target", "packed").toAbsolutePath();
        Path place = above.resolve(fingerprint(classPath));
        if (!Files.exists(place)) {
            Files.createDirectories(above);
            Path workshop = Files.createTempDirectory(above, "build");
            for (Path entry : classPath) {
                if (Files.isDirectory(entry)) {
                    pack(entry, jar(workshop, classPath, entry));
                }
            }
            try {
                Files.move(workshop, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                DirectoryTree.delete(workshop);
                if (!Files.exists(place)) {
                    throw e;
                }
            }
        }
        var packed = new PackedClasses(
                text(classPath.stream()
                        .map(entry -> Files.isDirectory(entry) ? jar(place, classPath, entry) : entry)
                        .toList()),
                place.resolve(CACHE));
        if (!Files.exists(packed.cache)) {
            packed.train(Files.createTempFile(place, "training", ".aot"));
        }
        return packed;
    }

    private static Path jar(Path place, List<Path> classPath, Path directory) {
        return place.resolve(classPath.indexOf(directory) + ".jar");
    }

    private static String text(List<Path> classPath) {
        return String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList());
    }

    private static void pack(Path directory, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                var entries = new JarOutputStream(out)) {
            for (Path file : files(directory)) {
                entries.putNextEntry(
                        new JarEntry(directory.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
    }

    private void train(Path fresh) throws IOException {
        var command = new ArrayList<>(List.of(TestProgram.java()));
        command.addAll(TestProgram.OPTIONS);
        command.addAll(List.of("-XX:AOTCacheOutput=" + fresh, "-Xlog:aot*=off", "-cp", classPath));
        command.add(ClassTraining.class.getName());
        Process training = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(training.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (training.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the classes were not put into a cache: " + said);
        }
        Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Which classes these are: whatever is compiled anew is written anew. */
    private static String fingerprint(List<Path> classPath) throws IOException {
        int hash = classPath.hashCode();
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                for (Path file : files(entry)) {
                    hash = 31 * hash + file.hashCode();
                    hash = 31 * hash + Files.getLastModifiedTime(file).hashCode();
                }
            }
        }
        return Integer.toHexString(hash);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
