package io.github.pidkeeper.app.faults;

import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The program itself is ended in the middle of something; the next run finds the truth and finishes it. */
final class CutShort {

    private static final Duration A_WHILE = Duration.ofMillis(200);

    private CutShort() {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "C23",
                        "the program is ended by SIGKILL at five points of a stop, and stop is said again",
                        CutShort::stop),
                new Row("C26", "a dead program has left its lock and its records behind", CutShort::lockLeft),
                new Row(
                        "X59",
                        "the program is ended by SIGKILL while it waits for the start to succeed",
                        CutShort::start),
                new Row("X60", "the program is ended by SIGTERM in the middle of a stop", CutShort::politely),
                new Row("X61", "the program is ended by SIGKILL in the middle of a restart", CutShort::restart));
    }

    private static void stop(Scene scene) throws IOException {
        List<BiConsumer<Begun, StandInProcess>> points = List.of(
                (stop, _) -> stop.running()
                        .until("its first words", () -> !stop.running().out().isEmpty()),
                (_, broker) -> broker.await("term"),
                (_, broker) -> {
                    broker.await("term");
                    waitALittle(scene);
                },
                (_, broker) -> broker.awaitExit(),
                (_, _) -> scene.until("no pid file", () -> !Files.exists(scene.pidFile())));
        TestedBroker broker = scene.broker("--exit-delay", "500");
        for (BiConsumer<Begun, StandInProcess> point : points) {
            StandInProcess process = broker.byHand().awaitReady();
            Begun stop = broker.beginTelling("stop");
            point.accept(stop, process);
            stop.running().signal("KILL");
            stop.ended();

            broker.stop().exits(0, 5).is("stopped", "absent");
            broker.endedWell(process);
            broker.status().exits(3).is("stopped", "absent");
        }
    }

    private static void lockLeft(Scene scene) throws IOException {
        TestedBroker broker = scene.broker("--exit-delay", "300");
        StandInProcess process = broker.byHand().awaitReady();
        Begun stop = broker.beginTelling("stop");
        process.await("term");
        stop.running().signal("KILL");
        stop.ended();
        process.awaitExit();
        for (Path lock : locks(broker)) {
            Files.writeString(lock, "stop by root, pid " + scene.innocent().pid());
        }

        broker.status().exits(1).is("stopped|failed", "stale").ofNobody();
        broker.start().exits(0).is("running", "true").of(broker.only());
    }

    private static List<Path> locks(TestedBroker broker) throws IOException {
        try (Stream<Path> files = Files.walk(broker.state())) {
            return files.filter(file -> file.endsWith("lock")).toList();
        }
    }

    private static void start(Scene scene) {
        TestedBroker broker = scene.broker("--bind-after", "700");
        Begun start = broker.beginTelling("start");
        scene.until("a broker", () -> !broker.alive().isEmpty());
        start.running().signal("KILL");
        start.ended();
        long first = broker.only();

        broker.start().exits(0, 5);
        scene.until("its pid file", () -> Files.exists(broker.pidFile()));
        broker.status().exits(0).is("running|starting", "true").of(first);
        broker.stop().exits(0).is("stopped", "absent");
        broker.isGone();
    }

    private static void politely(Scene scene) {
        TestedBroker broker = scene.broker("--exit-delay", "60000");
        StandInProcess process = broker.byHand().awaitReady();
        Begun stop = broker.beginTelling("stop");
        process.await("term");
        stop.running().signal("TERM");
        stop.ended();
        broker.status().exits(0).is("running|stopping", "true").of(process.pid());

        Begun again = broker.begin("stop", "--force-after", "60");
        process.await("term", 2);
        process.signal("INT");
        again.reply().exits(0).is("stopped", "absent");
        broker.isGone();
    }

    private static void restart(Scene scene) {
        TestedBroker broker = scene.broker("--exit-delay", "500");
        StandInProcess process = broker.byHand().awaitReady();
        Begun restart = broker.beginTelling("restart");
        process.await("term");
        restart.running().signal("KILL");
        restart.ended();
        broker.restart().exits(0).is("running", "true").of(broker.only());
        broker.endedByItself(process);
        broker.status().exits(0).is("running", "true").of(broker.only());
    }

    private static void waitALittle(Scene scene) {
        long from = System.nanoTime();
        scene.until("a while", () -> System.nanoTime() - from > A_WHILE.toNanos());
    }
}
