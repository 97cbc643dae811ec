package io.github.pidkeeper.app.faults;

import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whom a well-formed pid file names: the broker, nobody, or all sorts of strangers. */
final class NamedProcesses {

    private static final long FREE = 30_000;

    private NamedProcesses() {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row("A01", "there is no pid file", NamedProcesses::nobody),
                new Row("A02", "the pid file names the running broker", NamedProcesses::theBroker),
                new Row(
                        "A03",
                        "the pid file names a process that is dead",
                        scene -> namesNoBroker(scene, FREE, "stale")),
                new Row("A04", "the pid was given to an innocent after the broker's crash", NamedProcesses::reused),
                new Row("A06", "the pid file names a dead broker that nobody has waited for", NamedProcesses::zombie),
                new Row("A16", "the pid file names the program itself", NamedProcesses::itself),
                new Row("X15", "the pid file names a thread of the broker", NamedProcesses::threadOfTheBroker),
                new Row("X16", "the pid file names a thread of an innocent", NamedProcesses::threadOfAnInnocent),
                new Row(
                        "X17",
                        "the pid file says 2, the first process of a system",
                        scene -> namesNoBroker(scene, 2, "mismatched")),
                new Row("X18", "the pid file names another broker of the same program", NamedProcesses::anotherBroker),
                new Row(
                        "X19",
                        "the pid file names an innocent whose command line says it were the broker",
                        NamedProcesses::impostor),
                new Row(
                        "X20",
                        "the pid is the broker's in a container's own count, and an innocent's here",
                        NamedProcesses::inner),
                new Row("X21", "the pid file names a worker of the broker", NamedProcesses::worker));
    }

    private static void nobody(Scene scene) {
        TestedBroker broker = scene.broker();
        broker.status().exits(3).is("stopped", "absent").ofNobody();
        broker.stop().exits(5);
        broker.start().exits(0).is("running", "true").of(broker.only());
        broker.status().exits(0).is("running", "true").of(broker.only());
    }

    private static void theBroker(Scene scene) throws IOException {
        TestedBroker broker = scene.broker("--exit-delay", "60000");
        StandInProcess process = broker.byHand().awaitReady();
        broker.status().exits(0).is("running", "true").of(process.pid());

        Begun stop = broker.begin("stop", "--force-after", "60");
        process.await("term");
        broker.status().exits(0).is("stopping", "true").of(process.pid());
        process.signal("INT");
        stop.reply().exits(0).is("stopped", "absent");
        broker.isGone();
        broker.status().exits(3).is("stopped", "absent");
    }

    private static void namesNoBroker(Scene scene, long pid, String health) throws IOException {
        TestedBroker broker = scene.broker();
        broker.writePidFile(pid);
        broker.status().exits(1).is("stopped", health).ofNobody().readsPid(pid);
        broker.stop().exits(5);
        broker.start().exits(0).is("running", "true").of(broker.only());
    }

    private static void reused(Scene scene) {
        TestedBroker broker = scene.broker();
        long pid = broker.start().exits(0).pid();
        broker.endForced(pid);
        scene.bystanders().at(pid);

        broker.status().exits(1).is("failed|stopped", "mismatched").ofNobody().readsPid(pid);
        broker.stop().exits(5);
        broker.start().exits(0).is("running", "true").of(broker.only());
        broker.stop().exits(0);
    }

    private static void zombie(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        StandInProcess careless = scene.standIn().start("--unreaped", "--exit-at-once", "0");
        long dead = Long.parseLong(careless.await("child"));
        scene.until("a zombie", () -> ProcessState.of(dead).orElseThrow().isDead());
        broker.writePidFile(dead);

        broker.status().exits(1).is("stopped", "stale").ofNobody();
        broker.stop().exits(5);
        broker.start().exits(0).is("running", "true");
    }

    /** Each run of the program is given the pid that the file names. */
    private static void itself(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        broker.writePidFile(FREE);
        List<String> asNamed = List.of(PrivateNamespace.warden().toString(), "--pid", Long.toString(FREE));
        broker.beginBehind(asNamed, "status")
                .reply()
                .exits(1)
                .is("stopped", "malformed")
                .ofNobody();
        broker.beginBehind(asNamed, "stop").reply().exits(5);
        broker.beginBehind(asNamed, "restart")
                .reply()
                .exits(0)
                .is("running", "true")
                .of(broker.only());
    }

    private static void threadOfTheBroker(Scene scene) throws IOException {
        TestedBroker broker = scene.broker("--thread", "--write-pid", "never");
        StandInProcess process = broker.byHand().awaitReady();
        long thread = Long.parseLong(process.await("thread"));
        broker.writePidFile(thread);

        broker.status()
                .exits(0)
                .is("running", "mismatched|stale")
                .of(process.pid())
                .readsPid(thread);
        broker.start().exits(5);
        broker.stop().exits(0);
        broker.endedWell(process);
    }

    private static void threadOfAnInnocent(Scene scene) throws IOException {
        long own = ProcessHandle.current().pid();
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            long thread = threads.map(path -> Long.parseLong(path.getFileName().toString()))
                    .filter(number -> number != own)
                    .findFirst()
                    .orElseThrow();
            namesNoBroker(scene, thread, "stale|mismatched");
        }
    }

    private static void anotherBroker(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        Path itsFile = scene.directory().resolve("other.pid");
        // The same program file, which is what the kernel tells of it.
        StandInProcess other = scene.standIn()
                .start("--port", "1884", "--pid-file", itsFile.toString())
                .awaitReady();
        scene.bystanders().broker(other);
        scene.bystanders().file(itsFile);
        broker.writePidFile(other.pid());

        broker.status().exits(1).is("stopped", "mismatched").ofNobody().readsPid(other.pid());
        broker.stop().exits(5);
        broker.restart().exits(0).is("running", "true");
        broker.stop().exits(0);
    }

    private static void impostor(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        Bystander impostor = scene.bystanders().claiming(broker.command());
        namesNoBroker(scene, impostor.pid(), "mismatched");
    }

    private static void inner(Scene scene) throws IOException {
        TestedBroker broker = scene.broker("--pid-format", "newline");
        long innocent = scene.innocent().pid();
        Path warden = PrivateNamespace.warden();
        var inside = new java.util.ArrayList<>(List.of(
                "unshare", "--fork", "--pid", "--kill-child", warden.toString(), "--pid", Long.toString(innocent)));
        inside.addAll(broker.command());
        new ProcessBuilder(inside)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        scene.until(
                "a pid file",
                () -> Files.exists(broker.pidFile())
                        && broker.pidFile().toFile().length() > 0);
        FileState file = FileState.of(broker.pidFile());

        broker.status().exits(1).is("stopped", "mismatched").ofNobody().readsPid(innocent);
        broker.stop().exits(5);
        broker.start().exits(7);
        file.checkUnchanged();
        broker.only();
    }

    private static void worker(Scene scene) throws IOException {
        TestedBroker broker = scene.broker("--worker", "--write-pid", "never");
        StandInProcess process = broker.byHand().awaitReady();
        long worker = Long.parseLong(process.await("worker"));
        broker.writePidFile(worker);

        broker.status().exits(0).is("running", "mismatched").of(process.pid()).readsPid(worker);
        broker.start().exits(5);
        broker.stop().exits(0);
        broker.endedWell(process);
    }
}
