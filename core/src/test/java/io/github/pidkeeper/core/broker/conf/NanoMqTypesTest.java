package io.github.pidkeeper.core.broker.conf;

import static io.github.pidkeeper.core.broker.conf.Written.tcp;
import static io.github.pidkeeper.core.broker.conf.Written.tls;
import static io.github.pidkeeper.core.broker.conf.Written.ws;
import static io.github.pidkeeper.core.broker.conf.Written.wss;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What NanoMQ makes of values of a type that it does not look for; tried on release 0.25.6. */
final class NanoMqTypesTest {

    @TempDir
    private Path home;

    @Test
    void anObjectWithNothingInItIsAsIfItWereNotThere() {
        assertThat(read("http_server = {}\nmqtt = {}").webServer()).isEmpty();
        assertThat(listeners("listeners = {}")).containsExactly(tcp(":1883"));
        assertThat(listeners("listeners.ws = {}")).containsExactly(tcp(":1883"));
        assertThat(listeners("listeners { tcp = {} }")).isEmpty();
    }

    @Test
    void aSectionIsThereWhateverItIs() {
        for (String server : List.of("http_server { a = {} }", "http_server = null", "http_server = 5")) {
            assertThat(read(server).webServer())
                    .as(server)
                    .contains(new WebServer(new Endpoint(Optional.empty(), 8081), new Credentials("admin", "public")));
        }
        assertThat(listeners("listeners.ws = true")).containsExactly(ws(":8083"));
        assertThat(listeners("listeners.tcp { a = {} }")).containsExactly(tcp(":1883"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "21904     | 21904",
                "+21904    | 21904",
                "021904    | 21904",
                "21904.7   | 21904",
                "2e4       | 20000",
                "87440     | 21904",
                "0         | 8081",
                "-1        | 8081",
                "\"21904\" | 8081",
                "abc       | 8081",
                "5s        | 8081",
                "true      | 8081",
            })
    void thePortOfTheServerIsANumber(String written, int port) {
        assertThat(read("http_server { port = " + written + " }").webServer())
                .hasValueSatisfying(
                        server -> assertThat(server.endpoint().port()).isEqualTo(port));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "12345          | public",
                "true           | public",
                "null           | public",
                "[a]            | public",
                "\"12345\"      | 12345",
                "\"\"           | ``",
                "True           | True",
                "5s             | 5s",
                "10%            | 10%",
                "1KB            | 1KB",
                "p@ss-1%_.x     | p@ss-1%_.x",
                "a\"b\"         | a\"b\"",
                "w\\x           | w\\x",
                "\"w\\x\\\\n\"  | wxn",
                "\"say \\\"a\\\"\" | `say \"a\"`",
                "'abc'          | abc",
                "~abc           | abc",
                "abc;           | abc",
                "/abc           | abc",
                "<abc>          | abc",
            })
    void aPasswordIsAText(String written, String password) {
        var text = "http_server { username = u, password = " + written + " }";
        assertThat(read(text).webServer())
                .hasValueSatisfying(
                        server -> assertThat(server.credentials()).isEqualTo(new Credentials("u", password)));
    }

    @Test
    void aTextOfSeveralWordsNeedsQuotes() {
        for (String words : List.of("a b", "pa;ss", "a'b", "t\u00ebst", "1a", "/var/log", "127.0.0.1", "\"a\" b")) {
            Written.nanomq(home, "http_server { password = " + words + "\nport = 8091\n}")
                    .isWrong(1, Phrase.CONFIGURATION_SYNTAX);
        }
    }

    @Test
    void aSwitchIsAWordWithoutQuotes() {
        assertThat(read("system { daemon = true }").daemon()).isTrue();
        for (String other : List.of("\"true\"", "True", "yes", "1", "trueish")) {
            assertThat(read("system { daemon = " + other + " }").daemon())
                    .as(other)
                    .isFalse();
        }
        var ssl = "listeners.tcp { bind = \"127.0.0.1:1884\" }\nlisteners.ssl { bind = \"127.0.0.1:8883\", enable = ";
        assertThat(listeners(ssl + "false }")).containsExactly(tcp("127.0.0.1:1884"));
        assertThat(listeners(ssl + "\"false\" }"))
                .containsExactly(tcp("127.0.0.1:1884"), tls("127.0.0.1:8883"), wss(":8086"));
    }

    @Test
    void listenersMayStandInAList() {
        assertThat(listeners("listeners.tcp = [ { bind = \"127.0.0.1:1884\" } { bind = \"127.0.0.1:1885\" } ]"))
                .containsExactly(tcp("127.0.0.1:1884"), tcp("127.0.0.1:1885"));
    }

    @Test
    void onlyWebSocketHasAPathBehindItsPort() {
        Written.nanomq(home, "listeners.tcp { bind = \"127.0.0.1:1884/mqtt\" }").isWrong(1, Phrase.CONFIGURATION_BIND);
        Written.nanomq(home, "listeners.tcp { bind = \" 127.0.0.1:1884\" }").isWrong(1, Phrase.CONFIGURATION_BIND);
    }

    @Test
    void aLogWithoutALevelIsTold() {
        for (String level : List.of("", ", level = 5", ", level = {}")) {
            Written.nanomq(home, "a = 1\nlog { to = [console]" + level + " }")
                    .isWrong(2, Phrase.CONFIGURATION_LOG_LEVEL);
        }
        assertThat(read("log { to = [file], dir = \"/l\", file = 5, level = nonsense }")
                        .logFile())
                .contains(Path.of("/l/nanomq.log"));
        assertThat(read("log { to = [file], dir = /l, level = warn }").logFile())
                .isEmpty();
        assertThat(read("log { to = file, level = warn }").logTargets()).containsExactly(LogTarget.OUTPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[file 5]", "[{ a = file }]", "[true]"})
    void aLogGoesToWhatIsCalledByAWord(String to) {
        Written.nanomq(home, "log {\n level = warn\n to = " + to + "\n}").isWrong(3, Phrase.CONFIGURATION_LOG_TARGET);
    }

    @Test
    void oneInternalAddressWithoutTheOtherIsTold() {
        Written.nanomq(home, "system {\n hook_ipc_url = \"ipc:///run/h.ipc\"\n}")
                .isWrong(2, Phrase.CONFIGURATION_IPC_ALONE);
        assertThat(read("system { cmd_ipc_url = \"ipc:///run/c.ipc\", hook_ipc_url = 5 }")
                        .ipcUrls())
                .containsExactly("ipc:///tmp/nanomq_cmd.ipc");
    }

    private BrokerConfiguration read(String text) {
        return Written.nanomq(home, text).read();
    }

    private List<Listener> listeners(String text) {
        return Written.nanomq(home, text).plainly();
    }
}
