package io.github.pidkeeper.app.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.standin.FreePort;
import io.github.pidkeeper.core.standin.Patience;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The practice broker as a process, seen from outside. */
class PracticeBrokerIT {

    private final Patience patience = Patience.ofABusyMachine();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path directory;

    private Path pidFile;
    private Path errors;
    private int port;

    @BeforeEach
    void choosePlaces() {
        pidFile = directory.resolve("broker.pid");
        errors = directory.resolve("errors");
        port = FreePort.find().number();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(started).noneMatch(process -> process.descendants().findAny().isPresent());
        started.forEach(Process::destroyForcibly);
        patience.until("all have ended", () -> started.stream().noneMatch(Process::isAlive));
    }

    @Test
    void aMessageTravelsFromAPublisherToASubscriber() throws IOException {
        startAndAwaitPidFile();

        try (var subscriber = new MqttPeer(port, "subscriber");
                var publisher = new MqttPeer(port, "publisher")) {
            subscriber.subscribe("plant/+/temperature");
            publisher.publish("plant/floor/temperature", "21.5");
            assertThat(subscriber.receive()).isEqualTo("plant/floor/temperature=21.5");
        }
    }

    @Test
    void aClientMaySubscribeAsSoonAsItIsAcknowledged() throws IOException {
        startAndAwaitPidFile();

        for (int i = 0; i < 300; i++) {
            try (var subscriber = new MqttPeer(port, "subscriber-" + i)) {
                subscriber.subscribe("plant/floor");
            }
        }
    }

    @Test
    void thePidFileAppearsOnlyOnceThePortAnswers() throws IOException {
        Process broker = start("--port", Integer.toString(port), "--pid-file", pidFile.toString());

        patience.until("a pid file", () -> {
            boolean written = Files.exists(pidFile);
            assertThat(!written || answers()).isTrue();
            return written;
        });
        assertThat(pidFile).hasContent(broker.pid() + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalStopsItInOrder(String signal) throws IOException {
        Process broker = startAndAwaitPidFile();
        try (var _ = new MqttPeer(port, "somebody")) {
            signal(broker, signal);

            assertThat(exitCode(broker)).isZero();
        }
        assertThat(pidFile).doesNotExist();
        assertThat(answers()).isFalse();
        assertThat(errors).isEmptyFile();
    }

    @Test
    void aSignalDuringTheStartLeavesNoPidFile() throws IOException {
        Process broker = start("--port", Integer.toString(port), "--pid-file", pidFile.toString());
        patience.until("the port", this::answers);
        signal(broker, "TERM");

        exitCode(broker);
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void aPidFileThatNamesAnotherProcessByNowStays() throws IOException {
        Process broker = startAndAwaitPidFile();
        Files.writeString(pidFile, "2\n");
        signal(broker, "TERM");

        assertThat(exitCode(broker)).isZero();
        assertThat(pidFile).hasContent("2\n");
    }

    @Test
    void itListensOnOneAddressOnly() throws IOException {
        startAndAwaitPidFile();

        assertThatThrownBy(() -> new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), port).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void withADataDirectoryItRemembersRetainedMessages() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Process first = startAndAwaitPidFile("--data-dir", data.toString());
        try (var publisher = new MqttPeer(port, "publisher")) {
            publisher.retain("plant/floor/state", "open");
        }
        signal(first, "TERM");
        assertThat(exitCode(first)).isZero();

        startAndAwaitPidFile("--data-dir", data.toString());
        try (var subscriber = new MqttPeer(port, "subscriber")) {
            subscriber.subscribe("plant/floor/state");
            assertThat(subscriber.receive()).isEqualTo("plant/floor/state=open");
        }
    }

    @Test
    void withoutADataDirectoryItWritesNothingButItsPidFile() throws IOException {
        startAndAwaitPidFile();
        try (var publisher = new MqttPeer(port, "publisher")) {
            publisher.retain("plant/floor/state", "open");
        }

        try (var files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(pidFile, errors);
        }
    }

    @Test
    void aTakenPortIsSaidInOneSentence() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process broker = start("--port", Integer.toString(holder.getLocalPort()), "--pid-file", pidFile.toString());

            assertThat(exitCode(broker)).isEqualTo(69);
            assertThat(Files.readAllLines(errors))
                    .singleElement()
                    .asString()
                    .startsWith("Port " + holder.getLocalPort() + " on 127.0.0.1 is not available");
        }
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void aMissingDirectoryIsSaidInOneSentence() throws IOException {
        Path missing = directory.resolve("none");
        Process broker = start("--port", Integer.toString(port), "--pid-file", missing + "/broker.pid");

        assertThat(exitCode(broker)).isEqualTo(73);
        assertThat(Files.readAllLines(errors)).singleElement().asString().contains("there is no directory " + missing);
    }

    @Test
    void aDirectoryThatTakesNoFilesIsSaidInOneSentence() throws IOException {
        Process broker = start("--port", Integer.toString(port), "--pid-file", "/proc/broker.pid");

        assertThat(exitCode(broker)).isEqualTo(73);
        assertThat(Files.readAllLines(errors)).singleElement().asString().startsWith("The pid file /proc/broker.pid");
    }

    @Test
    void aDirectoryInPlaceOfThePidFileIsSaidInOneSentence() throws IOException {
        Files.createDirectory(pidFile);
        Process broker = start("--port", Integer.toString(port), "--pid-file", pidFile.toString());

        assertThat(exitCode(broker)).isEqualTo(73);
        assertThat(Files.readAllLines(errors)).singleElement().asString().contains("because it is a directory");
        assertThat(pidFile).isDirectory();
    }

    @Test
    void anUnknownOptionIsSaidInOneSentence() throws IOException {
        Process broker = start("--verbose");

        assertThat(exitCode(broker)).isEqualTo(64);
        assertThat(Files.readAllLines(errors)).singleElement().asString().contains("no option --verbose");
    }

    private Process startAndAwaitPidFile(String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("--port", Integer.toString(port), "--pid-file", pidFile.toString()));
        arguments.addAll(List.of(more));
        Process broker = start(arguments.toArray(String[]::new));
        patience.until("a pid file", () -> Files.exists(pidFile) || !broker.isAlive());
        assertThat(errors).isEmptyFile();
        return broker;
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                PracticeBrokerProgram.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }

    private int exitCode(Process process) {
        patience.until("the end of the broker", () -> !process.isAlive());
        return process.exitValue();
    }

    private boolean answers() {
        try (var _ = new MqttPeer(port, "probe")) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void signal(Process process, String name) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .start()
                .onExit()
                .join();
    }
}
