package io.github.pidkeeper.core.broker.conf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On what Mosquitto 2.0 ends when it starts; each case was tried on a real one, and looked up in 1.6 and 2.1. */
final class MosquittoStartTest {

    private static final String UNTIL_2_0 = "Error: Duplicate %s value in configuration.";
    private static final String BRIDGE = "connection c\naddress 127.0.0.1\ntopic # out\n";

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pid_file /run/m.pid",
                "persistence_file m.db",
                "persistence_location /var/lib/m/",
                "log_timestamp_format %Y",
                "log_dest file /var/log/m.log",
                "bind_address 127.0.0.1",
                "bind_interface lo",
            })
    void whatEveryReleaseTakesOnlyOnceIsToldWithBothPlaces(String line) {
        var included = home.resolve("conf.d/a.conf");
        Written.write(BrokerKind.MOSQUITTO, included, "# first\n" + line + "\n");
        var main = home.resolve("mosquitto.conf");
        var key = line.startsWith("log_dest") ? "log_dest file" : line.split(" ", 2)[0];

        assertThat(objections(line + "\nlistener 1884\ninclude_dir " + included.getParent() + "\n"))
                .containsExactly(Objection.ofEveryRelease(
                        Message.of(Phrase.CONFIGURATION_GIVEN_TWICE, included, 2, key, main, 1)));
    }

    @Test
    void behindAFileOfTheCommandLineMosquittoHasTakenWhatIsUsual() {
        var first = Written.write(BrokerKind.MOSQUITTO, home.resolve("a.conf"), "listener 1884\npersistence true\n");
        var second = Written.write(BrokerKind.MOSQUITTO, home.resolve("b.conf"), "user a\npersistence_file b\n");

        assertThat(objections(first, second))
                .extracting(Objection::message)
                .containsExactly(
                        Message.of(Phrase.CONFIGURATION_GIVEN_TOO_LATE, second.file(), 1, "user", first.file()),
                        Message.of(
                                Phrase.CONFIGURATION_GIVEN_TOO_LATE,
                                second.file(),
                                2,
                                "persistence_file",
                                first.file()));
        assertThat(objections(second, first)).isEmpty();
    }

    private static List<Objection> objections(Written first, Written second) {
        return first.read("-c", first.file().toString(), "-c", second.file().toString())
                .prerequisites()
                .objections();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user mosquitto",
                "clientid_prefixes a",
                "password_file /p",
                "acl_file /a",
                "auto_id_prefix a",
                "psk_file /p",
                "certfile /c",
                "mount_point a/",
            })
    void whatOlderReleasesTakeOnlyOnceIsToldForThoseThatSaySo(String line) {
        var listener = "listener 1884\nkeyfile /k\n";
        assertThat(objections(listener + line + "\n" + line + "\n"))
                .filteredOn(it -> it.message().phrase() == Phrase.CONFIGURATION_GIVEN_TWICE)
                .singleElement()
                .satisfies(it -> assertThat(it.says()).contains(UNTIL_2_0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log_dest stderr",
                "log_dest topic",
                "log_type all",
                "allow_anonymous true",
                "max_connections 5",
                "tls_keyform pem",
                "socket_domain ipv4",
                "plugin libm.so.6",
            })
    void whatMayBeGivenAgainIsNotObjectedTo(String line) {
        assertThat(objections("listener 1884\n" + line + "\n" + line + "\n")).isEmpty();
    }

    @Test
    void onceIsOnceForEachListenerAndForEachBridge() {
        assertThat(objections("listener 1884\ncertfile /c\nkeyfile /k\nlistener 1885\ncertfile /c\nkeyfile /k\n"))
                .isEmpty();
        assertThat(objections(
                        BRIDGE + "clientid a\n" + BRIDGE.replace("connection c", "connection d") + "clientid b\n"))
                .isEmpty();
        assertThat(phrases(BRIDGE + "clientid a\nremote_clientid b\n"))
                .containsExactly(Phrase.CONFIGURATION_GIVEN_TWICE);
    }

    @Test
    void eachListenerMayHavePasswordsOfItsOwn() {
        var twice = "listener 1884\npassword_file /p\nlistener 1885\npassword_file /q\n";
        assertThat(phrases(twice)).containsExactly(Phrase.CONFIGURATION_GIVEN_TWICE);
        assertThat(objections("per_listener_settings true\n" + twice)).isEmpty();
    }

    /** Where an included file adds a listener, it writes what follows to where the one before was. */
    @Test
    void ofTheListenerThatWasNamedBeforeAnIncludeNothingIsCertain() {
        var included = home.resolve("conf.d/a.conf");
        Written.write(BrokerKind.MOSQUITTO, included, "listener 1885\n");
        var include = "include_dir " + included.getParent() + "\n";

        assertThat(objections("listener 1884\nbind_interface lo\n" + include + "bind_interface lo\n"))
                .isEmpty();
        assertThat(prerequisites("listener 1884\n" + include + "bind_interface lo\n")
                        .places())
                .extracting(ListeningPlace::configuration)
                .containsExactly(included);
        assertThat(phrases("connection c\n" + include + "address 127.0.0.1\n")).isEmpty();
    }

    @Test
    void aSettingThatTheProgramDoesNotHaveIsToldForThoseThatNameTheirSettings() {
        assertThat(objections("listener 1884\nno_such_setting 1\n"))
                .containsExactly(new Objection(
                        Message.of(
                                Phrase.CONFIGURATION_KEY_UNKNOWN, home.resolve("mosquitto.conf"), 2, "no_such_setting"),
                        Set.of("Unknown configuration variable", "log_dest\0"),
                        Set.of("no_such_setting\0")));
        assertThat(phrases("store_clean_interval 5\n")).containsExactly(Phrase.CONFIGURATION_KEY_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allow_anonymous true;per_listener_settings true|CONFIGURATION_TOO_LATE",
                "mount_point a/;listener 1884|CONFIGURATION_WITHOUT_LISTENER",
                "listener 1884;mount_point a/#|CONFIGURATION_WRONG_IN_LINE",
                "listener 1884;max_qos 3|CONFIGURATION_WRONG_IN_LINE",
                "listener 1884;socket_domain ipx|CONFIGURATION_WRONG_IN_LINE",
                "connection c;topic # out|CONFIGURATION_BRIDGE_INCOMPLETE",
                "connection c;address 127.0.0.1|CONFIGURATION_BRIDGE_INCOMPLETE",
                "connection c;address 127.0.0.1;topic # outward|CONFIGURATION_WRONG_IN_LINE",
                "connection c;address 127.0.0.1;topic # out;start_type manual|CONFIGURATION_WRONG_IN_LINE",
                "connection c;address 127.0.0.1;topic # out;address 127.0.0.2|CONFIGURATION_GIVEN_TWICE",
                "listener 1884 127.0.0.1;socket_domain ipv6|CONFIGURATION_OTHER_FAMILY",
                "listener 1884;certfile /c|CONFIGURATION_HALF_PAIR",
                "listener 1884;keyfile /k|CONFIGURATION_HALF_PAIR",
            })
    void whatItEndsOnIsObjectedTo(String lines, Phrase why) {
        assertThat(phrases(lines.replace(';', '\n') + "\n")).containsExactly(why);
    }

    @Test
    void twoBridgesOfOneNameAreToldWithBothPlaces() {
        var main = home.resolve("mosquitto.conf");
        assertThat(objections(BRIDGE + BRIDGE))
                .extracting(Objection::message)
                .containsExactly(Message.of(Phrase.CONFIGURATION_BRIDGE_TWICE, main, 4, "c", main, 1));
    }

    /** A bridge, or a plugin, ends with the file that it is in. Releases tell it in different words. */
    @ParameterizedTest
    @CsvSource({
        "notifications true, CONFIGURATION_WITHOUT_BRIDGE",
        "plugin_opt_file x, CONFIGURATION_WITHOUT_PLUGIN",
        "auth_opt_file x, CONFIGURATION_WITHOUT_PLUGIN"
    })
    void whatBelongsToNothingInItsFileIsObjectedTo(String line, Phrase why) {
        var included = home.resolve("conf.d/a.conf");
        Written.write(BrokerKind.MOSQUITTO, included, line + "\n");
        var whole = BRIDGE + "plugin /p.so\n";

        assertThat(objections(whole + line + "\n")).isEmpty();
        assertThat(objections(whole + "include_dir " + included.getParent() + "\n"))
                .extracting(Objection::message)
                .hasSize(2)
                .containsOnly(Message.of(why, included, 1, line.split(" ", 2)[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.1, 0.0.0.0, true",
        "127.0.0.1, '', true",
        "'', '', true",
        "::1, '', true",
        "::1, 127.0.0.1, false",
        "::, 0.0.0.0, false",
        "hall.example, hall.example, true",
        "hall.example, 127.0.0.1, false",
        "::ffff:127.0.0.1, 127.0.0.1, false",
    })
    void listenersOnOnePortAreInEachOthersWayWhereTheyShareAnAddress(String one, String other, boolean clash) {
        var main = home.resolve("mosquitto.conf");
        assertThat(objections("listener 1884 " + one + "\nlistener 1884 " + other + "\n"))
                .extracting(Objection::message)
                .isEqualTo(
                        clash
                                ? List.of(Message.of(Phrase.CONFIGURATION_LISTENERS_CLASH, main, 2, 1884, main, 1))
                                : List.of());
        assertThat(objections("listener 1884 " + one + "\nlistener 1885 " + other + "\n"))
                .as("on two ports")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listener 1884\nbind_interface lo\nlistener 1884\nbind_interface eth0\n",
                "listener 1884\nsocket_domain ipv4\nlistener 1884\nsocket_domain ipv6\n",
                "listener 1884 192.0.2.1\nprotocol websockets\nlistener 1884 192.0.2.1\nprotocol websockets\n",
                "listener 1884 127.0.0.1\nprotocol websockets\nlistener 1884\n",
                "listener 0 /run/a\nlistener 0 /run/a\n",
            })
    void listenersOfWhichThatIsNotCertainAreLeftAlone(String text) {
        assertThat(objections(text)).isEmpty();
    }

    @Test
    void aWebSocketOnTheVeryAddressOfAnotherIsInItsWay() {
        assertThat(phrases("listener 1884\nlistener 1884\nprotocol websockets\n"))
                .containsExactly(Phrase.CONFIGURATION_LISTENERS_CLASH);
        assertThat(phrases("port 1884\nlistener 1884\n"))
                .as("the usual one comes last")
                .containsExactly(Phrase.CONFIGURATION_LISTENERS_CLASH);
    }

    @Test
    void whereItIsToListenIsNamedSaveWhereALibraryDoesIt() {
        var main = home.resolve("mosquitto.conf");
        assertThat(prerequisites("""
            listener 1884 192.0.2.1
            listener 1885
            bind_interface lo
            listener 8083
            protocol websockets
            listener 0 /run/m.sock
            """).places())
                .containsExactly(
                        new ListeningPlace(main, 1, Optional.of("192.0.2.1"), Optional.empty()),
                        new ListeningPlace(main, 2, Optional.empty(), Optional.of("lo")));
    }

    @Test
    void whatItLoadsAndMakesIsNamed() {
        var main = home.resolve("mosquitto.conf");
        var read = prerequisites("""
            pid_file m.pid
            plugin /lib/a.so
            plugin_load name /lib/b.so
            plugin c.so
            listener 0 /run/m.sock
            """);
        assertThat(read.libraries())
                .as("a mere name is looked for elsewhere")
                .containsExactly(
                        new NamedFile(main, 2, "plugin", Path.of("/lib/a.so")),
                        new NamedFile(main, 3, "plugin_load", Path.of("/lib/b.so")));
        assertThat(read.created())
                .containsExactly(
                        new NamedFile(main, 1, "pid_file", Path.of("m.pid")),
                        new NamedFile(main, 5, "listener", Path.of("/run/m.sock")));
    }

    private List<Phrase> phrases(String text) {
        return objections(text).stream().map(it -> it.message().phrase()).toList();
    }

    private List<Objection> objections(String text) {
        return prerequisites(text).objections();
    }

    private Prerequisites prerequisites(String text) {
        return Written.mosquitto(home, text).read().prerequisites();
    }
}
