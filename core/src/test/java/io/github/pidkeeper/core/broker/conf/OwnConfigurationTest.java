package io.github.pidkeeper.core.broker.conf;

import static io.github.pidkeeper.core.broker.conf.Written.tcp;
import static io.github.pidkeeper.core.broker.conf.Written.tls;
import static io.github.pidkeeper.core.broker.conf.Written.ws;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which listener a broker is judged, and what there is to read at all. */
final class OwnConfigurationTest {

    private static final Listener SOCKET = new Listener.Unix(Path.of("/run/m.sock"));

    @TempDir
    private Path home;

    @Test
    void thePlainListenerIsJudgedByBeforeAllOthers() {
        var own = own(OptionalInt.empty(), SOCKET, ws(":8083"), tls(":8883"), tcp("127.0.0.1:1884"));
        assertThat(own.listener()).contains(tcp("127.0.0.1:1884"));
        assertThat(own.port()).hasValue(1884);
        assertThat(own(OptionalInt.empty(), SOCKET, ws(":8083"), tls(":8883")).listener())
                .contains(tls(":8883"));
        assertThat(own(OptionalInt.empty(), SOCKET, ws(":8083")).port()).hasValue(8083);
        assertThat(own(OptionalInt.empty(), SOCKET).port()).isEmpty();
    }

    @Test
    void thePortThatIsWatchedChoosesTheListener() {
        var own = own(OptionalInt.of(8883), tcp(":1883"), tls("192.0.2.1:8883"));
        assertThat(own.listener()).contains(tls("192.0.2.1:8883"));
        assertThat(own.otherPorts()).isEmpty();
    }

    @Test
    void aWatchedPortThatIsNoneOfTheBrokersIsTold() {
        var own = own(OptionalInt.of(1883), SOCKET, tcp(":1884"), ws(":8083"));
        assertThat(own.listener()).isEmpty();
        assertThat(own.port()).hasValue(1883);
        assertThat(own.otherPorts()).containsExactly(1884, 8083);
    }

    @Test
    void nothingIsReadForABrokerOfAnUnknownKind() {
        var command = new Command(Path.of("/opt/broker"), List.of());
        assertThat(OwnConfiguration.read(BrokerKind.GENERIC, command, Optional.of(home)))
                .isEqualTo(new ConfigurationReading.None());
        assertThat(OwnConfiguration.read(BrokerKind.NANOMQ, command, Optional.empty()))
                .isEqualTo(new ConfigurationReading.None());
    }

    @Test
    void theCommandNamesTheFileWhereNobodyDoes() {
        var file = Written.mosquitto(home, "listener 1884\n").file();
        var command = new Command(Path.of("/usr/sbin/mosquitto"), List.of("-c", file.toString()));
        assertThat(OwnConfiguration.read(BrokerKind.MOSQUITTO, command, Optional.empty()))
                .isInstanceOfSatisfying(
                        ConfigurationReading.Read.class,
                        read -> assertThat(read.configuration().listeners()).containsExactly(tcp(":1884")));
    }

    @Test
    void mosquittoReadsAllFilesThatItsCommandNamesInTurn() {
        write("a.conf", "listener 1884\npid_file /run/a.pid\nlog_dest file /var/log/a.log\nport 1\n");
        write("b.conf", "listener 1885\nport 2\nlog_dest stdout\n");
        var named = List.of("-c", home.resolve("a.conf").toString(), "--config-file", home + "/b.conf");

        for (var told : List.of(Optional.of(home.resolve("a.conf")), Optional.<Path>empty())) {
            var read = ((ConfigurationReading.Read) mosquitto(named, told, Optional.empty())).configuration();
            assertThat(read.listeners()).containsExactly(tcp(":1884"), tcp(":1885"), tcp(":2"));
            assertThat(read.pidFile()).contains(Path.of("/run/a.pid"));
            assertThat(read.logFile()).isEmpty();
        }
    }

    @Test
    void whatAnEarlierFileSaysOfTheLogCountsWhereALaterOneSaysNothing() {
        write("a.conf", "log_dest file /var/log/a.log\n");
        write("b.conf", "listener 1885\n");

        assertThat(mosquitto(
                        List.of("-c", home + "/a.conf", "-c", home + "/b.conf"), Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        ConfigurationReading.Read.class,
                        read -> assertThat(read.configuration().logFile()).contains(Path.of("/var/log/a.log")));
    }

    @Test
    void anotherFileThatWasToldCountsAlone() {
        write("a.conf", "listener 1884\n");
        write("b.conf", "listener 1885\n");
        write("c.conf", "listener 1886\n");
        var named = List.of("-c", home + "/a.conf", "-c", home + "/b.conf");

        assertThat(mosquitto(named, Optional.of(home.resolve("c.conf")), Optional.empty()))
                .isInstanceOfSatisfying(
                        ConfigurationReading.Read.class,
                        read -> assertThat(read.configuration().listeners()).containsExactly(tcp(":1886")));
    }

    @Test
    void severalOfWhichOneIsMissingAreNotRead() {
        write("a.conf", "listener 1884\n");

        assertThat(mosquitto(
                        List.of("-c", home + "/a.conf", "-c", home + "/b.conf"), Optional.empty(), Optional.empty()))
                .isEqualTo(new ConfigurationReading.Missing(home.resolve("b.conf")));
    }

    @Test
    void severalByRelativePathsAreReadWhereItIsKnownWhereTheBrokerWorks() {
        write("a.conf", "listener 1884\n");
        write("b.conf", "listener 1885\n");
        var named = List.of("-c", home + "/a.conf", "-c", "b.conf");

        assertThat(mosquitto(named, Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        ConfigurationReading.Wrong.class,
                        wrong -> assertThat(wrong.isForWantOfDirectory()).isTrue());
        assertThat(mosquitto(named, Optional.of(home.resolve("a.conf")), Optional.of(home)))
                .isInstanceOfSatisfying(
                        ConfigurationReading.Read.class,
                        read -> assertThat(read.configuration().listeners()).hasSize(2));
    }

    @Test
    void nanomqReadsTheFirstFileOfSeveral() {
        var clues = new CommandClues(BrokerKind.NANOMQ, List.of("start", "--conf", "a.conf", "--conf", "/b.conf"));

        assertThat(clues.configuration()).as("which is not known").isEmpty();
    }

    private void write(String name, String text) {
        Written.write(BrokerKind.MOSQUITTO, home.resolve(name), text);
    }

    private static ConfigurationReading mosquitto(
            List<String> arguments, Optional<Path> told, Optional<Path> directory) {
        return OwnConfiguration.read(
                BrokerKind.MOSQUITTO, new Command(Path.of("/usr/sbin/mosquitto"), arguments), told, directory);
    }

    @Test
    void aFileThatIsNamedByARelativePathIsNotGuessedAt() {
        var command = new Command(Path.of("/usr/sbin/mosquitto"), List.of("-c", "mosquitto.conf"));
        assertThat(OwnConfiguration.read(BrokerKind.MOSQUITTO, command, Optional.empty()))
                .isEqualTo(new ConfigurationReading.None());
    }

    @Test
    void whatIsNotThereIsNotRead() {
        var missing = home.resolve("missing.conf");
        assertThat(new Written(BrokerKind.MOSQUITTO, missing).reading())
                .isEqualTo(new ConfigurationReading.Missing(missing));
    }

    @Test
    void whatIsNoFileIsNotWaitedFor() {
        new Written(BrokerKind.MOSQUITTO, home).isWrong(0, Phrase.CONFIGURATION_NOT_A_FILE);
        new Written(BrokerKind.NANOMQ, Path.of("/dev/zero")).isWrong(0, Phrase.CONFIGURATION_NOT_A_FILE);
    }

    @Test
    void aFileThatIsFarTooLargeIsNotReadToItsEnd() {
        Written.mosquitto(home, "#\n".repeat(300_000)).isWrong(0, Phrase.CONFIGURATION_TOO_LARGE);
    }

    private static OwnConfiguration own(OptionalInt watched, Listener... listeners) {
        var configuration = new BrokerConfiguration(
                List.of(listeners), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), List.of(), false);
        return new OwnConfiguration(watched, new ConfigurationReading.Read(configuration));
    }
}
