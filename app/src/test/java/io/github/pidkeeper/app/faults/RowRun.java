package io.github.pidkeeper.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.core.standin.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs of rows, each by a {@link RowProgram} in namespaces of its own.
 *
 * @param image what packaging/build.sh has built
 */
record RowRun(PrivateNamespace namespace, Path image) {

    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final int SIGNALLED = 128;

    RowResult of(Row row) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("faults");
        // Other users are let in where a row needs them.
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            return in(home, row);
        } finally {
            DirectoryTree.delete(home);
        }
    }

    private RowResult in(Path home, Row row) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Path out = home.resolve("row.out");
        Process process = namespace
                .command(command(home, row))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(LIMIT);
        process.destroyForcibly().waitFor();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        String told = Files.readString(out, UTF_8);
        return ended
                ? RowResult.decoded(row, told).orElseGet(() -> withoutResult(row, process.exitValue(), told, took))
                : new RowResult(row, Optional.of("no end within " + LIMIT), told, took, List.of());
    }

    /** The program that carries out the row is in the session of the one that is tested, and is not to be signalled. */
    private static RowResult withoutResult(Row row, int code, String told, Duration took) {
        List<String> harmed =
                code > SIGNALLED ? List.of("the row itself was ended by signal " + (code - SIGNALLED)) : List.of();
        return new RowResult(row, Optional.of("no result, but exit code " + code), told, took, harmed);
    }

    private List<String> command(Path home, Row row) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx96m",
                "-Djava.io.tmpdir=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                RowProgram.class.getName(),
                row.id(),
                image.toString(),
                PrivateNamespace.ofThisProcess(),
                home.toString());
    }
}
