package io.github.pidkeeper.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.app.program.RunningProgram;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What happens to a broker and its files while it runs: it goes on being the broker, and no second one is started. */
final class Running {

    private static final int MONITORS = 10;
    private static final Duration LIMIT_OF_ALL = Duration.ofSeconds(1);
    /** What a JVM that does nothing takes here is a third of the limit; on a slower machine the limit is longer. */
    private static final int TIMES_AN_IDLE_JVM = 3;

    private static final int ATTEMPTS = 3;
    private static final int LOOKS = 12;

    private Running() {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row("C12", "the executable is replaced while the broker runs", Running::executableReplaced),
                new Row("C12b", "the executable is deleted while the broker runs", Running::executableDeleted),
                new Row("C14", "the pid file is deleted while the broker runs", Running::fileDeleted),
                new Row("C19", "ten look at once", Running::tenMonitors, true),
                new Row("X46", "the broker is a script", Running::script),
                new Row("X56", "the pid file names an innocent while the broker runs", Running::innocentNamed),
                new Row("X57", "the broker executes itself anew, from a new executable", Running::executedAnew),
                new Row(
                        "X58",
                        "the pid file is truncated and rewritten again and again while it is read",
                        Running::rewritten));
    }

    private static void executableReplaced(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        StandInProcess process = broker.byHand().awaitReady();
        upgrade(broker);
        broker.status().exits(0).is("running", "true").of(process.pid());
        broker.start().exits(5);
        broker.stop().exits(0).is("stopped", "absent");
        broker.endedWell(process);
        broker.start().exits(0).is("running", "true").of(broker.only());
    }

    private static void upgrade(TestedBroker broker) throws IOException {
        Path fresh = broker.program().resolveSibling("broker.dpkg-new");
        Files.copy(broker.program(), fresh, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(fresh, broker.program(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void executableDeleted(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        StandInProcess process = broker.byHand().awaitReady();
        Files.delete(broker.program());
        broker.status().exits(0).is("running", "true").of(process.pid());
        broker.start().exits(5);
        // Where it could not be started again, it is not stopped for that.
        broker.restart().exits(7);
        broker.isUndisturbed(process);
        broker.stop().exits(0).is("stopped", "absent");
        broker.endedWell(process);
    }

    private static void fileDeleted(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        StandInProcess process = broker.byHand().awaitReady();
        Files.delete(broker.pidFile());
        broker.status().exits(0).is("running", "missing").of(process.pid());
        broker.start().exits(5);
        broker.isUndisturbed(process);
        broker.stop().exits(0).is("stopped", "absent");
        broker.endedWell(process);
    }

    private static void tenMonitors(Scene scene) {
        TestedBroker broker = scene.broker();
        StandInProcess process = broker.byHand().awaitReady();
        Duration took = Duration.ZERO;
        Duration limit = Duration.ZERO;
        for (int attempt = 0; attempt < ATTEMPTS && took.compareTo(limit) >= 0; attempt++) {
            Duration idle = timed(scene::idleJvm, RunningProgram::answer);
            limit = Collections.max(List.of(LIMIT_OF_ALL, idle.multipliedBy(TIMES_AN_IDLE_JVM)));
            var monitors = new ArrayList<Begun>();
            took = timed(() -> broker.begin("status"), one -> {
                one.ended();
                monitors.add(one);
            });
            monitors.forEach(one -> one.reply().exits(0).is("running", "true").of(process.pid()));
            scene.note("all ten in " + took.toMillis() + " ms, ten idle JVMs in " + idle.toMillis() + " ms");
        }
        if (took.compareTo(limit) >= 0) {
            scene.complain("ten looks at once should have taken less than " + limit.toMillis() + " ms");
        }
    }

    /** How long so many of them take that run at once. */
    private static <T> Duration timed(Supplier<T> begin, Consumer<T> await) {
        long before = System.nanoTime();
        IntStream.range(0, MONITORS).mapToObj(_ -> begin.get()).toList().forEach(await);
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private static void innocentNamed(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        StandInProcess process = broker.byHand().awaitReady();
        long innocent = scene.innocent().pid();
        broker.writePidFile(innocent);
        FileState file = FileState.of(broker.pidFile());
        broker.status().exits(0).is("running", "mismatched").of(process.pid()).readsPid(innocent);
        broker.start().exits(5);
        broker.isUndisturbed(process);
        broker.stop().exits(0).is("stopped", "mismatched");
        broker.endedWell(process);
        file.checkUnchanged();
    }

    private static void executedAnew(Scene scene) throws IOException {
        TestedBroker broker = scene.broker("--reexec-on-hup");
        StandInProcess process = broker.byHand().awaitReady();
        upgrade(broker);
        process.signal("HUP");
        process.await("ready", 2);
        broker.status().exits(0).is("running", "true").of(process.pid());
        broker.start().exits(5);
        broker.stop().exits(0).is("stopped", "absent");
        broker.endedWell(process);
    }

    /** A writer truncates the file, and only then writes into it. */
    private static void rewritten(Scene scene) throws Exception {
        TestedBroker broker = scene.broker();
        StandInProcess process = broker.byHand().awaitReady();
        var over = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                rewrite(broker.pidFile(), process.pid());
            }
        });
        int told = 0;
        for (int look = 0; look < LOOKS; look++) {
            // On a busy machine the writer may be kept waiting for longer than a reader waits for it.
            Reply reply = broker.look().exits(0).is("running", "true|malformed").of(process.pid());
            told += reply.health().equals("true") ? 1 : 0;
        }
        over.set(true);
        writer.join();
        if (told < LOOKS / 2) {
            throw new AssertionError("the pid should have been read mostly, and was " + told + " times of " + LOOKS);
        }
        broker.stop().exits(0).is("stopped", "absent");
    }

    private static void rewrite(Path file, long pid) {
        long aLittle = Duration.ofMillis(2).toNanos();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            LockSupport.parkNanos(aLittle);
            channel.write(ByteBuffer.wrap((pid + "\n").getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LockSupport.parkNanos(aLittle);
    }

    /** The kernel sees an interpreter, whose child holds the port. */
    static void script(Scene scene) throws IOException {
        Path script = scene.directory().resolve("broker.sh");
        Files.writeString(script, """
            #!/bin/sh -u
            trap 'kill $child; wait $child; exit 0' TERM
            "%s" --port %d &
            child=$!
            echo $$ > "$1"
            wait $child
            """.formatted(scene.standIn().program(), Scene.PORT));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        TestedBroker broker =
                scene.given(BrokerKind.GENERIC, script, List.of(scene.pidFile().toString()));
        broker.start().exits(0).is("running", "true").of(broker.only());
        broker.status().exits(0).is("running", "true").of(broker.only());
        broker.start().exits(5);
        long old = broker.only();
        broker.restart().exits(0).is("running", "true").of(broker.only());
        if (broker.only() == old) {
            throw new AssertionError("it should be another process");
        }
        broker.stop().exits(0).is("stopped", "absent");
        broker.isGone();
    }
}
