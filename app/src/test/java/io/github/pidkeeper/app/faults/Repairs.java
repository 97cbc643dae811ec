package io.github.pidkeeper.app.faults;

import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Repairs of pid files, and what would be done: the file names the proven broker, or nothing is touched. */
final class Repairs {

    private Repairs() {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "C15",
                        "NanoMQ's second start has left a dead pid in the file of the running broker",
                        Repairs::deadPid),
                new Row("X65", "repair, and the pid file of the running broker is missing", Repairs::missing),
                new Row(
                        "X66",
                        "repair, and the pid file names an innocent while the broker runs",
                        Repairs::innocentNamed),
                new Row("X67", "repair, and the pid file names a dead process while nothing runs", Repairs::stale),
                new Row("X68", "every verb is only rehearsed", Repairs::rehearsed));
    }

    private static void deadPid(Scene scene) throws IOException {
        TestedBroker broker = scene.nanomq();
        StandInProcess first = broker.byHand().awaitReady();
        StandInProcess second = broker.byHand();
        second.awaitExit();
        FileState file = FileState.of(broker.pidFile());
        byte[] wrong = Files.readAllBytes(broker.pidFile());
        broker.status()
                .exits(0)
                .is("running", "mismatched|stale")
                .of(first.pid())
                .readsPid(second.pid())
                .offers("repair");
        broker.start().exits(5);
        file.checkUnchanged();
        broker.isUndisturbed(first);

        broker.repair().exits(0).is("running", "true").of(first.pid());
        broker.status().exits(0).is("running", "true").readsPid(first.pid());
        broker.repair("--undo").exits(0);
        if (!Arrays.equals(Files.readAllBytes(broker.pidFile()), wrong)) {
            throw new AssertionError("the old bytes should be back");
        }
        broker.stop().exits(0);
        broker.endedWell(first);
    }

    private static void missing(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        StandInProcess process = broker.byHand().awaitReady();
        Files.delete(broker.pidFile());
        broker.status().exits(0).is("running", "missing").offers("repair");
        broker.repair().exits(0).is("running", "true").of(process.pid());
        broker.repair().exits(5);
        broker.isUndisturbed(process);
        broker.isNamed();
        broker.stop().exits(0).is("stopped", "absent");
    }

    private static void innocentNamed(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        StandInProcess process = broker.byHand().awaitReady();
        broker.writePidFile(scene.innocent().pid());
        broker.status().exits(0).is("running", "mismatched").offers("repair");
        broker.repair().exits(0).is("running", "true").of(process.pid());
        broker.isUndisturbed(process);
        broker.stop().exits(0).is("stopped", "absent");
        broker.endedWell(process);
    }

    private static void stale(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        broker.writePidFile("30000\n");
        broker.repair().exits(0).is("stopped", "absent");
        broker.repair("--undo").exits(0).is("stopped", "stale").readsPid(30_000);
        broker.isGone();
    }

    private static void rehearsed(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        StandInProcess process = broker.byHand().awaitReady();
        broker.writePidFile(scene.innocent().pid());
        scene.bystanders().file(broker.pidFile());
        scene.bystanders().file(broker.state());
        for (String verb : List.of("start", "stop", "restart", "repair")) {
            broker.begin(verb, "--dry-run").reply().exits(0, 5).is("running", "mismatched");
        }
        broker.isUndisturbed(process);
    }
}
