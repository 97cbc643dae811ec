package io.github.pidkeeper.app.window.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.port.Metering.Meter;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.FiguresUser;
import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.PasswordFile;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.standin.FreePort;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.text.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Mosquitto, configured and started by each test, and a meter on it. */
@Timeout(90)
abstract class MeteredMosquitto {

    private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    final Patience patience = Patience.ofABusyMachine();
    private final Machine machine = Machine.current();
    final Metered metered =
            new Metered(machine.processes(), new PasswordFile(machine.files(), machine.user()), InstantSource.system());
    final List<Process> started = new ArrayList<>();
    int port;

    @BeforeEach
    void findPort() {
        assertThat(MOSQUITTO)
                .as("Mosquitto is needed: apt-get install mosquitto mosquitto-clients")
                .isExecutable();
        port = FreePort.find().number();
    }

    @AfterEach
    void nothingIsLeft() {
        started.reversed().forEach(process -> process.destroyForcibly().onExit().join());
        assertThat(started).noneMatch(Process::isAlive);
    }

    Broker mosquitto(String... lines) throws IOException {
        Broker broker = configured(lines);
        run(MOSQUITTO.toString(), "-c", broker.configuration().orElseThrow().toString());
        patience.until("it listens", this::listens);
        return broker;
    }

    Broker configured(String... lines) throws IOException {
        Path configuration = directory.resolve("mosquitto.conf");
        Files.writeString(
                configuration,
                "listener " + port + " 127.0.0.1\nuser root\nlog_type all\nlog_dest file " + directory.resolve("log")
                        + "\n" + String.join("\n", lines) + "\n");
        return new Broker(
                new BrokerName("plant"),
                BrokerKind.MOSQUITTO,
                new Command(MOSQUITTO, List.of("-c", configuration.toString())),
                directory.resolve("mosquitto.pid"),
                Optional.of(configuration),
                OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
    }

    Meter open(Broker broker) {
        return metered.open(broker, facts());
    }

    ProcessFacts facts() {
        return facts(started.getFirst());
    }

    ProcessFacts facts(Process one) {
        return switch (machine.processes().pin(one.pid())) {
            case Pinning.Pinned(PinnedProcess process) -> {
                try (process) {
                    yield process.facts();
                }
            }
            case Pinning other -> throw new AssertionError(other.toString());
        };
    }

    void until(Meter meter, Predicate<BrokerFigures> condition) {
        patience.until(
                "figures",
                () -> meter.sample(LIMIT).broker().told().filter(condition).isPresent());
    }

    void untilReason(Meter meter, Message expected) {
        patience.until(
                expected.toString(),
                () -> reason(meter).filter(expected::equals).isPresent());
    }

    static BrokerFigures told(Meter meter) {
        return meter.sample(LIMIT).broker().told().orElseThrow();
    }

    static Optional<Message> reason(Meter meter) {
        return meter.sample(LIMIT).broker().missing();
    }

    static boolean countsUs(BrokerFigures figures) {
        return figures.sent().filter(flow -> flow.perSecond().isPresent()).isPresent();
    }

    String where() {
        return "127.0.0.1:" + port;
    }

    Stream<String> logged() throws IOException {
        return Files.readString(directory.resolve("log")).lines();
    }

    /** In which the password of meter is right. */
    Path passwords() throws Exception {
        Path file = directory.resolve("passwords");
        assertThat(new ProcessBuilder("mosquitto_passwd", "-b", "-c", file.toString(), "meter", "right")
                        .start()
                        .waitFor())
                .isZero();
        return file;
    }

    FiguresUser reader(String password) throws IOException {
        Path file = directory.resolve("password-" + password);
        Files.writeString(file, password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return new FiguresUser("meter", file);
    }

    void run(String... command) throws IOException {
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output-" + started.size()).toFile())
                .start());
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
