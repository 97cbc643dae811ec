package io.github.pidkeeper.core.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Appends to target/faults.tsv, as soon as a test with a {@link Fault} is over, one line for each of its rows:
 *
 * <pre>ROW TAB class.method TAB passed|failed TAB milliseconds</pre>
 *
 * <p>Each repetition and each set of arguments has its line. A test that was skipped or given up counts as failed, and one
 * that never began has no line: a row is passed where there are lines and all of them say so. Each line is one write to the
 * end of the file, so that several programs can append.
 */
public final class FaultReport implements TestExecutionListener {

    private final Path file;
    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    /** For the service loader. */
    public FaultReport() {
        this(Path.of("target", "faults.tsv"));
    }

    FaultReport(Path file) {
        this.file = file;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        begun.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        report(test, false, Duration.ZERO);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Long begin = begun.remove(test.getUniqueId());
        Duration took = begin == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begin);
        report(test, result.getStatus() == TestExecutionResult.Status.SUCCESSFUL, took);
    }

    private void report(TestIdentifier test, boolean passed, Duration took) {
        Optional<MethodSource> method =
                test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
        if (test.isTest() && method.isPresent()) {
            rows(method.get())
                    .forEach(row -> append(String.join(
                            "\t",
                            row,
                            method.get().getClassName() + "." + method.get().getMethodName(),
                            passed ? "passed" : "failed",
                            Long.toString(took.toMillis()))));
        }
    }

    private static Stream<String> rows(MethodSource test) {
        return Stream.of(
                        test.getJavaMethod().getAnnotation(Fault.class),
                        test.getJavaClass().getAnnotation(Fault.class))
                .flatMap(Stream::ofNullable)
                .flatMap(fault -> Arrays.stream(fault.value()))
                .distinct();
    }

    private void append(String line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, (line + "\n").getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the report of the faults cannot be written", e);
        }
    }
}
