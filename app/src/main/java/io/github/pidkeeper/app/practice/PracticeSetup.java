package io.github.pidkeeper.app.practice;

import io.github.pidkeeper.app.Main;
import io.github.pidkeeper.app.settings.Places;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the practice broker is configured as: this very program, run a second time.
 *
 * <p>Not through the launcher, a script that gives way to the JVM: nothing in the process that is left would tell of it.
 * The executable and arguments here are those that the process has, and so it is recognised even where no record of its
 * start is left.
 *
 * @param executable the JVM that this program runs on
 * @param classPath of this program, as the JVM takes it
 * @param directory for the pid file
 */
public record PracticeSetup(Path executable, String classPath, Path directory) {

    private static final BrokerName NAME = new BrokerName("practice");
    private static final int USUAL_PORT = 1883;

    /** The one for the program that runs now, installed or not. */
    public static PracticeSetup of(Places places) {
        Path programs = Path.of(System.getProperty("java.home"), "bin");
        Path named = programs.resolve("pidkeeper");
        return new PracticeSetup(
                Files.isExecutable(named) ? named : programs.resolve("java"),
                // What is configured is kept, and the next version may have other jars.
                Optional.ofNullable(System.getProperty("pidkeeper.home"))
                        .map(home -> home + "/*")
                        .orElseGet(() -> System.getProperty("java.class.path")),
                places.state());
    }

    /**
     * The practice broker among the configured ones, or one that can be added to them: on port 1883 if nobody listens
     * there, else on any port that is free. One whose program has been removed since is told as this program would
     * configure it. May block.
     */
    public Broker broker(Collection<Broker> configured) {
        return configured.stream()
                .filter(broker -> broker.name().equals(NAME))
                .findAny()
                .map(broker -> Files.isExecutable(broker.command().executable())
                        ? broker
                        : on(broker.port().orElseGet(PracticeSetup::freePort)))
                .orElseGet(() -> on(freePort()));
    }

    Broker on(int port) {
        Path pidFile = directory.resolve(NAME + ".pid");
        return new Broker(
                NAME,
                BrokerKind.GENERIC,
                new Command(executable, arguments(port, pidFile)),
                pidFile,
                Optional.empty(),
                OptionalInt.of(port),
                Broker.DEFAULT_GRACE);
    }

    private List<String> arguments(int port, Path pidFile) {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx24m",
                "-cp",
                classPath,
                Main.class.getName(),
                "practice-broker",
                "--port",
                Integer.toString(port),
                "--pid-file",
                pidFile.toString());
    }

    private static int freePort() {
        return free(USUAL_PORT).or(() -> free(0)).orElse(USUAL_PORT);
    }

    /** The port itself, or any for 0; empty if it is taken. */
    private static Optional<Integer> free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Optional.of(socket.getLocalPort());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
