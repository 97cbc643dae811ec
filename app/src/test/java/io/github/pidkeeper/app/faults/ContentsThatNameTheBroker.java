package io.github.pidkeeper.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.util.stream.Stream;

/** Pid files as daemons write them: the broker is found by them, a second start leaves them alone, and a stop works. */
final class ContentsThatNameTheBroker {

    private static final int LARGEST_FILE = 4096;

    private ContentsThatNameTheBroker() {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "A09",
                        "the line of the pid file ends with CRLF",
                        scene -> namesTheBroker(scene.broker("--pid-format", "crlf"))),
                new Row(
                        "A10",
                        "the pid file is padded with NULs, as NanoMQ does it",
                        scene -> namesTheBroker(scene.nanomq())),
                new Row(
                        "A12",
                        "more lines follow, as PostgreSQL writes them",
                        scene -> namesTheBroker(scene.broker("--pid-format", "postmaster"))),
                row("X12", "blanks and a tab stand around the pid", pid -> " \t" + pid + "\t \n"),
                row("X13", "the pid stands behind a byte order mark", pid -> "\uFEFF" + pid + "\n"),
                row(
                        "X14",
                        "lines follow up to the largest size that is read",
                        pid -> (pid + "\n" + "7\n".repeat(LARGEST_FILE)).substring(0, LARGEST_FILE)));
    }

    /** The text of the pid file, made from the broker's pid. */
    @FunctionalInterface
    private interface Text {
        String with(long pid);
    }

    private static Row row(String id, String situation, Text text) {
        return new Row(id, situation, scene -> {
            TestedBroker broker = scene.broker("--write-pid", "never");
            StandInProcess process = broker.byHand().awaitReady();
            broker.writePidFile(text.with(process.pid()).getBytes(UTF_8));
            foundAndStopped(broker, process);
        });
    }

    private static void namesTheBroker(TestedBroker broker) throws IOException {
        foundAndStopped(broker, broker.byHand().awaitReady());
    }

    private static void foundAndStopped(TestedBroker broker, StandInProcess process) {
        FileState file = FileState.of(broker.pidFile());
        broker.status().exits(0).is("running", "true").of(process.pid()).readsPid(process.pid());
        broker.start().exits(5);
        file.checkUnchanged();
        broker.stop().exits(0).is("stopped", "absent");
        broker.endedWell(process);
        broker.status().exits(3).is("stopped", "absent");
    }
}
