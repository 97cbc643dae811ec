package io.github.pidkeeper.app.faults;

import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Stops: nobody but the broker is signalled, and it is said to be stopped when it is. */
final class Stops {

    private static final int FORCED = 137;

    private Stops() {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row("C03", "the broker ignores SIGTERM", Stops::ignoresTerm),
                new Row("C04", "the broker needs 3 s to exit", Stops::slowExit),
                new Row("C13", "the broker is suspended", Stops::suspended),
                new Row("C18", "the pid file is deleted during the stop", Stops::fileDeleted),
                new Row("C20", "stop is said twice", Stops::twice),
                new Row("X47", "the broker ignores SIGTERM, and nobody has said to force it", Stops::notForced),
                new Row(
                        "X49",
                        "the broker dies during the stop, and its pid is given to an innocent",
                        Stops::reusedMeanwhile),
                new Row(
                        "X50",
                        "between status and stop the pid file is replaced by one that names an innocent",
                        scene -> replaced(scene, true)),
                new Row(
                        "X51",
                        "during the stop the pid file is replaced by one that names an innocent",
                        scene -> replaced(scene, false)),
                new Row("X52", "the broker has a worker that holds the port", Stops::worker),
                new Row("X53", "the forced broker leaves a worker behind", Stops::workerLeft),
                new Row("X54", "two stop at once", Stops::twoAtOnce),
                new Row("X55", "a start and a stop are said at once", Stops::startAgainstStop));
    }

    private static void ignoresTerm(Scene scene) {
        TestedBroker broker = scene.broker("--ignore-term");
        StandInProcess process = broker.byHand().awaitReady();
        broker.stop("--force-after", "1").exits(0).is("stopped", "absent");
        wasForced(broker, process);
    }

    private static void notForced(Scene scene) throws IOException {
        TestedBroker broker = scene.broker("--ignore-term");
        StandInProcess process = broker.byHand().awaitReady();
        FileState file = FileState.of(broker.pidFile());
        broker.stop().exits(7).is("running", "true").of(process.pid());
        file.checkUnchanged();
        broker.status().exits(0).is("running", "true").of(broker.only());
    }

    private static void slowExit(Scene scene) {
        TestedBroker broker = scene.broker("--exit-delay", "3000");
        StandInProcess process = broker.byHand().awaitReady();
        FileState file = FileState.of(broker.pidFile());
        Begun stop = broker.begin("stop", "--force-after", "20");
        process.await("term");
        file.checkUnchanged();
        stop.reply().exits(0).is("stopped", "absent");
        broker.endedWell(process);
    }

    private static void suspended(Scene scene) {
        TestedBroker broker = scene.broker("--stop-itself");
        StandInProcess process = broker.byHand();
        awaitSuspended(scene, process);
        broker.status().exits(0).is("unresponsive", "true").of(process.pid());
        broker.start().exits(5);
        broker.stop().exits(0).is("stopped", "absent");
        broker.endedWell(process);

        TestedBroker stubborn = scene.broker("--stop-itself", "--ignore-term");
        StandInProcess second = stubborn.byHand();
        awaitSuspended(scene, second);
        stubborn.stop("--force-after", "1").exits(0).is("stopped", "absent");
        wasForced(stubborn, second);
    }

    private static void awaitSuspended(Scene scene, StandInProcess process) {
        process.await("pid-file");
        scene.until(
                "its suspension",
                () -> ProcessState.of(process.pid()).orElseThrow().isStopped());
    }

    private static void fileDeleted(Scene scene) throws IOException {
        TestedBroker broker = scene.broker("--exit-delay", "800");
        StandInProcess process = broker.byHand().awaitReady();
        Begun stop = broker.begin("stop");
        process.await("term");
        Files.delete(broker.pidFile());
        stop.reply().exits(0).is("stopped", "absent");
        broker.endedWell(process);
        broker.status().exits(3).is("stopped", "absent");
    }

    private static void twice(Scene scene) {
        TestedBroker broker = scene.broker();
        broker.start().exits(0);
        broker.stop().exits(0).is("stopped", "absent");
        broker.stop().exits(5).is("stopped", "absent");
        broker.stop("--oknodo").exits(0);
    }

    /** The program is suspended meanwhile, so that its time to force is over when it goes on. */
    private static void reusedMeanwhile(Scene scene) {
        TestedBroker broker = scene.broker("--ignore-term");
        StandInProcess process = broker.byHand().awaitReady();
        Begun stop = broker.begin("stop", "--force-after", "1");
        process.await("term");
        long asked = System.nanoTime();
        stop.running().signal("STOP");
        process.handle().destroyForcibly();
        process.awaitExit();
        scene.bystanders().at(process.pid());
        scene.until(
                "the end of its patience",
                () -> System.nanoTime() - asked > Duration.ofMillis(1200).toNanos());
        stop.running().signal("CONT");
        stop.reply().exits(0).is("stopped", "absent|mismatched");
        broker.isGone();
    }

    private static void replaced(Scene scene, boolean before) throws IOException {
        TestedBroker broker = scene.broker("--exit-delay", "800");
        StandInProcess process = broker.byHand().awaitReady();
        broker.status().exits(0).is("running", "true").of(process.pid());
        if (before) {
            replace(broker, scene.innocent().pid());
        }
        Begun stop = broker.begin("stop");
        process.await("term");
        if (!before) {
            replace(broker, scene.innocent().pid());
        }
        FileState file = FileState.of(broker.pidFile());
        stop.reply().exits(0).is("stopped", "mismatched");
        broker.endedWell(process);
        file.checkUnchanged();
    }

    private static void replace(TestedBroker broker, long pid) throws IOException {
        Path fresh = Files.writeString(broker.pidFile().resolveSibling("fresh.pid"), pid + "\n");
        Files.move(fresh, broker.pidFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void worker(Scene scene) {
        TestedBroker broker = scene.broker("--worker");
        StandInProcess process = broker.byHand().awaitReady();
        process.await("worker");
        broker.status().exits(0).is("running", "true").of(process.pid());
        broker.start().exits(5);
        broker.stop().exits(0).is("stopped", "absent");
        broker.endedWell(process);
    }

    /** The worker is of the same program and command line, and goes on answering. */
    private static void workerLeft(Scene scene) {
        TestedBroker broker = scene.broker("--worker", "--ignore-term");
        StandInProcess process = broker.byHand().awaitReady();
        long worker = Long.parseLong(process.await("worker"));
        broker.stop("--force-after", "1").exits(7).is("running|several|unresponsive", ".*");
        broker.status().exits(0).is("running", "missing|stale|mismatched").of(worker);
        broker.start().exits(5);
        broker.stop("--force-after", "1").exits(0).is("stopped", "absent|stale");
        broker.isGone();
    }

    private static void twoAtOnce(Scene scene) {
        TestedBroker broker = scene.broker("--exit-delay", "700");
        StandInProcess process = broker.byHand().awaitReady();
        List<Begun> both = List.of(broker.begin("stop"), broker.begin("stop"));
        both.forEach(stop -> stop.reply().exits(0, 5, 8));
        broker.endedWell(process);
        broker.status().exits(3).is("stopped", "absent");
    }

    private static void startAgainstStop(Scene scene) throws IOException {
        TestedBroker broker = scene.broker("--exit-delay", "300");
        broker.byHand().awaitReady();
        Begun stop = broker.begin("stop");
        Begun start = broker.begin("start");
        stop.reply().exits(0, 8);
        start.reply().exits(0, 5, 8);
        if (broker.alive().isEmpty()) {
            broker.status().exits(3).is("stopped", "absent");
        } else {
            broker.status().exits(0).is("running", "true").of(broker.only());
        }
    }

    private static void wasForced(TestedBroker broker, StandInProcess process) {
        if (process.awaitExit() != FORCED || !process.told().contains("term")) {
            throw new AssertionError("it should have been asked first and then forced: " + process.told());
        }
        broker.isGone();
    }
}
