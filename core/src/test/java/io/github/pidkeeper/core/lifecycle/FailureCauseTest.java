package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.process.Bound;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last words of brokers that could not start, as real ones have said them, and what is made of them. */
class FailureCauseTest {

    private static final Path NANOMQ = Path.of("/usr/bin/nanomq");

    @TempDir
    private Path directory;

    private final FakeMachine machine = new FakeMachine(new FakeTime(), 1000);
    private Path configuration;

    @BeforeEach
    void configure() throws IOException {
        configuration =
                Files.writeString(directory.resolve("nanomq.conf"), "listeners.tcp { bind = \"127.0.0.1:883\" }\n");
    }

    @Test
    void anAddressInUseNamesWhoHasIt() {
        machine.portHolder(
                new PortHolder.HeldByUser(109, "mosquitto", List.of(new Bound(InetAddress.ofLiteral("0.0.0.0"), 883))));

        assertThat(cause("broker nng_listen: Address in use"))
                .contains(Message.of(
                        Phrase.PORT_TAKEN_BY_USER, 883, "mosquitto", Message.of(Phrase.ADDRESSES, "0.0.0.0:883")));
        assertThat(cause("1795739714: Error: Address already in use"))
                .contains(Message.of(
                        Phrase.PORT_TAKEN_BY_USER, 883, "mosquitto", Message.of(Phrase.ADDRESSES, "0.0.0.0:883")));
    }

    @Test
    void anAddressInUseThatNobodyIsSeenToHaveIsSaidSo() {
        assertThat(cause("broker nng_listen: Address in use")).contains(Message.of(Phrase.CAUSE_ADDRESS_IN_USE));
        assertThat(cause("FATAL nng_listen ipc: Address in use")).contains(Message.of(Phrase.CAUSE_IPC_IN_USE));
    }

    @Test
    void aDirectoryForTheLogThatIsMissingIsNamed() {
        Path missing = directory.resolve("missing");
        assertThat(cause(
                        "2026-11-27 00:35:33 [7739] FATAL /build/nanomq/mqtt_api.c:208 log_file_init: Write "
                                + missing.resolve("log") + " failed, please check path",
                        "log_init: Invalid argument"))
                .contains(Message.of(Phrase.CAUSE_DIRECTORY_MISSING, missing, missing.resolve("log")));
        assertThat(cause("Error: Unable to open log file " + missing.resolve("m.log") + " for writing."))
                .contains(Message.of(Phrase.CAUSE_DIRECTORY_MISSING, missing, missing.resolve("m.log")));
    }

    @Test
    void theDirectoryOfTheLogIsCalledThat() throws IOException {
        Path missing = directory.resolve("missing/log");
        Files.writeString(
                configuration,
                "listeners.tcp { bind = \"127.0.0.1:1883\" }\nlog {\n to = [file]\n level = warn\n dir = \"" + missing
                        + "\"\n file = \"n.log\"\n}\n");

        assertThat(cause("FATAL /build/mqtt_api.c:208 log_file_init: Write " + missing + " failed, please check path"))
                .contains(Message.of(Phrase.CAUSE_LOG_DIRECTORY, missing));
    }

    @Test
    void aFileThatIsThereAndCannotBeUsedIsNamed() {
        assertThat(cause("2026-11-27 00:35:33 [7787] FATAL /build/mqtt_api.c:217 log_file_init: open log file '"
                        + configuration + "' failed"))
                .contains(Message.of(Phrase.CAUSE_FILE_NOT_OPENED, configuration));
        assertThat(cause(
                        "Error: Unable to load server key file \"" + configuration + "\". Check keyfile.",
                        "OpenSSL Error[0]: error:8000000D:system library::Permission denied"))
                .contains(Message.of(Phrase.CAUSE_FILE_DENIED, configuration));
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        Path missing = directory.resolve("ca.crt");
        assertThat(cause("1: Error: Unable to load CA certificates. Check cafile \"" + missing + "\"."))
                .contains(Message.of(Phrase.CAUSE_FILE_MISSING, missing));
        assertThat(cause("1: Error: Unable to open pwfile \"" + missing + "\"."))
                .contains(Message.of(Phrase.CAUSE_FILE_MISSING, missing));
        assertThat(cause("1: Error: Unable to open config file " + missing + "."))
                .contains(Message.of(Phrase.CAUSE_FILE_MISSING, missing));
    }

    @Test
    void aMistakeInTheConfigurationHasFileAndLine() {
        assertThat(cause(
                        "1795739718: Error: Unknown configuration variable \"no_such_setting\".",
                        "1795739718: Error found at /etc/m.conf:2."))
                .contains(Message.of(
                        Phrase.CAUSE_CONFIGURATION,
                        "/etc/m.conf",
                        2,
                        "Unknown configuration variable \"no_such_setting\""));
        assertThat(cause("Error: Duplicate 'pid_file' value in configuration.", "Error found at '/etc/m.conf:3'."))
                .as("as Mosquitto 2.1 says it")
                .contains(Message.of(
                        Phrase.CAUSE_CONFIGURATION, "/etc/m.conf", 3, "Duplicate 'pid_file' value in configuration"));
        assertThat(cause("Parser syntax error")).contains(Message.of(Phrase.CAUSE_CONFIGURATION_SYNTAX, configuration));
    }

    @Test
    void aReservedPortIsTold() {
        assertThat(cause("broker nng_listen: Permission denied"))
                .contains(Message.of(Phrase.CAUSE_PRIVILEGED_PORT, 883, NANOMQ));
        assertThat(cause("1: Error: Permission denied"))
                .contains(Message.of(Phrase.CAUSE_PRIVILEGED_PORT, 883, NANOMQ));
    }

    @Test
    void otherCausesAreRecognisedToo() throws IOException {
        assertThat(cause("1: Error: Cannot assign requested address"))
                .contains(Message.of(Phrase.CAUSE_ADDRESS_NOT_HERE));
        assertThat(cause("broker nng_listen: Address invalid")).contains(Message.of(Phrase.CAUSE_ADDRESS_NOT_HERE));
        assertThat(cause("Error: Unable to drop privileges to 'nobodythere' because this user does not exist."))
                .contains(Message.of(Phrase.CAUSE_NO_USER, "nobodythere"));
        assertThat(cause("nanomq: error while loading shared libraries: libmbedtls.so.14: cannot open shared object"
                        + " file: No such file or directory"))
                .contains(Message.of(Phrase.CAUSE_NO_LIBRARY, "libmbedtls.so.14"));
        assertThat(cause("1: Error: Unable to write pid file."))
                .contains(Message.of(Phrase.CAUSE_PID_FILE, directory.resolve("nanomq.pid")));
        assertThat(cause("write: No space left on device")).contains(Message.of(Phrase.CAUSE_DISK_FULL));
        Files.writeString(configuration, "listeners.tcp { bind = \"127.0.0.1:1883\" }\n");
        assertThat(cause("something: Permission denied")).contains(Message.of(Phrase.CAUSE_DENIED));
    }

    @Test
    void whatIsNotUnderstoodIsLeftToItsOwnWords() {
        assertThat(cause()).isEmpty();
        assertThat(cause(
                        "path :/usr/bin/nanomq",
                        "Set new conf path from env: (null)",
                        "NanoMQ Broker is started successfully!",
                        "2026-11-27 00:35:31 [7671] ERROR /build/broker.c:118 sig_handler: signal signumber: 11"
                                + " received!",
                        "1: Config loaded from /etc/mosquitto/mosquitto.conf."))
                .isEmpty();
    }

    private Optional<Message> cause(String... lines) {
        var broker = new Broker(
                new BrokerName("hall"),
                BrokerKind.NANOMQ,
                new Command(NANOMQ, List.of("start", "--conf", configuration.toString())),
                directory.resolve("nanomq.pid"),
                Optional.of(configuration),
                OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
        return new FailureCause(machine, broker, OwnConfiguration.of(broker), List.of(lines)).message();
    }
}
