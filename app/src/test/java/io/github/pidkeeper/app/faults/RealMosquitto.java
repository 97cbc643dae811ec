package io.github.pidkeeper.app.faults;

import io.github.pidkeeper.core.broker.BrokerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's Mosquitto in some of the situations. */
final class RealMosquitto {

    private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

    private RealMosquitto() {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row("C22b", "restart of Mosquitto", RealMosquitto::restart),
                new Row(
                        "X62",
                        "Mosquitto was started by hand, into the background, and lost its pid file",
                        RealMosquitto::byHand),
                new Row("X63", "Mosquitto crashes, and its pid is given to an innocent", RealMosquitto::crash),
                new Row("X64", "Mosquitto's configuration does not parse", RealMosquitto::badConfiguration));
    }

    private static TestedBroker mosquitto(Scene scene) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IOException("Mosquitto is needed: apt-get install mosquitto");
        }
        Path configuration = configuration(scene);
        Files.writeString(
                configuration, "listener " + Scene.PORT + " 127.0.0.1\npid_file " + scene.pidFile() + "\nuser root\n");
        return scene.given(BrokerKind.MOSQUITTO, PROGRAM, List.of("-c", configuration.toString()));
    }

    private static Path configuration(Scene scene) {
        return scene.directory().resolve("mosquitto.conf");
    }

    private static void restart(Scene scene) throws IOException {
        TestedBroker broker = mosquitto(scene);
        long old =
                broker.start().exits(0).is("running", "true").of(broker.only()).pid();
        long fresh = broker.restart()
                .exits(0)
                .is("running", "true")
                .of(broker.only())
                .pid();
        if (fresh == old || ProcessState.isAlive(old)) {
            throw new AssertionError("the old one should be gone");
        }
        broker.isNamed();
        broker.stop().exits(0).is("stopped", "absent");
        broker.isGone();
        broker.status().exits(3);
    }

    private static void byHand(Scene scene) throws IOException {
        TestedBroker broker = mosquitto(scene);
        scene.superuser()
                .run(PROGRAM.toString(), "-d", "-c", configuration(scene).toString());
        scene.until("its pid file", () -> Files.exists(broker.pidFile()));
        long pid = broker.only();
        Files.delete(broker.pidFile());
        broker.status().exits(0).is("running", "missing").of(pid);
        broker.start().exits(5);
        broker.stop().exits(0).is("stopped", "absent");
        broker.isGone();
    }

    private static void crash(Scene scene) throws IOException {
        TestedBroker broker = mosquitto(scene);
        long pid = broker.start().exits(0).pid();
        broker.endForced(pid);
        scene.bystanders().at(pid);
        broker.status().exits(1).is("failed|stopped", "mismatched").ofNobody();
        broker.restart().exits(0).is("running", "true").of(broker.only());
        broker.stop().exits(0).is("stopped", "absent");
    }

    private static void badConfiguration(Scene scene) throws IOException {
        TestedBroker broker = mosquitto(scene);
        Files.writeString(configuration(scene), "listner 1883\n");
        broker.start().exits(7).mentions("listner");
        broker.isGone();
        broker.status().exits(1, 3).is("failed|stopped", "absent|stale").ofNobody();
    }
}
