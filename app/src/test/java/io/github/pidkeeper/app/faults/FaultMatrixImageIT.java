package io.github.pidkeeper.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.standin.CProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of the fault matrix on the built program, real files and real processes; leaves a table of what came of them. */
class FaultMatrixImageIT {

    private static final Path TABLE = Path.of("target", "fault-matrix.tsv");

    /** Rows wait more than they work. */
    private static final int AT_ONCE = 3;

    private final ExecutorService rows = Executors.newFixedThreadPool(AT_ONCE);
    /** Held by a row that is timed alone, and by the others together. */
    private final ReadWriteLock machine = new ReentrantReadWriteLock(true);

    @TestFactory
    Stream<DynamicTest> whateverHappensNobodyIsHarmedAndTheTruthIsTold() throws IOException {
        var image = Path.of(System.getProperty("pidkeeper.image"));
        assertThat(image.resolve("bin/pidkeeper"))
                .as("build the program first: packaging/build.sh")
                .isExecutable();
        var runs = new RowRun(PrivateNamespace.ofThisSystem(), image);
        new CProgram("bystander").executable();
        List<Row> matrix = new Matrix().rows();
        List<Future<RowResult>> results =
                matrix.stream().map(row -> rows.submit(() -> run(runs, row))).toList();
        return IntStream.range(0, matrix.size())
                .mapToObj(i -> test(matrix.get(i), results.get(i)))
                .onClose(() -> {
                    rows.shutdownNow();
                    write(results);
                });
    }

    private RowResult run(RowRun runs, Row row) throws IOException, InterruptedException {
        Lock lock = row.isTimed() ? machine.writeLock() : machine.readLock();
        lock.lockInterruptibly();
        try {
            return runs.of(row);
        } finally {
            lock.unlock();
        }
    }

    private static DynamicTest test(Row row, Future<RowResult> result) {
        return DynamicTest.dynamicTest(row.id() + " " + row.situation(), () -> {
            RowResult came = result.get();
            assertThat(came.passed()).as(came.complaint()).isTrue();
        });
    }

    private static void write(List<Future<RowResult>> results) {
        var known = results.stream()
                .filter(result -> result.state() == Future.State.SUCCESS)
                .map(Future::resultNow)
                .toList();
        try {
            Files.writeString(TABLE, RowResult.table(known));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
