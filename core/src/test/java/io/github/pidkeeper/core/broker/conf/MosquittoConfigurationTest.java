package io.github.pidkeeper.core.broker.conf;

import static io.github.pidkeeper.core.broker.conf.Written.tcp;
import static io.github.pidkeeper.core.broker.conf.Written.tls;
import static io.github.pidkeeper.core.broker.conf.Written.ws;
import static io.github.pidkeeper.core.broker.conf.Written.wss;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Mosquitto 2.0 makes of its configuration; each case was tried on a real one. */
final class MosquittoConfigurationTest {

    @TempDir
    private Path home;

    @Test
    void everyListenerHasItsOwnAddressAndProtocol() {
        assertThat(listeners("""
            per_listener_settings true
            listener 1883 127.0.0.1
            allow_anonymous true
            listener 8883
            cafile /etc/ca.crt
            certfile /etc/server.crt
            keyfile /etc/server.key
            tls_version tlsv1.2
            require_certificate true
            listener 8083 ::1
            protocol websockets
            listener 8084
            protocol websockets
            certfile /etc/server.crt
            keyfile /etc/server.key
            listener 8885
            psk_hint plant
            listener 0 /run/mosquitto/clients.sock
            """))
                .containsExactly(
                        tcp("127.0.0.1:1883"),
                        tls(":8883", "/etc/server.crt"),
                        ws("[::1]:8083"),
                        wss(":8084"),
                        tls(":8885"),
                        new Listener.Unix(Path.of("/run/mosquitto/clients.sock")));
    }

    @Test
    void theFilesOfTheBrokerAreNamed() {
        var read = Written.mosquitto(home, "pid_file /run/a pid\nlog_dest syslog\nlog_dest file /var/log/m.log\n")
                .read();
        assertThat(read.pidFile()).contains(Path.of("/run/a pid"));
        assertThat(read.logFile()).contains(Path.of("/var/log/m.log"));
        assertThat(read.daemon()).isFalse();
        assertThat(read.webServer()).isEmpty();
    }

    @Test
    void withoutAListenerThereIsOneOnTheUsualPort() {
        assertThat(listeners("allow_anonymous true\n")).containsExactly(tcp(":1883"));
        assertThat(listeners("")).containsExactly(tcp(":1883"));
        assertThat(OwnConfiguration.read(BrokerKind.MOSQUITTO, new Command(Path.of("/m"), List.of()), Optional.empty()))
                .isInstanceOfSatisfying(
                        ConfigurationReading.Read.class,
                        read -> assertThat(read.configuration().listeners()).containsExactly(tcp(":1883")));
    }

    @Test
    void theOldKeysMakeAListenerBesideTheOthers() {
        assertThat(listeners("port 1884\nbind_address 127.0.0.1\n")).containsExactly(tcp("127.0.0.1:1884"));
        assertThat(listeners("listener 1885\nport 1884\n")).containsExactly(tcp(":1885"), tcp(":1884"));
    }

    @Test
    void whatIsSaidBeforeTheFirstListenerMakesOneToo() {
        assertThat(listeners("max_connections 10\nlistener 1884\n")).containsExactly(tcp(":1884"), tcp(":1883"));
        assertThat(listeners("certfile /c\nkeyfile /k\nlistener 1884\n"))
                .containsExactly(tcp(":1884"), tls(":1883", "/c"));
        assertThat(listeners("certfile relative/c\nkeyfile k\n")).containsExactly(tls(":1883"));
        assertThat(listeners("max_qos 1\nlistener 1884\n")).containsExactly(tcp(":1884"), tcp(":1883"));
        assertThat(listeners("password_file /p\nlistener 1884\n")).containsExactly(tcp(":1884"));
    }

    /** As a listener is by itself; so there is no other listener that it would make. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "require_certificate false",
                "use_username_as_clientid 0",
                "max_connections -1",
                "tls_keyform pem",
                "max_qos 2",
                "password_file /p",
            })
    void whatSaysNothingNewBeforeTheFirstListenerMakesNone(String line) {
        assertThat(listeners(line + "\nlistener 1883\n")).containsExactly(tcp(":1883"));
        assertThat(Written.mosquitto(home, line + "\nlistener 1883\n")
                        .read()
                        .prerequisites()
                        .objections())
                .isEmpty();
    }

    /** As Mosquitto 2.0.11 runs with them: it reads these files only to speak TLS. */
    @Test
    void aCertificateWithoutAKeyOrAKeyWithoutACertificateMakesNoTls() {
        for (var line : List.of("certfile /c", "keyfile /k", "cafile /ca")) {
            var read = Written.mosquitto(home, "listener 1884\n" + line + "\n").read();
            assertThat(read.listeners()).as(line).containsExactly(tcp(":1884"));
            assertThat(read.files()).as(line).isEmpty();
        }
        assertThat(Written.mosquitto(home, "listener 1884\ncafile /ca\ncertfile /c\nkeyfile /k\n")
                        .read()
                        .files())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cafile /ca", "certfile /c", "keyfile /k", "crlfile /crl"})
    void aListenerWithButASharedKeyReadsNoFileOfItsTls(String line) {
        var read = Written.mosquitto(home, "listener 8885\n" + line + "\npsk_hint plant\n")
                .read();
        assertThat(read.listeners()).singleElement().isInstanceOf(Listener.Tls.class);
        assertThat(read.files()).isEmpty();
    }

    @Test
    void aRelativeNameIsKeptAsItIs() {
        assertThat(Written.mosquitto(home, "password_file pw\n").read().files())
                .extracting(NamedFile::path)
                .containsExactly(Path.of("pw"));
    }

    @Test
    void theUserThatItIsToldToBecomeIsKeptWithHisLine() {
        var written = Written.mosquitto(home, "listener 1884\nuser  broker \n");
        assertThat(written.read().user()).map(NamedUser::name).contains("broker");
        assertThat(written.read().user()).map(NamedUser::line).contains(2);
        assertThat(Written.mosquitto(home, "listener 1884\n").read().user()).isEmpty();
    }

    @Test
    void ofABooleanTheFirstWordCounts() {
        for (var value : List.of("true", "false", "1", "0", "true # x")) {
            assertThat(listeners("allow_anonymous " + value + "\nlistener 1884\n"))
                    .as(value)
                    .isNotEmpty();
        }
    }

    @Test
    void thePortOfTheCommandLineCountsWhereTheFileHasNoListener() {
        var silent = Written.mosquitto(home, "persistence false\n");
        assertThat(silent.listeners("-p", "1890", "-p", "1891"))
                .containsExactly(tcp("localhost:1890"), tcp("localhost:1891"));
        assertThat(Written.mosquitto(home, "listener 1884\n").listeners("-p", "1890"))
                .containsExactly(tcp(":1884"));
    }

    @Test
    void blanksCommentsAndLineEndsAreAsMosquittoHasThem() {
        assertThat(listeners("# listener 1\n\n  listener   1884 127.0.0.1 # plain\r\nallow_anonymous true\r\n"))
                .containsExactly(tcp("127.0.0.1:1884"));
    }

    @Test
    void includedFilesComeInMosquittosOrderAndBeginWithTheUsualListener() {
        var included = home.resolve("conf.d");
        Written.write(BrokerKind.MOSQUITTO, included.resolve("b.conf"), "listener 3\n");
        Written.write(BrokerKind.MOSQUITTO, included.resolve("A.conf"), "listener 1\n");
        Written.write(BrokerKind.MOSQUITTO, included.resolve("a.conf"), "listener 2\n");
        Written.write(BrokerKind.MOSQUITTO, included.resolve("B.conf"), "listener 6\n");
        Written.write(BrokerKind.MOSQUITTO, included.resolve("c.conf"), "port 5\nmount_point x/\n");
        Written.write(BrokerKind.MOSQUITTO, included.resolve("c.conf~"), "listener 9\n");
        Written.write(BrokerKind.MOSQUITTO, included.resolve(".conf"), "listener 9\n");
        assertThat(listeners("listener 4\ninclude_dir " + included + "\n"))
                .containsExactly(tcp(":4"), tcp(":1"), tcp(":2"), tcp(":6"), tcp(":3"), tcp(":5"));
    }

    @Test
    void anIncludedFileDoesNotIncludeOthers() {
        var deeper = home.resolve("deeper");
        Written.write(BrokerKind.MOSQUITTO, deeper.resolve("x.conf"), "listener 9\n");
        Written.write(BrokerKind.MOSQUITTO, home.resolve("conf.d/a.conf"), "listener 2\ninclude_dir " + deeper + "\n");
        assertThat(listeners("include_dir " + home.resolve("conf.d") + "\n")).containsExactly(tcp(":2"));
    }

    @Test
    void aMistakeInAnIncludedFileIsToldThere() {
        var file = home.resolve("conf.d/a.conf");
        Written.write(BrokerKind.MOSQUITTO, file, "listener 2\n\nlistener 70000\n");
        Written.mosquitto(home, "include_dir " + file.getParent() + "\n").isWrong(file, 3, Phrase.CONFIGURATION_PORT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listener|CONFIGURATION_VALUE_MISSING",
                "listener abc|CONFIGURATION_PORT",
                "listener 0|CONFIGURATION_PORT",
                "listener 65536|CONFIGURATION_PORT",
                "listener 99999999999|CONFIGURATION_PORT",
                "port 0|CONFIGURATION_PORT",
                "listner 1883|CONFIGURATION_KEY_MEANT",
                "allow_anonymus true|CONFIGURATION_KEY_MEANT",
                "protocol mqqt|CONFIGURATION_VALUE",
                "log_dest flie /x|CONFIGURATION_VALUE",
                "log_dest file|CONFIGURATION_VALUE_MISSING",
                "allow_anonymous yes|CONFIGURATION_NOT_BOOLEAN",
                "pid_file|CONFIGURATION_VALUE_MISSING",
                "'  # a comment'|CONFIGURATION_COMMENT",
                "log_type worning|CONFIGURATION_VALUE",
                "log_facility 8|CONFIGURATION_OUT_OF_RANGE",
                "max_inflight_messages 65536|CONFIGURATION_OUT_OF_RANGE",
                "max_keepalive 65536|CONFIGURATION_OUT_OF_RANGE",
                "max_keepalive -1|CONFIGURATION_OUT_OF_RANGE",
                "message_size_limit 268435456|CONFIGURATION_OUT_OF_RANGE",
                "sys_interval -1|CONFIGURATION_OUT_OF_RANGE",
                "max_packet_size 19|CONFIGURATION_TOO_SMALL",
                "max_packet_size small|CONFIGURATION_TOO_SMALL",
                "memory_limit -1|CONFIGURATION_TOO_SMALL",
                "persistent_client_expiration 2|CONFIGURATION_DURATION",
                "persistent_client_expiration 0d|CONFIGURATION_DURATION",
                "persistent_client_expiration d|CONFIGURATION_DURATION",
                "include_dir /nowhere/at/all|CONFIGURATION_INCLUDE_MISSING",
            })
    void aMistakeIsToldWithItsLine(String line, Phrase why) {
        Written.mosquitto(home, "# first\nlistener 1883\n" + line + "\n").isWrong(3, why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log_type",
                "max_connections",
                "persistent_client_expiration",
                "protocol",
                "retry_interval",
                "log_type all of them",
                "log_facility 7",
                "log_facility high",
                "max_inflight_messages -5",
                "max_keepalive 65535",
                "max_packet_size 20",
                "memory_limit 0",
                "message_size_limit 268435455",
                "sys_interval 0",
                "persistent_client_expiration 2d",
                "persistent_client_expiration 30d of silence",
                "protocol mqtt or so",
            })
    void whatMosquittoGoesOnWithIsNoMistake(String line) {
        assertThat(listeners("listener 1884\n" + line + "\n")).containsExactly(tcp(":1884"));
        assertThat(Written.mosquitto(home, "listener 1884\n" + line + "\n")
                        .read()
                        .prerequisites()
                        .objections())
                .isEmpty();
    }

    /** Rights of a listener that there is not are not read; passwords before the first make the usual one. */
    @Test
    void whereEachListenerHasItsOwnUsersTheirFilesAreReadForTheListenersThatThereAre() {
        var written = Written.mosquitto(home, "per_listener_settings true\nacl_file /a\nlistener 1884\nacl_file /b\n");
        assertThat(written.read().files()).extracting(NamedFile::path).containsExactly(Path.of("/b"));
        assertThat(listeners("per_listener_settings true\npassword_file /p\nlistener 1884\n"))
                .containsExactly(tcp(":1884"), tcp(":1883"));
    }

    @Test
    void aTabAfterTheKeyIsAMistake() {
        Written.mosquitto(home, "listener\t1884\n").isWrong(1, Phrase.CONFIGURATION_TAB);
    }

    @Test
    void aKeyOfALaterReleaseIsNoMistake() {
        assertThat(listeners("""
            listener_allow_anonymous true
            global_plugin /usr/lib/p.so
            plugin_load x /usr/lib/p.so
            bridge_max_topic_alias 10
            packet_buffer_size 4096
            auth_opt_pasword x
            listener 1884
            """)).containsExactly(tcp(":1884"));
    }

    @Test
    void aPasswordIsNotRepeated() {
        Written.mosquitto(home, "remote_pasword s3cret\n").isWrong(1, Phrase.CONFIGURATION_KEY_MEANT);
        assertThat(Written.mosquitto(home, "remote_pasword s3cret\n").reading().toString())
                .doesNotContain("s3cret");
    }

    @Test
    void aPlaceInSomeDirectoryOfItsOwnIsNotKnown() {
        var read = Written.mosquitto(home, "pid_file m.pid\nlistener 1884\n").read();
        assertThat(read.pidFile()).isEmpty();
        assertThat(read.listeners()).containsExactly(tcp(":1884"));
    }

    @Test
    void aRelativeDirectoryIsLookedForWhereMosquittoWorks() {
        Written.write(BrokerKind.MOSQUITTO, home.resolve("hall/conf.d/a.conf"), "listener 1885\n");
        Written.write(BrokerKind.MOSQUITTO, home.resolve("barn/conf.d/a.conf"), "listener 1886\nlistener x\n");
        var written = Written.mosquitto(home.resolve("etc"), "listener 1884\ninclude_dir conf.d\n");

        assertThat(written.readingIn(home.resolve("hall")))
                .isInstanceOfSatisfying(
                        ConfigurationReading.Read.class,
                        read -> assertThat(read.configuration().listeners())
                                .containsExactly(tcp(":1884"), tcp(":1885")));
        assertThat(written.readingIn(home.resolve("barn")))
                .isInstanceOfSatisfying(
                        ConfigurationReading.Wrong.class,
                        wrong -> assertThat(wrong.file()).isEqualTo(home.resolve("barn/conf.d/a.conf")));
        assertThat(written.readingIn(home.resolve("etc")))
                .isEqualTo(new ConfigurationReading.Wrong(
                        written.file(),
                        OptionalInt.of(2),
                        Message.of(
                                Phrase.CONFIGURATION_INCLUDE_DIR_ELSEWHERE, Path.of("conf.d"), home.resolve("etc"))));
    }

    @Test
    void whereMosquittoWorksIsWantedForARelativeDirectoryAlone() {
        var relative = Written.mosquitto(home, "listener 1884\ninclude_dir conf.d\n");
        relative.isWrong(2, Phrase.CONFIGURATION_INCLUDE_DIR_RELATIVE);

        assertThat(new OwnConfiguration(OptionalInt.empty(), relative.reading()).wantsDirectory())
                .isTrue();
        assertThat(new OwnConfiguration(OptionalInt.empty(), relative.readingIn(home)).wantsDirectory())
                .isFalse();
        var absolute = Written.mosquitto(home, "include_dir " + home.resolve("conf.d") + "\n");
        assertThat(new OwnConfiguration(OptionalInt.empty(), absolute.reading()).wantsDirectory())
                .isFalse();
    }

    private List<Listener> listeners(String text) {
        return Written.mosquitto(home, text).listeners();
    }
}
