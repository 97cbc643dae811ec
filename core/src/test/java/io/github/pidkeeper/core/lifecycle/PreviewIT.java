package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.standin.FileTree;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A preview of everything, in many situations, on real files and processes: nothing is changed by it. */
@Timeout(60)
class PreviewIT {

    private final RealBench bench = new RealBench(Duration.ofSeconds(10));
    private final Broker broker = bench.nanomq();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    /** A situation, and how it comes about. */
    private interface Arrangement {
        void arrange(PreviewIT it) throws Exception;
    }

    static Stream<Arguments> situations() {
        return Stream.of(
                situation("stopped", _ -> {}),
                situation(
                        "running, nothing on record",
                        it -> it.bench.startByHand(it.broker).awaitReady()),
                situation("running, started here", it -> it.bench.start(it.broker)),
                situation("running, file gone", it -> {
                    it.bench.startByHand(it.broker).awaitReady();
                    Files.delete(it.bench.pidFile);
                }),
                situation("running, file overwritten by a second start", it -> {
                    it.bench.startByHand(it.broker).awaitReady();
                    it.bench.startByHand(it.broker).awaitExit();
                }),
                situation(
                        "suspended",
                        it -> it.bench.startByHand(it.broker).awaitReady().signal("STOP")),
                situation("stale", it -> {
                    var process = it.bench.startByHand(it.broker).awaitReady();
                    process.signal("TERM");
                    process.awaitExit();
                }),
                situation(
                        "file names a stranger",
                        it -> it.bench.writePidFile(
                                ProcessHandle.current().parent().orElseThrow().pid())),
                situation("malformed", it -> Files.writeString(it.bench.pidFile, "-1")),
                situation("empty", it -> Files.writeString(it.bench.pidFile, "")),
                situation("a link", it -> Files.createSymbolicLink(it.bench.pidFile, it.bench.state)),
                situation("a directory", it -> Files.createDirectory(it.bench.pidFile)),
                situation(
                        "a FIFO",
                        it -> assertThat(new ProcessBuilder("mkfifo", it.bench.pidFile.toString())
                                        .start()
                                        .waitFor())
                                .isZero()),
                situation("directory writable by all", it -> {
                    Files.writeString(it.bench.pidFile, "4711");
                    Files.setPosixFilePermissions(
                            it.bench.pidFile.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
                }),
                situation("repaired", it -> {
                    it.bench.start(it.broker);
                    Files.writeString(it.bench.pidFile, "no number");
                    it.bench.lifecycle.repair(it.broker, new FollowedSteps());
                }),
                situation("set aside", it -> {
                    Files.writeString(it.bench.pidFile, "no number");
                    it.bench.lifecycle.repair(it.broker, new FollowedSteps());
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void aPreviewChangesNothing(String name, Object arrangement) throws Exception {
        ((Arrangement) arrangement).arrange(this);
        for (Kind kind : Kind.values()) {
            var before = FileTree.of(bench.standIn.directory());
            List<Long> running = bench.running();

            bench.lifecycle.preview(kind, broker);

            assertThat(FileTree.of(bench.standIn.directory()))
                    .as(kind + ", " + name)
                    .isEqualTo(before);
            assertThat(bench.running()).as(kind + ", " + name).isEqualTo(running);
        }
    }

    private static Arguments situation(String name, Arrangement arrangement) {
        return Arguments.of(name, arrangement);
    }
}
