package io.github.pidkeeper.app.dbus;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A message bus of the test's own: a real dbus-daemon, a child of the test, that starts no services but what a test offers. */
final class PrivateBus implements AutoCloseable {

    private static final String CONFIGURATION = """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
          "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig>
          <type>session</type>
          <listen>unix:path=SOCKET</listen>
          <servicedir>SERVICES</servicedir>
          <auth>EXTERNAL</auth>
          <policy context="default">
            <allow send_destination="*" eavesdrop="true"/>
            <allow eavesdrop="true"/>
            <allow own="*"/>
          </policy>
        </busconfig>
        """;

    private final Path socket;
    private final Path services;
    private final Process daemon;

    private PrivateBus(Path socket, Path services, Process daemon) {
        this.socket = socket;
        this.services = services;
        this.daemon = daemon;
    }

    /** Starts the bus in a directory that is free for it; it listens when this returns. */
    static PrivateBus in(Path directory) throws IOException {
        Path socket = directory.resolve("bus");
        Path configuration = directory.resolve("bus.conf");
        Path services = Files.createDirectories(directory.resolve("services"));
        Files.writeString(
                configuration,
                CONFIGURATION.replace("SOCKET", socket.toString()).replace("SERVICES", services.toString()));
        Process daemon = new ProcessBuilder(
                        "dbus-daemon", "--config-file=" + configuration, "--nofork", "--nopidfile", "--print-address")
                .redirectError(directory.resolve("bus.log").toFile())
                .start();
        BufferedReader output = daemon.inputReader(StandardCharsets.UTF_8);
        if (output.readLine() == null) {
            throw new IOException("dbus-daemon did not start: " + Files.readString(directory.resolve("bus.log")));
        }
        return new PrivateBus(socket, services, daemon);
    }

    Path socket() {
        return socket;
    }

    /** Our way onto this bus, as the environment of a desktop session would tell it. */
    BusSocket address() {
        return BusSocket.ofSession(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket));
    }

    /** From now on it starts this program for whoever asks for something of that name. */
    void offer(String name, Path program) throws IOException {
        Files.writeString(
                services.resolve(name + ".service"), "[D-BUS Service]\nName=" + name + "\nExec=" + program + "\n");
    }

    /** From now on it takes connections and does not answer. */
    void fallSilent() throws IOException {
        signal("STOP");
    }

    /** It answers what it was asked meanwhile. */
    void speakAgain() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        new ProcessBuilder("/bin/kill", "-" + name, Long.toString(daemon.pid()))
                .start()
                .onExit()
                .join();
    }

    @Override
    public void close() {
        die();
    }

    /** Ends the bus and with it every connection; returns when its process is gone. */
    void die() {
        daemon.destroyForcibly();
        try {
            if (!daemon.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("dbus-daemon " + daemon.pid() + " is still there");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
