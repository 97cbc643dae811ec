package io.github.pidkeeper.app.window.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.port.Metering.Meter;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.FiguresUser;
import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.Count;
import io.github.pidkeeper.core.figures.Counted;
import io.github.pidkeeper.core.figures.PasswordFile;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.lifecycle.SpareThread;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.readiness.Certificates;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of a real Mosquitto, beside the clients that are really connected. */
@Timeout(90)
class SysSourceMosquittoIT {

    private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private final Patience patience = Patience.ofABusyMachine();
    private final Machine machine = Machine.current();
    private final Metered metered =
            new Metered(machine.processes(), new PasswordFile(machine.files(), machine.user()), InstantSource.system());
    private final List<Process> started = new ArrayList<>();
    private int port;

    @BeforeEach
    void findPort() throws IOException {
        assertThat(MOSQUITTO)
                .as("Mosquitto is needed: apt-get install mosquitto mosquitto-clients")
                .isExecutable();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void nothingIsLeft() {
        started.reversed().forEach(process -> process.destroyForcibly().onExit().join());
        assertThat(started).noneMatch(Process::isAlive);
    }

    @Test
    void theFiguresAreThoseOfTheOtherClients() throws IOException {
        Broker broker = mosquitto("allow_anonymous true", "sys_interval 1");
        subscribe("one", "plant/#");
        subscribe("two", "plant/+/temperature", "plant/alarm");
        try (Meter meter = open(broker)) {
            until(meter, figures -> figures.clients().orElse(-1) == 2 && countsUs(figures));
            assertThat(told(meter).subscriptions()).contains(new Count(Counted.SUBSCRIPTIONS, 3));
            assertThat(told(meter).version())
                    .hasValueSatisfying(version -> assertThat(version).matches("[0-9.]+"));

            long before = told(meter).sent().orElseThrow().total();
            publish("plant/alarm", 5);
            // Each of the two is given each of them.
            until(meter, figures -> figures.sent().orElseThrow().total() >= before + 10);
            BrokerFigures after = told(meter);
            assertThat(after.sent().orElseThrow().total()).isEqualTo(before + 10);
            assertThat(after.received().orElseThrow().counted()).isEqualTo(Counted.MESSAGES);
            assertThat(after.clients()).hasValue(2);
            assertThat(metered.of(broker, facts())).contains(new Reading.Told<>(2L));

            subscribe("three", "plant/#");
            until(meter, figures -> figures.clients().orElse(-1) == 3);
            started.getLast().destroyForcibly().onExit().join();
            until(meter, figures -> figures.clients().orElse(-1) == 2);
        }
        assertThat(metered.of(broker, facts())).contains(new Reading.Absent<>(Message.of(Phrase.FIGURES_NOT_MEASURED)));
    }

    @Test
    void beforeAStopTheClientsOfABrokerThatIsNotShownAreCountedToo() throws IOException {
        Broker broker = mosquitto("allow_anonymous true", "sys_interval 1");
        subscribe("one", "plant/#");
        patience.until(
                "counted",
                () -> metered.asked(broker, facts())
                        .flatMap(Reading::told)
                        .filter(count -> count > 0)
                        .isPresent());
        try (Meter _ = open(broker)) {
            assertThat(metered.asked(broker, facts()))
                    .as("also by a meter that has only just been opened")
                    .hasValueSatisfying(reading -> assertThat(reading).isInstanceOf(Reading.Told.class));
        }
    }

    @Test
    void aBrokerThatDoesNotTellHoldsNobodyUpForLong() throws IOException {
        Broker broker = mosquitto("allow_anonymous true", "sys_interval 0");
        assertThat(metered.asked(broker, facts()))
                .hasValueSatisfying(reading -> assertThat(reading).isInstanceOf(Reading.Absent.class));
    }

    @Test
    void aBrokerThatDoesNotTakeUsInTimeIsNotOneWithoutClients() throws Exception {
        Broker broker = mosquitto("allow_anonymous true", "sys_interval 1");
        var suspend = new ProcessBuilder(
                        "kill", "-STOP", Long.toString(started.getLast().pid()))
                .start();
        assertThat(suspend.waitFor()).isZero();
        assertThat(metered.asked(broker, facts()))
                .hasValueSatisfying(reading -> assertThat(reading).isInstanceOf(Reading.Late.class));
    }

    /** Longer than one that has taken what we subscribe to may be silent. */
    @Test
    void aBrokerThatIsHeldUpAfterItHasTakenTheConnectionIsNotOneWithoutClients() throws Exception {
        Broker broker = configured("allow_anonymous true");
        run("tail", "-f", "/dev/null");
        try (var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> acceptOnly(server));
            assertThat(new SpareThread(Duration.ofMillis(5500)).result(() -> metered.asked(broker, facts())))
                    .as("nothing that would be taken for an answer")
                    .isEmpty();
        }
    }

    private static void acceptOnly(ServerSocket server) {
        byte[] connack = {0x20, 2, 0, 0};
        try (Socket client = server.accept()) {
            client.getOutputStream().write(connack);
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nobodyIsCountedButUsWhichIsNobody() throws IOException {
        Broker broker = mosquitto("allow_anonymous true", "sys_interval 1");
        try (Meter meter = open(broker)) {
            until(meter, SysSourceMosquittoIT::countsUs);

            assertThat(told(meter).clients()).hasValue(0);
            assertThat(told(meter).sent().orElseThrow().perSecond()).hasValue(0);
        }
    }

    @Test
    void aBrokerWithAPasswordFileTellsNobodyAndSaysWhy() throws IOException {
        Path passwords = Files.writeString(directory.resolve("passwords"), "");
        Broker broker = mosquitto("allow_anonymous false", "password_file " + passwords);
        try (Meter meter = open(broker)) {
            patience.until(
                    "refused",
                    () -> reason(meter)
                            .filter(reason -> reason.phrase() == Phrase.FIGURES_SYS_REFUSED)
                            .isPresent());
            assertThat(Files.readString(directory.resolve("log")).lines().filter(line -> line.contains("pidkeeper")))
                    .as("it is not tried again")
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aBrokerThatKeepsItsSysForItselfSaysSo() throws IOException {
        Path rights = Files.writeString(directory.resolve("acl"), "topic readwrite plant/#\n");
        Broker broker = mosquitto("allow_anonymous true", "acl_file " + rights);
        try (Meter meter = open(broker)) {
            patience.until(
                    "silent",
                    () -> reason(meter)
                            .filter(reason -> reason.phrase() == Phrase.FIGURES_SYS_SILENT
                                    || reason.phrase() == Phrase.FIGURES_SYS_DENIED)
                            .isPresent());
        }
    }

    @Test
    void aBrokerThatIsGoneHasNoFigures() throws IOException {
        Broker broker = mosquitto("allow_anonymous true", "sys_interval 1");
        try (Meter meter = open(broker)) {
            until(meter, figures -> figures.clients().isPresent());
            started.getFirst().destroyForcibly().onExit().join();

            patience.until(
                    "gone",
                    () -> reason(meter)
                            .filter(reason -> reason.phrase() == Phrase.FIGURES_SYS_UNREACHABLE)
                            .isPresent());
        }
    }

    @Test
    void theUserOfTheSettingsReadsWhatAnonymousClientsMayNot() throws Exception {
        Broker broker = mosquitto("allow_anonymous false", "password_file " + passwords(), "sys_interval 1");
        try (Meter meter = open(broker.withFigures(reader("right")))) {
            until(meter, SysSourceMosquittoIT::countsUs);
            assertThat(told(meter).clients()).hasValue(0);
        }
    }

    @Test
    void aWrongPasswordIsToldAndNotTriedAgain() throws Exception {
        Broker broker = mosquitto("allow_anonymous false", "password_file " + passwords());
        try (Meter meter = open(broker.withFigures(reader("wrong")))) {
            untilReason(meter, Message.of(Phrase.FIGURES_SYS_USER_REFUSED, where(), "meter"));
            assertThat(words(meter))
                    .contains("refused the user of the figures, meter")
                    .doesNotContain("wrong");
            assertThat(logged().filter(line -> line.contains("pidkeeper"))).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aPasswordFileThatOthersMayReadIsNeverSent() throws Exception {
        Broker broker = mosquitto("allow_anonymous false", "password_file " + passwords());
        FiguresUser reader = reader("right");
        Files.setPosixFilePermissions(reader.passwordFile(), PosixFilePermissions.fromString("rw-r--r--"));
        try (Meter meter = open(broker.withFigures(reader))) {
            untilReason(meter, Message.of(Phrase.FIGURES_PASSWORD_OPEN, reader.passwordFile()));
        }
        assertThat(logged().filter(line -> line.contains("pidkeeper"))).isEmpty();
    }

    @Test
    void aPortThatAnotherProcessHoldsIsNotToldThePassword() throws Exception {
        Broker broker = mosquitto("allow_anonymous false", "password_file " + passwords());
        var stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
        started.add(stranger);
        try (Meter meter = metered.open(broker.withFigures(reader("right")), facts(stranger))) {
            untilReason(meter, Message.of(Phrase.FIGURES_PORT_FOREIGN, port));
        }
        assertThat(logged().filter(line -> line.contains("pidkeeper"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlsv1.3", "tlsv1.2"})
    void anEncryptedListenerIsReadByItsOwnCertificate(String version) throws Exception {
        Broker broker = encrypted("hall", "allow_anonymous true", "sys_interval 1", "tls_version " + version);
        try (Meter meter = open(broker)) {
            until(meter, SysSourceMosquittoIT::countsUs);
            assertThat(told(meter).clients()).hasValue(0);
        }
    }

    @Test
    void passwordAndTlsGoTogether() throws Exception {
        Broker broker = encrypted("hall", "allow_anonymous false", "password_file " + passwords(), "sys_interval 1");
        try (Meter meter = open(broker.withFigures(reader("right")))) {
            until(meter, SysSourceMosquittoIT::countsUs);
        }
        try (Meter meter = open(broker.withFigures(reader("wrong")))) {
            untilReason(meter, Message.of(Phrase.FIGURES_SYS_USER_REFUSED, where(), "meter"));
        }
        try (Meter meter = open(broker)) {
            untilReason(meter, Message.of(Phrase.FIGURES_SYS_REFUSED, where()));
        }
    }

    @Test
    void whoShowsAnotherCertificateIsToldNothing() throws Exception {
        Broker broker = encrypted("hall", "allow_anonymous false", "password_file " + passwords());
        Path named = new Certificates(directory).selfSigned("renewed");
        Path own = directory.resolve("hall.crt");
        Files.copy(named, own, StandardCopyOption.REPLACE_EXISTING);
        try (Meter meter = open(broker.withFigures(reader("right")))) {
            untilReason(meter, Message.of(Phrase.FIGURES_SYS_OTHER_CERTIFICATE, where(), "CN=hall", own));
        }
        assertThat(logged().filter(line -> line.contains("as pidkeeper"))).isEmpty();

        Files.delete(own);
        try (Meter meter = open(broker)) {
            untilReason(
                    meter,
                    Message.of(
                            Phrase.FIGURES_SYS_CERTIFICATE,
                            own,
                            Message.of(Phrase.SYSTEM_SAYS, "No such file or directory")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlsv1.3", "tlsv1.2"})
    void oneThatWantsACertificateOfItsClientsSaysSo(String version) throws Exception {
        Path authority = new Certificates(directory).selfSigned("authority");
        Broker broker = encrypted(
                "hall",
                "allow_anonymous true",
                "cafile " + authority,
                "require_certificate true",
                "tls_version " + version);
        try (Meter meter = open(broker)) {
            untilReason(meter, Message.of(Phrase.FIGURES_SYS_WANTS_CERTIFICATE, where()));
        }
    }

    private String where() {
        return "127.0.0.1:" + port;
    }

    private Stream<String> logged() throws IOException {
        return Files.readString(directory.resolve("log")).lines();
    }

    private static String words(Meter meter) {
        return Texts.of(Locale.ENGLISH).text(reason(meter).orElseThrow());
    }

    private void untilReason(Meter meter, Message expected) {
        patience.until(
                expected.toString(),
                () -> reason(meter).filter(expected::equals).isPresent());
    }

    /** In which the password of meter is right. */
    private Path passwords() throws Exception {
        Path file = directory.resolve("passwords");
        assertThat(new ProcessBuilder("mosquitto_passwd", "-b", "-c", file.toString(), "meter", "right")
                        .start()
                        .waitFor())
                .isZero();
        return file;
    }

    private FiguresUser reader(String password) throws IOException {
        Path file = directory.resolve("password-" + password);
        Files.writeString(file, password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return new FiguresUser("meter", file);
    }

    private Broker encrypted(String certificate, String... lines) throws Exception {
        var certificates = new Certificates(directory);
        var all = new ArrayList<>(List.of(
                "certfile " + certificates.selfSigned(certificate), "keyfile " + certificates.key(certificate)));
        all.addAll(List.of(lines));
        return mosquitto(all.toArray(String[]::new));
    }

    private static boolean countsUs(BrokerFigures figures) {
        return figures.sent().filter(flow -> flow.perSecond().isPresent()).isPresent();
    }

    private Meter open(Broker broker) {
        return metered.open(broker, facts());
    }

    private void until(Meter meter, Predicate<BrokerFigures> condition) {
        patience.until(
                "figures",
                () -> meter.sample(LIMIT).broker().told().filter(condition).isPresent());
    }

    private static BrokerFigures told(Meter meter) {
        return meter.sample(LIMIT).broker().told().orElseThrow();
    }

    private static Optional<Message> reason(Meter meter) {
        return meter.sample(LIMIT).broker().missing();
    }

    private ProcessFacts facts() {
        return facts(started.getFirst());
    }

    private ProcessFacts facts(Process one) {
        return switch (machine.processes().pin(one.pid())) {
            case Pinning.Pinned(PinnedProcess process) -> {
                try (process) {
                    yield process.facts();
                }
            }
            case Pinning other -> throw new AssertionError(other.toString());
        };
    }

    private Broker mosquitto(String... lines) throws IOException {
        Broker broker = configured(lines);
        run(MOSQUITTO.toString(), "-c", broker.configuration().orElseThrow().toString());
        patience.until("it listens", this::listens);
        return broker;
    }

    private Broker configured(String... lines) throws IOException {
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

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void subscribe(String name, String... topics) throws IOException {
        var command = new ArrayList<>(List.of("mosquitto_sub", "-p", Integer.toString(port), "-i", name));
        for (String topic : topics) {
            command.addAll(List.of("-t", topic));
        }
        run(command.toArray(String[]::new));
    }

    private void publish(String topic, int times) throws IOException {
        var publisher = new ProcessBuilder(
                        "mosquitto_pub",
                        "-p",
                        Integer.toString(port),
                        "-t",
                        topic,
                        "-m",
                        "x",
                        "--repeat",
                        Integer.toString(times))
                .start();
        started.add(publisher);
        assertThat(publisher.onExit().join().exitValue()).isZero();
    }

    private void run(String... command) throws IOException {
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output-" + started.size()).toFile())
                .start());
    }
}
