package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each configuration was tried on ten releases of NanoMQ, from 0.23.1 to 0.25.6. */
class ImpedimentsTest {

    private static final String PROGRAM =
            "\177ELF...\0NanoMQ Broker is started successfully!\0log_init\0acl_nomatch\0nng_http_alloc\0";

    private static final String PLAIN = "listeners.tcp { bind = \"127.0.0.1:1883\" }\n";

    @TempDir
    private Path directory;

    private Path configuration;
    private Path executable;

    @BeforeEach
    void write() throws IOException {
        configuration = directory.resolve("nanomq.conf");
        executable = Files.writeString(directory.resolve("nanomq"), PROGRAM);
    }

    @Test
    void aWebhookNeedsAnAddress() throws IOException {
        var without = PLAIN + "webhook { pool_size = 4 }";

        assertThat(problem(without)).contains(message(Phrase.IMPEDED_BY_WEBHOOK, 2));
        assertThat(problem(PLAIN + "webhook { url = \"127.0.0.1/x\" }"))
                .contains(message(Phrase.IMPEDED_BY_WEBHOOK, 2));
        assertThat(problem(PLAIN + "webhook { url = \"http://127.0.0.1/x\" }")).isEmpty();
        assertThat(problem(PLAIN + "webhook { enable = false, pool_size = 4 }"))
                .as("some releases do not look at it then")
                .isEmpty();
        Files.writeString(executable, PROGRAM.replace("nng_http_alloc", ""));
        assertThat(problem(without)).as("a release before 0.23.3").isEmpty();
    }

    @Test
    void aRequestForRightsNeedsAMethodWhereTheBuildKnowsIt() throws IOException {
        var without = "auth { http_auth { acl_req { url = \"http://127.0.0.1/x\" } } }";

        assertThat(problem(without)).contains(message(Phrase.IMPEDED_BY_REQUEST, 1));
        Files.writeString(executable, PROGRAM.replace("acl_nomatch", ""));
        assertThat(problem(without)).isEmpty();
    }

    @Test
    void aLogThatGoesToAFileNeedsAPlace() throws IOException {
        Path logs = Files.createDirectory(directory.resolve("logs"));

        assertThat(problem("log { level = warn\nto = [file] }")).contains(message(Phrase.IMPEDED_BY_LOG, 2));
        assertThat(problem(log(logs, "x.log"))).isEmpty();
        for (String file : List.of("missing/x.log", "missing", "../nanomq/x.log")) {
            Path place = file.equals("missing") ? directory.resolve("no") : logs;
            assertThat(problem(log(place, file)))
                    .as(file)
                    .contains(message(Phrase.IMPEDED_BY_LOG_FILE, 1, Path.of(place + "/" + file)));
        }
        assertThat(problem(log(directory, "logs")))
                .as("a directory of that name")
                .contains(message(Phrase.IMPEDED_BY_LOG_FILE, 1, logs));
        assertThat(problem("log { level = warn, to = [console], dir = \"/no/such\" }"))
                .isEmpty();
        Files.writeString(executable, PROGRAM.replace("log_init", ""));
        assertThat(problem(log(Path.of("/no/such"), "x.log")))
                .as("a build without a log")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listeners.tcp.a { bind = \"127.0.0.1:1883\" }",
                "listeners.tcp.a { bind = \"127.0.0.1:01883\" }",
                "listeners.tcp.a { bind = \"0.0.0.0:1883\" }",
                "listeners.tcp.a { bind = \":1883\" }",
                "listeners.ws { bind = \"127.0.0.1:1883/mqtt\" }",
                "listeners.ws { bind = \"0.0.0.0:1883/mqtt\" }",
                "listeners.ssl { bind = \"127.0.0.1:1883\" }",
                "http_server { port = 1883 }",
                "listeners.ws { bind = \":8083\" } listeners.ssl { bind = \":8883\" } listeners.wss { bind = \":1883\""
                        + " }",
            })
    void twoListenersCannotHaveOnePort(String second) {
        assertThat(problem(PLAIN + second)).contains(Message.of(Phrase.IMPEDED_BY_PORT, configuration, 2, 1883, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listeners.tcp.a { bind = \"127.0.0.2:1883\" }",
                "listeners.tcp.a { bind = \"[::1]:1883\" }",
                "listeners.tcp.a { bind = \"[::]:1883\" }",
                "listeners.tcp.a { bind = \"localhost:1883\" }",
                "listeners.ws { bind = \":8083/mqtt\" } http_server { port = 8083 }",
                "listeners.ssl { bind = \":8883\", certfile = \"x\" } listeners.wss { bind = \":1883/mqtt\" }",
                "listeners.ssl { bind = \":1883\", enable = false }",
            })
    void whatSomeReleaseOrSystemTakesIsNotForeseen(String second) {
        assertThat(problem(PLAIN + second)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "::", "fe80::1", "::ffff:127.0.0.1", "127.0.0.1:8081"})
    void theAddressOfItsHttpServerHasNoColonOutsideOfBrackets(String address) {
        assertThat(problem("http_server { ip_addr = \"" + address + "\" }"))
                .contains(message(Phrase.IMPEDED_BY_HTTP_ADDRESS, 1, address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]", "[::]", "127.0.0.1", "localhost", "http://127.0.0.1"})
    void anyOtherAddressOfItsHttpServerIsLeftToIt(String address) {
        assertThat(problem("http_server { ip_addr = \"" + address + "\" }")).isEmpty();
    }

    @Test
    void whereOnlyTlsIsSpokenItsFilesHaveToBeThere() {
        var tls = "listeners.ssl {\nbind = \"127.0.0.1:8883\"\ncertfile = \"/no/such\" }";

        assertThat(problem(tls))
                .contains(Message.of(
                        Phrase.CONFIGURATION_NAMES_MISSING, configuration, 3, "certfile", Path.of("/no/such")));
        assertThat(problem(PLAIN + tls)).as("it lives on by the other listener").isEmpty();
        assertThat(problem(tls + "\nlisteners.ws { bind = \"127.0.0.1:8083/mqtt\" }"))
                .as("WebSocket without TLS lets in whoever comes")
                .isEmpty();
        assertThat(problem(tls + "\nlisteners.wss { bind = \"127.0.0.1:8084/mqtt\" }"))
                .as("WebSocket in TLS has the same files")
                .isPresent();
    }

    @Test
    void whatIsOverruledIsNotForeseen() throws IOException {
        var wrong = "log { level = warn, to = [file] }";

        assertThat(problem(wrong, Set.of("NANOMQ_LOG_DIR"), "start", "--conf", configuration.toString()))
                .isEmpty();
        assertThat(problem(wrong, Set.of("NANOMQ_PID_FILE", "HOME"), "start", "--conf", configuration.toString()))
                .isPresent();
        assertThat(problem(
                        wrong,
                        Set.of(),
                        "start",
                        "--conf",
                        configuration.toString(),
                        "--log_dir",
                        directory.toString()))
                .isEmpty();
        Files.writeString(executable, "#!/bin/sh\nexec nanomq \"$@\" --log_dir /var/log # log_init\n");
        assertThat(problem("listeners.tcp { bind = \":1\" } http_server { port = 1 }"))
                .as("a script")
                .isEmpty();
    }

    private static String log(Path directory, String file) {
        return "log { level = warn, to = [file], dir = \"" + directory + "\", file = \"" + file + "\" }";
    }

    private Message message(Phrase phrase, int line) {
        return Message.of(phrase, configuration, line);
    }

    private Message message(Phrase phrase, int line, Object more) {
        return Message.of(phrase, configuration, line, more);
    }

    private Optional<Message> problem(String text) {
        return problem(text, Set.of(), "start", "--conf", configuration.toString());
    }

    private Optional<Message> problem(String text, Set<String> variables, String... arguments) {
        try {
            Files.writeString(configuration, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        var broker = new Broker(
                new BrokerName("hall"),
                BrokerKind.NANOMQ,
                new Command(executable, List.of(arguments)),
                directory.resolve("nanomq.pid"),
                Optional.of(configuration),
                OptionalInt.empty(),
                Duration.ofSeconds(5));
        var reading = OwnConfiguration.of(broker).reading();
        assertThat(reading).isInstanceOf(ConfigurationReading.Read.class);
        return new Impediments(broker, ((ConfigurationReading.Read) reading).configuration(), variables).problem();
    }
}
