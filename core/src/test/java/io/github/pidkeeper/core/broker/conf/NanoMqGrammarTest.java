package io.github.pidkeeper.core.broker.conf;

import static io.github.pidkeeper.core.broker.conf.Written.tcp;
import static io.github.pidkeeper.core.broker.conf.Written.ws;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How NanoMQ takes a configuration apart, and which of several values counts; tried on release 0.25.6. */
final class NanoMqGrammarTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listeners.tcp = { bind = \"127.0.0.1:1884\" };",
                "\uFEFFlisteners.tcp { bind = \"127.0.0.1:1884\" }",
                "listeners.tcp {\r\n  bind = \"127.0.0.1:1884\"\r\n}\r\n",
                "{ listeners.tcp { bind = \"127.0.0.1:1884\" } }",
                "{ \"listeners\" : { \"tcp\" : { \"bind\" : \"127.0.0.1:1884\" } } }",
                "listeners = tcp = bind = \"127.0.0.1:1884\"",
                "listeners.tcp { bind += \"127.0.0.1:1884\" }",
                "Listeners.TCP { Bind = \"127.0.0.1:1884\" }",
                "include = 5\nlisteners.tcp { bind = \"127.0.0.1:1884\" }",
                "a { 5 }\nb { \"x\" }\nc [1 2]\nlisteners.tcp { bind = \"127.0.0.1:1884\" }",
                "a = [b = 1, c = 2]\nlisteners.tcp { bind = \"127.0.0.1:1884\" }",
                "a = [{}]\nb = \"\"\n\"c d\" = \"\"\nlisteners.tcp { bind = \"127.0.0.1:1884\" }",
                "a = \"C:\\x\\\\\\\"\" listeners.tcp { bind = \"127.0.0.1:1884\" }",
                "listeners.tcp { bind = \"127.0.0.1:1884\" }\nlast = \"C:\\dir\\\"\n",
                "listeners.tcp { bind = \"127.0.0.1:1884\" }\nlast = \"open",
            })
    void whatNanoMqTakesIsTaken(String text) {
        assertThat(listeners(text)).containsExactly(tcp("127.0.0.1:1884"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = 1\\n\"mqtt\" { b = 1 } | 2 | CONFIGURATION_QUOTED_SECTION",
                "\"a\" [1]                   | 1 | CONFIGURATION_QUOTED_SECTION",
                "a = 1,, b = 2              | 1 | CONFIGURATION_STRAY_COMMA",
                ", a = 1                    | 1 | CONFIGURATION_STRAY_COMMA",
                "a = []                     | 1 | CONFIGURATION_EMPTY_LIST",
                "a = 1\\nb                  | 2 | CONFIGURATION_SYNTAX",
                "a = 1\\n5 = b              | 2 | CONFIGURATION_SYNTAX",
                "true = 1                   | 1 | CONFIGURATION_SYNTAX",
                "{ a = 1 } b = 2            | 1 | CONFIGURATION_SYNTAX",
                "a = {{ b = 1 }}            | 1 | CONFIGURATION_SYNTAX",
                "a = [1, b = 2, 3]          | 1 | CONFIGURATION_SYNTAX",
                "a = b c\\nd = 1           | 1 | CONFIGURATION_SYNTAX",
                "a = b c, d = 1             | 1 | CONFIGURATION_SYNTAX",
                "a = \"\"\"x\"\"\"           | 1 | CONFIGURATION_SYNTAX",
            })
    void whatNanoMqRefusesIsToldWithItsLine(String text, int line, Phrase why) {
        Written.nanomq(home, text.replace("\\n", "\n")).isWrong(line, why);
    }

    @Test
    void aKeyWithoutAValueTakesTheNextOnes() {
        var read = Written.nanomq(home, "http_server {\n password =\n port = 8091\n ip_addr = \"127.0.0.1\"\n}")
                .read();
        assertThat(read.webServer())
                .hasValueSatisfying(server -> assertThat(server.endpoint())
                        .isEqualTo(Endpoint.parse(":8081").orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http_server { port = 1, port = 2 }                                             | 2",
                "http_server { port = 1 }\\nhttp_server { port = 2 }                            | 1",
                "http_server { port = 1 }\\nhttp_server { port = 2 }\\nhttp_server { port = 3 } | 1",
                "http_server.port = 1\\nhttp_server.port = 2                                    | 1",
                "http_server.port = 1\\nhttp_server { port = 2 }                                | 2",
                "http_server { port = 1 }\\nhttp_server.port = 2                                | 1",
                "http_server { port = 1, port = 2 }\\nhttp_server { port = 3 }                  | 2",
                "http_server { Port = 1, port = 2 }                                             | 1",
                "HTTP_server { port = 1 }\\nhttp_server { port = 2 }                            | 1",
                "http_server { port = 1 }\\nhttp_server = 5                                     | 8081",
                "\"http_server.port\" = 1\\nhttp_server { a = 1 }                               | 8081",
            })
    void ofSeveralValuesOneCounts(String text, int port) {
        assertThat(Written.nanomq(home, text.replace("\\n", "\n")).read().webServer())
                .hasValueSatisfying(
                        server -> assertThat(server.endpoint().port()).isEqualTo(port));
    }

    @Test
    void ofTwoSectionsAllListenersCount() {
        assertThat(listeners("listeners { ws { bind = \":8083\" } }\nlisteners { tcp { bind = \":1884\" } }"))
                .containsExactly(tcp(":1884"), ws(":8083"));
    }

    @Test
    void whatIsIncludedCountsAsIfItStoodThere() {
        var one = home.resolve("one.conf");
        Written.write(BrokerKind.NANOMQ, one, "port = 8091");
        for (String include : List.of(
                "include \"%s\"",
                "  include file(\"%s\")",
                "include required(\"%s\")",
                "include required( file( \"%s\" ) )",
                "include \" %s and the rest\"",
                "username = u include \"%s\" password = p")) {
            var text = "http_server {\n" + include.formatted(one) + "\n}\nhttp_server { port = 8092 }";
            assertThat(Written.nanomq(home, text).read().webServer())
                    .as(include)
                    .hasValueSatisfying(
                            server -> assertThat(server.endpoint().port()).isEqualTo(8091));
        }
    }

    @Test
    void anIncludedFileMayCloseWhatAnotherOneOpens() {
        var half = home.resolve("half.conf");
        Written.write(BrokerKind.NANOMQ, half, "listeners.tcp {");
        assertThat(listeners("include \"" + half + "\"\nbind = \"127.0.0.1:1884\" }"))
                .containsExactly(tcp("127.0.0.1:1884"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beside.conf",
                "./beside.conf",
                "http://127.0.0.1:9/x.conf",
            })
    void whereARelativePathLeadsIsNotKnown(String path) {
        Written.write(BrokerKind.NANOMQ, home.resolve("beside.conf"), "listeners.tcp { bind = \"127.0.0.1:1884\" }");
        Written.nanomq(home, "mqtt = {}\ninclude \"" + path + "\"\n").isWrong(2, Phrase.CONFIGURATION_INCLUDE_RELATIVE);
    }

    /** Wherever the including file is; tried on 0.23.1, 0.24.1 and 0.25.6. */
    @Test
    void aRelativePathLeadsFromTheDirectoryThatNanoMqWorksIn() {
        var elsewhere = home.resolve("elsewhere");
        Written.write(BrokerKind.NANOMQ, elsewhere.resolve("part.conf"), "listeners.ws { bind = \":8083\" }");
        var file = Written.nanomq(home, "include \"part.conf\"\nmqtt = {}\n").file();

        assertThat(new NanoMqConfiguration(file, List.of(), Optional.of(elsewhere)).reading())
                .isInstanceOfSatisfying(
                        ConfigurationReading.Read.class,
                        read -> assertThat(read.configuration().listeners()).containsExactly(ws(":8083")));
        assertThat(new NanoMqConfiguration(file, List.of(), Optional.of(home)).reading())
                .isInstanceOfSatisfying(ConfigurationReading.Wrong.class, wrong -> {
                    assertThat(wrong.line()).hasValue(1);
                    assertThat(wrong.reason())
                            .isEqualTo(Message.of(Phrase.CONFIGURATION_INCLUDE_ELSEWHERE, Path.of("part.conf"), home));
                });
    }

    @Test
    void aMissingFileBeforeOneThatIsThereIsPassedOver() {
        var there = home.resolve("there.conf");
        Written.write(BrokerKind.NANOMQ, there, "listeners.tcp { bind = \"127.0.0.1:1884\" }");
        var missing = "include \"/nowhere/a.conf\"\n";
        assertThat(listeners(missing + "include \"" + there + "\"\n")).containsExactly(tcp("127.0.0.1:1884"));
        Written.nanomq(home, "include \"" + there + "\"\n" + missing).isWrong(2, Phrase.CONFIGURATION_INCLUDE_MISSING);
        Written.nanomq(home, missing + "# far away".repeat(1000) + "\ninclude \"" + there + "\"\n")
                .isWrong(1, Phrase.CONFIGURATION_INCLUDE_MISSING);
        Written.nanomq(home, "include required(\"/nowhere/a.conf\")\ninclude \"" + there + "\"\n")
                .isWrong(1, Phrase.CONFIGURATION_INCLUDE_MISSING);
    }

    @Test
    void anIncludeInAnotherWayIsNone() {
        Written.nanomq(home, "include url(\"http://127.0.0.1:9/x.conf\")").isWrong(1, Phrase.CONFIGURATION_SYNTAX);
    }

    @Test
    void anAddressThatIsNoneInAnIncludedFileIsToldWhereThatIsIncluded() {
        var included = home.resolve("tcp.conf");
        Written.write(BrokerKind.NANOMQ, included, "\n\n\n\nlisteners.tcp { bind = \"1884\" }");
        Written.nanomq(home, "a = 1\ninclude \"" + included + "\"\n").isWrong(2, Phrase.CONFIGURATION_BIND);
    }

    private List<Listener> listeners(String text) {
        return Written.nanomq(home, text).listeners();
    }
}
