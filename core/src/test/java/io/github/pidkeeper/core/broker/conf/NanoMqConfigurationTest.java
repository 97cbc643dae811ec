package io.github.pidkeeper.core.broker.conf;

import static io.github.pidkeeper.core.broker.conf.Written.tcp;
import static io.github.pidkeeper.core.broker.conf.Written.tls;
import static io.github.pidkeeper.core.broker.conf.Written.ws;
import static io.github.pidkeeper.core.broker.conf.Written.wss;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What NanoMQ makes of its configuration; each case of one listener was tried on release 0.25.6. */
final class NanoMqConfigurationTest {

    @TempDir
    private Path home;

    @Test
    void everySectionOfListenersIsRead() {
        assertThat(listeners("""
            listeners.tcp { bind = "0.0.0.0:1883" }
            listeners.ssl {
                bind = "0.0.0.0:8883"
                keyfile = "/etc/certs/key.pem"
                certfile = "/etc/certs/cert.pem"
            }
            listeners.ws { bind = "127.0.0.1:8083/mqtt" }
            listeners.wss { bind = "[::1]:8084/mqtt" }
            """))
                .containsExactly(
                        tcp("0.0.0.0:1883"),
                        tls("0.0.0.0:8883", "/etc/certs/cert.pem"),
                        ws("127.0.0.1:8083"),
                        wss("[::1]:8084"));
    }

    @Test
    void whereThereIsTlsThereIsWebSocketInTlsWithoutAWord() {
        assertThat(listeners("""
            listeners.tcp { bind = "127.0.0.1:1883" }
            listeners.ssl { bind = "127.0.0.1:8883" }
            """)).containsExactly(tcp("127.0.0.1:1883"), tls("127.0.0.1:8883"), wss(":8086"));
    }

    @Test
    void everyListenerInTlsHasACertificateOfItsOwn() {
        assertThat(Written.nanomq(home, """
            listeners.tcp { bind = "127.0.0.1:1883" }
            listeners.ssl {
                bind = "127.0.0.1:8883"
                certfile = "/etc/certs/hall.pem"
            }
            listeners.ssl.outside {
                bind = "127.0.0.1:8884"
                keyfile = "/etc/certs/outside.key"
                key_password = secret
                certfile = "/etc/certs/outside.pem"
            }
            """).listeners().subList(1, 3))
                .satisfiesExactly(hall -> isPresented(hall, "/etc/certs/hall.pem"), outside -> {
                    isPresented(outside, "/etc/certs/outside.pem");
                    assertThat(((Listener.Tls) outside).material())
                            .contains(new TlsMaterial(
                                    Optional.of(named(10, "certfile", "/etc/certs/outside.pem")),
                                    Optional.of(named(8, "keyfile", "/etc/certs/outside.key")),
                                    true));
                });
    }

    private static void isPresented(Listener listener, String certificate) {
        assertThat(listener)
                .isInstanceOfSatisfying(
                        Listener.Tls.class, tls -> assertThat(tls.certificate()).contains(Path.of(certificate)));
    }

    private NamedFile named(int line, String key, String path) {
        return new NamedFile(home.resolve("nanomq.conf"), line, key, Path.of(path));
    }

    /** Tried on ten releases from 0.23.1 to 0.25.6: it crashes, or exits. */
    @Test
    void whatEveryReleaseDiesOfIsToldWithItsLine() {
        for (String request : List.of("auth_req", "super_req")) {
            wrong(
                    "auth { http_auth {\n" + request + " { url = \"http://a/b\" } } }",
                    2,
                    Phrase.CONFIGURATION_REQUEST_METHOD);
            wrong("auth.http_auth." + request + ".method = 5", 1, Phrase.CONFIGURATION_REQUEST_METHOD);
            wrong("auth { http_auth { enable = false, " + request + " = a } }", 1, Phrase.CONFIGURATION_REQUEST_METHOD);
            for (String section : List.of("headers", "params")) {
                wrong(
                        "auth { http_auth { " + request + " { method = post,\n" + section + " { a = b\nc = 5 } } } }",
                        3,
                        Phrase.CONFIGURATION_NOT_TEXT);
            }
        }
        wrong("webhook { url = \"http://a/b\"\nheaders.a = true }", 2, Phrase.CONFIGURATION_NOT_TEXT);
        wrong("bridges.mqtt = [\n{ name = a, server = \"mqtt-tcp://a:1883\" } ]", 1, Phrase.CONFIGURATION_BRIDGE_NAME);
        wrong("bridges.mqtt {\nserver = \"mqtt-tcp://a:1883\" }", 2, Phrase.CONFIGURATION_BRIDGE_NAME);
        wrong("bridges.mqtt.a {\nproto_ver = 4 }", 2, Phrase.CONFIGURATION_BRIDGE_SERVER);
        wrong("bridges.mqtt.a { server = \"a\", enable = false }", 1, Phrase.CONFIGURATION_BRIDGE_SERVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth { http_auth { auth_req { method = post, url = \"http://a/b\", headers.a = b, params.a = \"%u\" }"
                        + " } }",
                "auth { http_auth { timeout = 5s } }",
                "http_auth { auth_req { url = \"http://a/b\" } }",
                "bridges.mqtt.a { server = \"mqtt-tcp://a:1883\" }",
                "bridges.mqtt.a { server = \"tls+mqtt-tcp://a:8883\" }",
                "bridges.mqtt { cache { disk_cache_size = 1024 } }",
                "bridges.mqtt = x",
                "bridges = x",
                "webhook { url = \"http://a/b\", headers.a = \"5\" }",
            })
    void whatItLivesOnWithIsNotWrong(String text) {
        assertThat(Written.nanomq(home, text).reading()).isInstanceOf(ConfigurationReading.Read.class);
    }

    private void wrong(String text, int line, Phrase why) {
        Written.nanomq(home, text).isWrong(line, why);
    }

    @Test
    void aPortThatTheSystemSettlesIsNotWrongAndNotKnown() {
        assertThat(listeners("listeners.tcp { bind = \"127.0.0.1:0\" }")).isEmpty();
        assertThat(listeners("listeners.tcp { bind = \"127.0.0.1\" }\nlisteners.ws { bind = \"127.0.0.1:0/mqtt\" }"))
                .isEmpty();
        assertThat(listeners("listeners.ssl { bind = \"127.0.0.1:0\" }")).containsExactly(wss(":8086"));
        assertThat(listeners("listeners.tcp { bind = \"127.0.0.1:025101\" }")).containsExactly(tcp("127.0.0.1:25101"));
    }

    @Test
    void withoutTlsThereIsNoWebSocketInTlsWhateverIsWritten() {
        assertThat(listeners("""
            listeners.tcp { bind = "127.0.0.1:1883" }
            listeners.wss { bind = "127.0.0.1:8084/mqtt" }
            """)).containsExactly(tcp("127.0.0.1:1883"));
        assertThat(listeners("""
            listeners.tcp { bind = "127.0.0.1:1883" }
            listeners.ssl {
                bind = "127.0.0.1:8883"
                enable = false
            }
            listeners.ssl.outside { bind = "127.0.0.1:8884" }
            listeners.wss { bind = "127.0.0.1:8084/mqtt" }
            """)).containsExactly(tcp("127.0.0.1:1883"), tls("127.0.0.1:8884"));
    }

    /** Tried on 0.25.6; its grammar has been the same since 0.23.1. */
    @Test
    void whatNanoMqsGrammarDoesNotHaveIsToldWithItsLine() {
        for (String empty : List.of("mqtt {}", "mqtt { }", "mqtt {\n}", "mqtt\n{ # nothing\n}")) {
            Written.nanomq(home, "\n" + empty + "\n")
                    .isWrong(
                            2 + (int) empty.chars().filter(c -> c == '\n').count(), Phrase.CONFIGURATION_EMPTY_SECTION);
        }
        Written.nanomq(home, "mqtt { a {} }\n").isWrong(1, Phrase.CONFIGURATION_EMPTY_SECTION);
        Written.nanomq(home, "mqtt { a = 1 }\nlog { to = [ ] }\n").isWrong(2, Phrase.CONFIGURATION_EMPTY_LIST);
        for (String nothing : List.of("", "\n", " # nothing\n", "// nothing")) {
            Written.nanomq(home, nothing).isWrong(1, Phrase.CONFIGURATION_EMPTY);
        }
        Written.nanomq(home, "mqtt { a = 1, }\n").isWrong(1, Phrase.CONFIGURATION_STRAY_COMMA);
        Written.nanomq(home, "log { to = [file,\n] }\n").isWrong(2, Phrase.CONFIGURATION_STRAY_COMMA);
        assertThat(listeners("""
            mqtt = {}
            log { to = [file, console], level = warn }
            listeners.tcp { bind = "127.0.0.1:1883" }
            """)).containsExactly(tcp("127.0.0.1:1883"));
    }

    @Test
    void severalListenersHaveNames() {
        assertThat(listeners("""
            listeners.tcp { bind = "127.0.0.1:1883" }
            listeners.tcp.second { bind = "127.0.0.1:1884" }
            listeners.tcp.first { bind = "127.0.0.1:1885" }
            listeners.ssl.outside { bind = "0.0.0.0:8883" }
            """))
                .containsExactly(
                        tcp("127.0.0.1:1883"), tcp("127.0.0.1:1885"), tcp("127.0.0.1:1884"), tls("0.0.0.0:8883"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listeners.tcp { bind = \"127.0.0.1:1884\" }",
                "listeners { tcp { bind = \"127.0.0.1:1884\" } }",
                "listeners.tcp.bind = \"127.0.0.1:1884\"",
                "listeners.tcp : { bind : \"127.0.0.1:1884\" }",
                "listeners.tcp { bind = \"127.0.0.1:1884\", nodelay = true }",
                "listeners.tcp { bind = \"127.0.0.1:1884\" nodelay = true }",
                "# a\n// b\nlisteners.tcp { # c\nbind = \"127.0.0.1:1884\" // d\n}",
                "listeners.tcp { bind = \"127.0.0.1:1\" }\nlisteners.tcp { bind = \"127.0.0.1:1884\" }",
                "x { sql = \"SELECT *\nFROM y\" }\nlisteners.tcp { bind = \"127.0.0.1:1884\" }",
                "x { like = \"a\\.b\" }\nlisteners.tcp { bind = \"127.0.0.1:1884\" }",
                "auth { acl = { rules = [\n{\"permit\": \"allow\", \"topics\": [\"$SYS/#\"]}\n{\"permit\": \"deny\"}\n"
                        + "] } } listeners.tcp { bind = \"127.0.0.1:1884\" }",
                "mqtt { max_packet_size = 256MB\nretry_interval = 10s\nkeepalive_multiplier = 1.25 }\n"
                        + "listeners.tcp { bind = \"127.0.0.1:1884\" }",
                "auth { password = \"a#b//c${d}\" }\nlisteners.tcp { bind = \"127.0.0.1:1884\" }",
            })
    void whatNanoMqTakesIsTaken(String text) {
        assertThat(listeners(text)).containsExactly(tcp("127.0.0.1:1884"));
    }

    @Test
    void withoutAnAddressItListensEverywhere() {
        assertThat(listeners("mqtt = {}")).containsExactly(tcp(":1883"));
        assertThat(listeners("listeners.tcp { max_connections = 5 }")).containsExactly(tcp(":1883"));
        assertThat(listeners("log { level = warn }")).containsExactly(tcp(":1883"));
        assertThat(listeners("listeners.tcp { bind = 1884 }")).containsExactly(tcp(":1883"));
        assertThat(listeners("listeners.tcp { bind = \":1884\" }")).containsExactly(tcp(":1884"));
    }

    @Test
    void whereOnlyOtherListenersAreNamedThereIsNoPlainOne() {
        assertThat(listeners("listeners.ws { bind = \"127.0.0.1:8083/mqtt\" }")).containsExactly(ws("127.0.0.1:8083"));
        assertThat(listeners("listeners.ws { bind = 8083 }")).containsExactly(ws(":8083"));
    }

    /** Tried on 0.25.6, which then opens no port at all. */
    @Test
    void whereNoneIsNamedThatItOpensThereIsNone() {
        assertThat(listeners("listeners { tcp = {} }")).isEmpty();
        assertThat(listeners("listeners.wss { bind = \"127.0.0.1:8086\" }")).isEmpty();
    }

    @Test
    void wordsWithoutQuotesMayHaveWhatHoconKeepsForItself() {
        for (String word : List.of("a@b", "@a", "a\\b", "!a", "^a", "?a", "&a")) {
            assertThat(listeners("bridges.aws.x { clientid = " + word
                            + " keepalive = 1 }\nlisteners.tcp { bind = \"127.0.0.1:1884\" }\n"))
                    .as(word)
                    .containsExactly(tcp("127.0.0.1:1884"));
        }
    }

    @Test
    void anAddressOfTheCommandLineTakesThePlaceOfTheOneInTheFile() {
        var file = Written.nanomq(home, "listeners.tcp { bind = \"127.0.0.1:1884\" }");
        assertThat(file.listeners("start", "--url", "nmq-tcp://127.0.0.1:1999")).containsExactly(tcp("127.0.0.1:1999"));
    }

    @Test
    void serverLogAndInternalAddressesAreRead() {
        var read = Written.nanomq(home, """
            http_server {
                port = 8091
                ip_addr = "127.0.0.1"
                username = operator
                password = s3cret
            }
            log {
                to = [file, console]
                level = warn
                dir = "/var/log/nanomq"
                file = "n.log"
            }
            system {
                daemon = true
                hook_ipc_url = "ipc:///run/a/hook.ipc"
                cmd_ipc_url = "ipc:///run/a/cmd.ipc"
            }
            """).read();
        assertThat(read.webServer()).hasValueSatisfying(server -> {
            assertThat(server.endpoint())
                    .isEqualTo(Endpoint.parse("127.0.0.1:8091").orElseThrow());
            assertThat(server.credentials()).isEqualTo(new Credentials("operator", "s3cret"));
        });
        assertThat(read.logFile()).contains(Path.of("/var/log/nanomq/n.log"));
        assertThat(read.ipcUrls()).containsExactly("ipc:///run/a/hook.ipc", "ipc:///run/a/cmd.ipc");
        assertThat(read.daemon()).isTrue();
    }

    @Test
    void credentialsAreNoText() {
        var read = Written.nanomq(home, "http_server { username = operator\npassword = s3cret }")
                .read();
        assertThat(read.toString()).doesNotContain("operator", "s3cret");
    }

    @Test
    void whereNothingIsSaidTheServerIsOffAndTheInternalAddressIsShared() {
        var read = Written.nanomq(home, "mqtt = {}").read();
        assertThat(read.webServer()).isEmpty();
        assertThat(read.logFile()).isEmpty();
        assertThat(read.ipcUrls()).containsExactly("ipc:///tmp/nanomq_cmd.ipc");
    }

    @Test
    void filesAreIncludedByTheirWholePath() {
        var included = home.resolve("ws.conf");
        Written.write(BrokerKind.NANOMQ, included, "listeners.ws { bind = \"127.0.0.1:8083/mqtt\" }");
        assertThat(listeners("include \"" + included + "\"\nlisteners.tcp { bind = \"127.0.0.1:1884\" }"))
                .containsExactly(tcp("127.0.0.1:1884"), ws("127.0.0.1:8083"));
        assertThat(listeners("x = {include \"" + included + "\"}\nlisteners.tcp { bind = \"127.0.0.1:1884\" }"))
                .containsExactly(tcp("127.0.0.1:1884"));
    }

    @Test
    void aFileThatIncludesItselfIsTooMuchForNanoMq() {
        var file = home.resolve("nanomq.conf");
        Written.nanomq(home, "a = 1\ninclude \"" + file + "\"\n").isWrong(2, Phrase.CONFIGURATION_INCLUDES_TOO_DEEP);
    }

    @Test
    void whatIsIncludedHasToBeThere() {
        Written.nanomq(home, "# NanoMQ crashes\ninclude \"/nowhere/pwd.conf\"\n")
                .isWrong(2, Phrase.CONFIGURATION_INCLUDE_MISSING);
    }

    @Test
    void aMistakeInAnIncludedFileIsToldThere() {
        var included = home.resolve("acl.conf");
        Written.write(BrokerKind.NANOMQ, included, "rules = [\n  { permit = \n]\n");
        var file = Written.nanomq(home, "auth { acl = {include \"" + included + "\"} }");
        file.isWrong(included, 3, Phrase.CONFIGURATION_SYNTAX);
    }

    @Test
    void aMistakeIsToldWithItsLine() {
        Written.nanomq(home, "mqtt = {\n}\nlisteners.tcp {\n  bind = \"127.0.0.1:1884\" ]\n}\n")
                .isWrong(4, Phrase.CONFIGURATION_SYNTAX);
        Written.nanomq(home, "x { sql = \"SELECT\n*\nFROM y\" }\nlisteners.tcp }\n")
                .isWrong(4, Phrase.CONFIGURATION_SYNTAX);
        Written.nanomq(home, "listeners.tcp {\n  bind = \"127.0.0.1:1884\"\n").isWrong(3, Phrase.CONFIGURATION_SYNTAX);
    }

    @Test
    void anAddressThatIsNoneIsAMistake() {
        Written.nanomq(home, "\nlisteners.tcp {\n  bind = \"1884\"\n}\n").isWrong(3, Phrase.CONFIGURATION_BIND);
        Written.nanomq(home, "listeners.tcp { bind = \"127.0.0.1:99999\" }").isWrong(1, Phrase.CONFIGURATION_BIND);
    }

    @Test
    void whatNanoMqWouldNotFillInIsAMistake() {
        Written.nanomq(home, "port = 1884\nlisteners.tcp { bind = \"127.0.0.1:\"${port} }\n")
                .isWrong(2, Phrase.CONFIGURATION_SUBSTITUTION);
    }

    @Test
    void aPasswordNextToAMistakeIsNotRepeated() {
        var reading =
                Written.nanomq(home, "http_server { password = s3cret]\n}").reading();
        assertThat(reading).isInstanceOf(ConfigurationReading.Wrong.class);
        assertThat(reading.toString()).doesNotContain("s3cret");
    }

    @Test
    void manyBracketsAreNoDanger() {
        Written.nanomq(home, "a = " + "[".repeat(200_000)).isWrong(0, Phrase.CONFIGURATION_TOO_DEEP);
    }

    @Test
    void theOldestFormatIsReadWhereTheCommandSaysSo() {
        var file = Written.nanomq(home, """
            ## url
            url=nmq-tcp://127.0.0.1:1884
            tls.enable=true
            tls.url=tls+nmq-tcp://0.0.0.0:8883
            tls.certfile=/etc/certs/cert.pem
            websocket.enable=false
            websocket.url=nmq-ws://0.0.0.0:8083/mqtt
            http_server.enable=true
            http_server.port=8091
            http_server.password=s3\\cret
            daemon=yes
            log.dir=/tmp
            log.file=nanomq.log
            """);
        var read = file.read("start", "--old_conf", file.file().toString());
        assertThat(read.listeners()).containsExactly(tcp("127.0.0.1:1884"), tls("0.0.0.0:8883", "/etc/certs/cert.pem"));
        assertThat(read.webServer())
                .contains(new WebServer(new Endpoint(Optional.empty(), 8091), new Credentials("admin", "s3\\cret")));
        assertThat(read.logFile()).contains(Path.of("/tmp/nanomq.log"));
        assertThat(read.daemon()).isTrue();
    }

    private List<Listener> listeners(String text) {
        return Written.nanomq(home, text).plainly();
    }
}
