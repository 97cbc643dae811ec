package io.github.pidkeeper.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogPlacesTest {

    @TempDir
    private Path directory;

    private Path configuration;
    private Path output;
    private Path log;

    @BeforeEach
    void name() {
        configuration = directory.resolve("broker.conf");
        output = directory.resolve("output.log");
        log = directory.resolve("broker.log");
    }

    @Test
    void theFileOfTheConfigurationIsNamedEvenIfItIsNotThere() throws IOException {
        Files.writeString(configuration, "log_dest file " + log + "\n");
        assertThat(places(BrokerKind.MOSQUITTO))
                .isEqualTo(new LogPlaces(List.of(new LogPlace(LogPlace.Kind.FILE, log)), List.of()));
    }

    @Test
    void theOutputThatIsKeptIsASecondChoice() throws IOException {
        Files.writeString(configuration, "log_dest file " + log + "\n");
        Files.writeString(log, "");
        Files.writeString(output, "");
        Files.writeString(directory.resolve("output.log.1"), "");
        assertThat(places(BrokerKind.MOSQUITTO).files())
                .extracting(LogPlace::kind)
                .containsExactly(LogPlace.Kind.FILE, LogPlace.Kind.OUTPUT, LogPlace.Kind.EARLIER_OUTPUT);
        Files.delete(log);
        assertThat(places(BrokerKind.MOSQUITTO).files().getFirst().kind()).isEqualTo(LogPlace.Kind.OUTPUT);
    }

    @Test
    void nanoMqsFileIsItsDirectoryAndName() throws IOException {
        Files.writeString(configuration, """
            log {
              to = [file, console]
              level = warn
              dir = "%s"
              file = "broker.log"
            }
            """.formatted(directory));
        assertThat(places(BrokerKind.NANOMQ).files()).containsExactly(new LogPlace(LogPlace.Kind.FILE, log));
    }

    @Test
    void whatCannotBeReadHereIsSaidWithWhatToType() throws IOException {
        Files.writeString(configuration, "log_dest syslog\nlog_dest topic\n");
        assertThat(places(BrokerKind.MOSQUITTO).elsewhere())
                .containsExactly(
                        Message.of(Phrase.LOG_TO_SYSLOG, "plant", "journalctl -t mosquitto"),
                        Message.of(Phrase.LOG_TO_TOPIC, "plant", "mosquitto_sub -v -t '$SYS/broker/log/#'"));
        Files.writeString(configuration, "log_dest none\n");
        assertThat(phrases(BrokerKind.MOSQUITTO)).containsExactly(Phrase.LOG_NOWHERE);
        Files.writeString(configuration, "log_dest file broker.log\n");
        assertThat(phrases(BrokerKind.MOSQUITTO)).containsExactly(Phrase.LOG_FILE_RELATIVE);
        Files.writeString(configuration, "listener 1883\n");
        assertThat(phrases(BrokerKind.MOSQUITTO)).containsExactly(Phrase.LOG_TO_OUTPUT_NONE_YET);
        Files.writeString(configuration, "log.to = [syslog]\nlog.level = warn\n");
        assertThat(phrases(BrokerKind.NANOMQ)).containsExactly(Phrase.LOG_TO_SYSLOG);
        assertThat(phrases(BrokerKind.GENERIC)).containsExactly(Phrase.LOG_TO_OUTPUT_NONE_YET);
    }

    @Test
    void aConfigurationThatTellsNothingIsSaidToTellNothing() throws IOException {
        assertThat(phrases(BrokerKind.MOSQUITTO)).containsExactly(Phrase.LOG_CONFIGURATION_MISSING);
        Files.writeString(configuration, "listner 1\n");
        assertThat(phrases(BrokerKind.MOSQUITTO)).containsExactly(Phrase.CONFIGURATION_WRONG_IN_LINE);
    }

    private List<Phrase> phrases(BrokerKind kind) {
        return places(kind).elsewhere().stream().map(Message::phrase).toList();
    }

    private LogPlaces places(BrokerKind kind) {
        var broker = new Broker(
                new BrokerName("plant"),
                kind,
                new Command(Path.of("/usr/sbin/" + kind.text()), List.of()),
                directory.resolve("broker.pid"),
                Optional.of(configuration),
                OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
        return LogPlaces.of(broker, output, Optional.empty());
    }
}
