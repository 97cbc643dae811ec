package io.github.pidkeeper.app.window.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.port.Metering.Meter;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.Count;
import io.github.pidkeeper.core.figures.Counted;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.lifecycle.SpareThread;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures of a real Mosquitto, beside the clients that are really connected. */
class SysSourceMosquittoIT extends MeteredMosquitto {

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
            until(meter, MeteredMosquitto::countsUs);

            assertThat(told(meter).clients()).hasValue(0);
            assertThat(told(meter).sent().orElseThrow().perSecond()).hasValue(0);
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
}
