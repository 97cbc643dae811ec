package io.github.pidkeeper.app.faults;

import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Who may read, write and signal what: nobody is called dead for that, and nothing is begun that cannot be ended. */
final class Rights {

    private Rights() {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row("B08", "the user may not read the pid file of his running broker", Rights::unreadable),
                new Row("B09", "the user may not write into the directory of the pid file", Rights::directoryOfAnother),
                new Row("B11", "everybody may write into the pid file, which names an innocent", Rights::writableByAll),
                new Row("B13", "the pid file is on a file system that cannot be written", Rights::readOnly),
                new Row("C10", "the broker belongs to another user", Rights::brokerOfAnother),
                new Row(
                        "X30",
                        "everybody may write into the pid file, which names the broker",
                        Rights::ownWritableByAll),
                new Row(
                        "X31",
                        "the pid file of a running broker is on a file system that cannot be written",
                        Rights::stopOnReadOnly),
                new Row("X32", "the pid file belongs to another user, and names an innocent", Rights::fileOfAnother),
                new Row("X33", "everybody may create files beside the pid file, as in /tmp", Rights::sticky),
                new Row("X34", "the port is held by another user's process", Rights::portOfAnother),
                new Row("X35", "the system hides another user's broker (hidepid)", Rights::hidden),
                new Row("X36", "the state directory cannot be written", Rights::stateOnReadOnly),
                new Row("X37", "there is no room left for a pid file", Rights::full),
                new Row("X38", "there is no directory for the pid file", scene -> {
                    TestedBroker broker = scene.brokerWith(scene.directory().resolve("missing/broker.pid"));
                    broker.start().exits(6, 7);
                    broker.isGone();
                    broker.status().exits(3);
                }));
    }

    private static void unreadable(Scene scene) throws IOException {
        Path run = scene.directory().resolve("run");
        scene.superuser().directoryOf(Account.NOBODY, run);
        TestedBroker broker = scene.brokerWith(run.resolve("broker.pid")).as(Account.NOBODY);
        long pid = broker.start().exits(0).is("running", "true").pid();
        scene.superuser().run("chown", "0:0", broker.pidFile().toString());
        Files.setPosixFilePermissions(broker.pidFile(), PosixFilePermissions.fromString("rw-------"));

        broker.status().exits(0).is("running", "unreadable").of(pid);
        broker.start().exits(5);
        TestedBroker unremembered = broker.withState(run.resolve("another-state"));
        unremembered.status().exits(0, 4).is("running|unknown", "unreadable");
        unremembered.start().exits(5, 6);
        broker.only();
    }

    private static void directoryOfAnother(Scene scene) throws IOException {
        TestedBroker broker = scene.broker().as(Account.NOBODY);
        broker.start().exits(7);
        broker.isGone();
        broker.status().exits(3).is("stopped", "absent");
        broker.restart().exits(7);
        broker.isGone();
    }

    private static void writableByAll(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        broker.writePidFile(scene.innocent().pid());
        Files.setPosixFilePermissions(broker.pidFile(), PosixFilePermissions.fromString("rw-rw-rw-"));
        FileState file = FileState.of(broker.pidFile());
        broker.status().exits(1).is("unknown|stopped", "unsafe").ofNobody();
        broker.stop().exits(6);
        broker.start().exits(6);
        broker.restart().exits(6);
        file.checkUnchanged();
        broker.isGone();
    }

    private static void ownWritableByAll(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        StandInProcess process = broker.byHand().awaitReady();
        Files.setPosixFilePermissions(broker.pidFile(), PosixFilePermissions.fromString("rw-rw-rw-"));
        broker.status().exits(0).is("running", "unsafe").of(process.pid());
        broker.start().exits(5);
        broker.stop().exits(0);
        broker.endedWell(process);
    }

    private static Path readOnlyPlace(Scene scene) throws IOException {
        Path place = Files.createDirectory(scene.directory().resolve("place"));
        scene.superuser().mount("-t", "tmpfs", "tmpfs", place.toString());
        return place;
    }

    private static void readOnly(Scene scene) throws IOException {
        Path place = readOnlyPlace(scene);
        scene.superuser().run("mount", "-o", "remount,bind,ro", place.toString());
        TestedBroker broker = scene.brokerWith(place.resolve("broker.pid"));
        broker.start().exits(7);
        broker.isGone();
        broker.status().exits(3).is("stopped", "absent");
    }

    private static void stopOnReadOnly(Scene scene) throws IOException {
        Path place = readOnlyPlace(scene);
        TestedBroker broker = scene.brokerWith(place.resolve("broker.pid"));
        StandInProcess process = broker.byHand().awaitReady();
        scene.superuser().run("mount", "-o", "remount,bind,ro", place.toString());
        broker.status().exits(0).is("running", "true").of(process.pid());
        broker.restart().exits(7);
        broker.status().exits(0).is("running", "true").of(process.pid());
        // It has stopped, but the file that stays will name somebody else one day.
        broker.stop().exits(7).is("stopped", "stale");
        broker.endedWell(process);
        broker.status().exits(1).is("stopped", "stale");
    }

    private static void stateOnReadOnly(Scene scene) throws IOException {
        Path place = readOnlyPlace(scene);
        scene.superuser().run("mount", "-o", "remount,bind,ro", place.toString());
        TestedBroker broker = scene.broker().withState(place.resolve("state"));
        broker.status().exits(3).is("stopped", "absent");
        broker.start().exits(7);
        broker.isGone();
        StandInProcess process = broker.byHand().awaitReady();
        broker.status().exits(0).is("running", "true").of(process.pid());
    }

    private static void full(Scene scene) throws IOException {
        Path place = Files.createDirectory(scene.directory().resolve("place"));
        scene.superuser().mount("-t", "tmpfs", "-o", "size=16k", "tmpfs", place.toString());
        Files.write(place.resolve("all"), new byte[16 * 1024]);
        TestedBroker broker = scene.brokerWith(place.resolve("broker.pid"));
        broker.start().exits(7);
        broker.isGone();
        broker.status().exits(3).is("stopped", "absent");
    }

    private static void brokerOfAnother(Scene scene) throws IOException {
        TestedBroker root = scene.broker();
        TestedBroker broker = root.as(Account.NOBODY);
        StandInProcess process = broker.byHand().awaitReady();
        FileState file = FileState.of(broker.pidFile());
        broker.status().exits(0).is("not-permitted", "true").of(process.pid());
        broker.stop("--force-after", "0").exits(6);
        broker.start().exits(5);
        broker.restart().exits(6, 7);
        file.checkUnchanged();
        broker.isUndisturbed(process);
        root.status().exits(0).is("running", "true").of(process.pid());
    }

    private static void fileOfAnother(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        scene.openTo(Account.NOBODY);
        broker.writePidFile(scene.innocent().pid());
        scene.superuser().run("chown", "65534:65534", broker.pidFile().toString());
        broker.status().exits(1).is("stopped", "mismatched").ofNobody();
        broker.stop().exits(5);
        broker.start().exits(0, 6);
        broker.stop().exits(0, 5);
        broker.isGone();
    }

    private static void sticky(Scene scene) throws IOException {
        Path shared = Files.createDirectory(scene.directory().resolve("shared"));
        scene.superuser().run("chmod", "1777", shared.toString());
        KindsOfFiles.works(scene, shared.resolve("broker.pid"));
    }

    private static void portOfAnother(Scene scene) throws IOException {
        Path run = scene.directory().resolve("run");
        scene.superuser().directoryOf(Account.NOBODY, run);
        TestedBroker broker = scene.brokerWith(run.resolve("broker.pid")).as(Account.NOBODY);
        scene.otherBroker("--port", Integer.toString(Scene.PORT));
        broker.status().exits(1, 3, 4).is("stopped|unknown", "absent").ofNobody();
        broker.start().exits(6, 7);
        broker.stop().exits(5, 6);
        broker.isGone();
    }

    private static void hidden(Scene scene) throws IOException {
        Path run = scene.directory().resolve("run");
        scene.superuser().directoryOf(Account.NOBODY, run);
        TestedBroker broker = scene.brokerWith(run.resolve("broker.pid"), "--write-pid", "never");
        StandInProcess process = broker.byHand().awaitReady();
        scene.superuser().run("mount", "-o", "remount,hidepid=2", "/proc");
        TestedBroker blind = broker.as(Account.NOBODY);
        blind.status().exits(4).is("unknown", "absent").ofNobody();
        blind.start().exits(6);
        blind.stop().exits(6);
        broker.writePidFile(process.pid());
        blind.status().exits(4, 0).is("unknown|not-permitted", "unreadable|true");
        blind.start().exits(5, 6);
        blind.stop().exits(6);
        broker.isUndisturbed(process);
    }
}
