package io.github.pidkeeper.app.faults;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Starts: there is one broker afterwards or none, and what is said of it is so. */
final class Starts {

    private static final int ROUNDS = 5;

    private Starts() {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row("C01", "two start at once, five times", Starts::race),
                new Row("C06", "the broker exits at once with code 3", Starts::exitsAtOnce),
                new Row("C07", "the port is taken by somebody else", Starts::portTaken),
                new Row("C08", "the broker goes into the background and writes its pid 1.5 s late", Starts::latePid),
                new Row("C09", "the broker goes into the background and never writes a pid", Starts::noPid),
                new Row("C28", "the broker crashes 300 ms after its start", Starts::crash),
                new Row(
                        "X39",
                        "the port is taken, which only the broker finds out, after it has written its pid",
                        Starts::portTakenUnknown),
                new Row("X40", "the broker crashes after its start was confirmed", Starts::laterCrash),
                new Row("X41", "one start makes two brokers", Starts::twin),
                new Row("X43", "the broker leaves its pid file empty for a while", Starts::emptyFirst),
                new Row("X44", "the broker listens late", scene -> {
                    TestedBroker broker = scene.broker("--bind-after", "1500");
                    broker.start().exits(0).is("running", "true").of(broker.only());
                }),
                new Row("X45", "the broker never answers", Starts::silent));
    }

    private static void race(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        for (int round = 0; round < ROUNDS; round++) {
            List<Begun> both = List.of(broker.begin("start"), broker.begin("start"));
            List<Integer> codes = both.stream()
                    .map(start -> start.reply().exits(0, 5, 8).code())
                    .toList();
            if (codes.stream().filter(code -> code == 0).count() != 1) {
                throw new AssertionError("one of them should have started it: " + codes);
            }
            broker.isNamed();
            broker.stop().exits(0);
        }
    }

    private static void exitsAtOnce(Scene scene) {
        TestedBroker broker = scene.broker("--exit-at-once", "3");
        broker.start().exits(7).mentions(3).mentions("Parser syntax error");
        broker.isGone();
        broker.status().exits(1, 3).is("failed|stopped", "absent|stale").ofNobody();
        broker.stop().exits(5);
    }

    private static void portTaken(Scene scene) {
        StandInProcess holder = scene.otherBroker("--port", Integer.toString(Scene.PORT));
        TestedBroker broker = scene.broker();
        broker.start().exits(7).mentions(holder.pid());
        broker.isGone();
        broker.status().exits(3).is("stopped|failed", "absent").ofNobody();
        broker.stop().exits(5);
        broker.restart().exits(7).mentions(holder.pid());
    }

    private static void portTakenUnknown(Scene scene) {
        scene.otherBroker("--port", Integer.toString(Scene.PORT));
        TestedBroker broker = scene.broker().withoutPort();
        broker.start().exits(7).mentions("Address in use");
        broker.isGone();
        broker.status().exits(1, 3).is("stopped|failed", "absent|stale").ofNobody();
        broker.stop().exits(5);
    }

    private static void latePid(Scene scene) throws IOException {
        TestedBroker broker = scene.broker("--daemonise", "--write-pid", "late:1500");
        Begun first = broker.begin("start");
        scene.until("a broker", () -> !broker.alive().isEmpty());
        Begun second = broker.begin("start");
        first.reply().exits(0).is("running", "true");
        second.reply().exits(5, 8);
        broker.status().exits(0).is("running", "true").of(broker.only());
        broker.stop().exits(0).is("stopped", "absent");
    }

    private static void noPid(Scene scene) {
        TestedBroker broker = scene.broker("--daemonise", "--write-pid", "never");
        broker.start().exits(0, 7);
        broker.status().exits(0).is("running", "missing").of(broker.only());
        broker.start().exits(5);
        broker.only();
        broker.stop().exits(0).is("stopped", "absent");
        broker.isGone();
    }

    private static void crash(Scene scene) {
        TestedBroker broker = scene.broker("--crash-after", "300");
        broker.start().exits(7);
        broker.isGone();
        broker.status().exits(1, 3).is("failed|stopped", "absent|stale").ofNobody();
        broker.stop().exits(5);
        broker.status().exits(1, 3).is("stopped", "absent|stale");
    }

    private static void laterCrash(Scene scene) {
        TestedBroker broker = scene.broker();
        long pid = broker.start().exits(0).is("running", "true").pid();
        broker.endForced(pid);
        broker.status().exits(1).is("failed|stopped", "stale").ofNobody();
        broker.restart().exits(0).is("running", "true").of(broker.only());
    }

    /** Without a port, so that the second does not fail. As long as one of them lives, nothing is called stopped. */
    private static void twin(Scene scene) {
        TestedBroker broker = scene.given(BrokerKind.GENERIC, scene.standIn().program(), List.of("--twin"))
                .withoutPort();
        broker.start().exits(0, 7);
        List<Long> both = broker.alive();
        broker.status().exits(0).is("several|running", "missing");
        broker.start().exits(5);
        if (both.size() != 2 || !broker.alive().equals(both)) {
            throw new AssertionError("the two should run on: " + both + ", " + broker.alive());
        }
        broker.stop().exits(6, 7);
        broker.status().exits(0).is("several|running", "missing");
    }

    private static void emptyFirst(Scene scene) {
        TestedBroker broker = scene.broker("--empty-first", "700");
        broker.start().exits(0).is("running", "true").of(broker.only());
        broker.stop().exits(0).is("stopped", "absent");
    }

    private static void silent(Scene scene) {
        TestedBroker broker = scene.broker("--silent");
        broker.start().exits(7);
        broker.status().exits(0).is("unresponsive", "true").of(broker.only());
        broker.start().exits(5);
        broker.stop().exits(0).is("stopped", "absent");
        broker.isGone();
    }
}
