package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broker that is described on the spot. */
final class DescriptionTest {

    @TempDir
    private Path home;

    private final FakeOperations operations = new FakeOperations();

    @BeforeEach
    void everythingIsStopped() {
        var stopped = new Verdicts(Run.NOW).stopped();
        List.of("mosquitto", "nanomq", "sleep", "my-broker", "broker")
                .forEach(name -> operations.answering(name, stopped));
    }

    @Test
    void theCommandTellsWhatIsCertain() {
        assertThat(described("--pid-file /run/m.pid -- /usr/sbin/mosquitto -p 1884 -c /etc/m.conf"))
                .isEqualTo(new Broker(
                        new BrokerName("mosquitto"),
                        BrokerKind.MOSQUITTO,
                        new Command(Path.of("/usr/sbin/mosquitto"), List.of("-p", "1884", "-c", "/etc/m.conf")),
                        Path.of("/run/m.pid"),
                        Optional.of(Path.of("/etc/m.conf")),
                        OptionalInt.empty(),
                        Broker.DEFAULT_GRACE));
    }

    @Test
    void theOptionsWinOverTheCommand() {
        var broker = described(
                "--pid-file /p --port 2 --kind generic --conf /etc/a -- /usr/sbin/mosquitto -p 1 --conf /etc/b");
        assertThat(broker.port()).hasValue(2);
        assertThat(broker.kind()).isEqualTo(BrokerKind.GENERIC);
        assertThat(broker.configuration()).contains(Path.of("/etc/a"));
    }

    @Test
    void thePortOfNanomqsWebServerIsNotTheBrokers() {
        var broker = described("--pid-file /p -- /usr/bin/nanomq start --conf=/etc/n.conf --http --port 8081");
        assertThat(broker.kind()).isEqualTo(BrokerKind.NANOMQ);
        assertThat(broker.port()).isEmpty();
        assertThat(broker.configuration()).contains(Path.of("/etc/n.conf"));
    }

    @Test
    void aRelativeConfigurationInTheCommandIsNotCertain() {
        assertThat(described("--pid-file /p -- /usr/sbin/mosquitto -c m.conf").configuration())
                .isEmpty();
    }

    @Test
    void aNameIsMadeOfAnExecutableThatCannotBeOne() {
        assertThat(described("--pid-file /p -- /opt/my+broker").name()).isEqualTo(new BrokerName("my-broker"));
        assertThat(described("--pid-file /p -- /").name()).isEqualTo(new BrokerName("broker"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--pid-file m.pid -- /b|\"m.pid\" is a relative path; write it in full: /here/m.pid",
                "--pid-file ../m.pid -- /b|\"../m.pid\" is a relative path; write it in full: /m.pid",
                "--pid-file /p -- b|the command begins with the relative path \"b\"; write it in full, for example"
                        + " /here/b",
                "--pid-file /p --conf m.conf -- /b|\"m.conf\" is a relative path; write it in full: /here/m.conf",
                "--pid-file /p --port 0 -- /b|\"0\" is not a port; give a number from 1 to 65535",
                "--pid-file /p --port 70000 -- /b|\"70000\" is not a port; give a number from 1 to 65535",
                "--pid-file /p --port abc -- /b|\"abc\" is not a port; give a number from 1 to 65535",
                "--pid-file /p --port -1 -- /b|\"-1\" is not a port; give a number from 1 to 65535",
                "--pid-file /p --kind kafka -- /b|\"kafka\" is not a kind of broker; there are nanomq, mosquitto,"
                        + " generic",
                "--pid-file /p --kind mosqito -- /b|\"mosqito\" is not a kind of broker; \"mosquitto\" was probably"
                        + " meant",
                "--pid-file /p|a broker's command is missing: put two dashes and the command at the end, --"
                        + " /abs/path/broker ARGUMENT...",
                "--pid-file /p --|a broker's command is missing: put two dashes and the command at the end, --"
                        + " /abs/path/broker ARGUMENT...",
                "--port 1883|a broker's command is missing: put two dashes and the command at the end, --"
                        + " /abs/path/broker ARGUMENT...",
                "-- /b|which pid file the broker has is missing: add --pid-file FILE",
                "plant --pid-file /p -- /b|\"plant\" names a configured broker, and another one is described as well;"
                        + " leave out one of the two",
            })
    void whatMakesNoSenseIsToldInOneSentence(String typed, String sentence) {
        var run = Run.of(home, operations, ("status " + typed).split(" ", -1));
        assertThat(run).isEqualTo(new Run(ExitCode.USAGE, "", "pidkeeper: " + sentence + "\n"));
        assertThat(operations.asked()).isEmpty();
    }

    @Test
    void aPathThatCannotBeOneIsToldAsThat() {
        assertThat(Run.of(home, operations, "status", "--pid-file", "/a\u0000b", "--", "/b")
                        .err())
                .isEqualTo("pidkeeper: \"/a\\u0000b\" is not a path on this system; check how it is written; letters"
                        + " outside ASCII need a UTF-8 locale, for example LC_ALL=C.UTF-8\n");
    }

    private Broker described(String typed) {
        var run = Run.of(home, operations, ("status " + typed).split(" ", -1));
        assertThat(run.err()).isEmpty();
        return operations.lastBroker();
    }
}
