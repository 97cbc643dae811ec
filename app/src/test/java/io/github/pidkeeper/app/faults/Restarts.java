package io.github.pidkeeper.app.faults;

import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.util.stream.Stream;

/** Restarts: the old broker is gone before there is a new one, and nobody else is taken for it. */
final class Restarts {

    private static final int FORCED = 137;

    private Restarts() {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row("C21", "restart, and the pid file names an innocent", Restarts::anInnocentNamed),
                new Row("C22", "restart, and the broker needs 1.5 s to exit", Restarts::slowExit),
                new Row(
                        "X42",
                        "NanoMQ is started a second time behind our back, and restarted",
                        Restarts::secondNanoMq),
                new Row("X48", "restart, and the broker ignores SIGTERM", Restarts::ignoresTerm));
    }

    private static void anInnocentNamed(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        broker.writePidFile(scene.innocent().pid());
        broker.restart().exits(0).is("running", "true").of(broker.only());
        broker.isNamed();
    }

    private static void slowExit(Scene scene) throws IOException {
        TestedBroker broker = scene.broker("--exit-delay", "1500");
        StandInProcess old = broker.byHand().awaitReady();
        broker.restart().exits(0).is("running", "true").of(broker.only());
        broker.endedByItself(old);
        broker.isNamed();
    }

    private static void ignoresTerm(Scene scene) {
        TestedBroker broker = scene.broker("--ignore-term");
        StandInProcess old = broker.byHand().awaitReady();
        broker.restart("--force-after", "1").exits(0).is("running", "true").of(broker.only());
        if (old.awaitExit() != FORCED) {
            throw new AssertionError("the old one should have been forced");
        }
    }

    private static void secondNanoMq(Scene scene) throws IOException {
        TestedBroker broker = scene.nanomq();
        StandInProcess first = broker.byHand().awaitReady();
        StandInProcess second = broker.byHand();
        second.awaitExit();
        broker.status().exits(0).is("running", "mismatched").of(first.pid()).readsPid(second.pid());
        broker.restart().exits(0).is("running", "true").of(broker.only());
        broker.endedByItself(first);
        broker.stop().exits(0).is("stopped", "absent");
        broker.isGone();
    }
}
