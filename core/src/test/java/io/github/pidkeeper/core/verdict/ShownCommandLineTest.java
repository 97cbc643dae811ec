package io.github.pidkeeper.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is masked in a command line, and what is left as it is. */
class ShownCommandLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--keypass S|--keypass ***",
                "--keypass=S|--keypass=***",
                "--keypass:S|--keypass:***",
                "--password:S|--password:***",
                "--pwd S|--pwd ***",
                "-pw S|-pw ***",
                "--api-key S|--api-key ***",
                "--apikey=S|--apikey=***",
                "--API_KEY=S|--API_KEY=***",
                "--secret-key S|--secret-key ***",
                "--private-key S|--private-key ***",
                "--psk S|--psk ***",
                "-setcookie S|-setcookie ***",
                "--credentials S|--credentials ***",
                "--jwt S|--jwt ***",
                "--bearer S|--bearer ***",
                "-P S|-P ***",
                "-PS|-P***",
                "-Dpw=S|-Dpw=***",
                "-Dbroker.http.pass-word=S|-Dbroker.http.pass-word=***",
                "--env=PASSWORD=S|--env=PASSWORD=***",
                "password S|password ***",
                "password: S|password: ***",
                "--token= S|--token= ***",
            })
    void whatANameOfASecretIsBeforeIsMasked(String given, String shown) {
        assertThat(shown(given)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--json={\"user\":\"u\",\"password\":\"S, S\"}|--json={\"user\":\"u\",\"password\":***",
                "--json={\"password\" : \"S\"}|--json={\"password\" ***",
                "--json={\"password\":\"a:b@S\"}|--json={\"password\":***",
                "{\\\"password\\\":\\\"S\\\"}|{\\\"password\\\":***",
                "password   =   S|password ***",
                "--conn=host=h password=S S|--conn=host=h password=***",
                "broker --password S --port 1883|broker --password ***",
                "broker -u me -P S|broker -u me -P ***",
                "broker -u me -PS|broker -u me -P***",
                "Authorization: Basic S|Authorization:***",
                "X-Auth-Token: S|X-Auth-Token:***",
                "ws://h/mqtt?client=c&access_token=S&x=1|ws://h/mqtt?client=c&access_token=***",
            })
    void alsoInTheMiddleOfAWordAndThenToItsEnd(String word, String shown) {
        assertThat(new ShownCommandLine(List.of(word)).text()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--no-password --token S|--no-password *** ***",
                "--password --token S|--password *** ***",
                "--password --password S|--password *** ***",
                "--password -S --port 1883|--password *** --port 1883",
                "--password --token=S --port 1883|--password *** --port 1883",
            })
    void whatMayBeASecretOrAnOptionIsTakenForBoth(String given, String shown) {
        assertThat(shown(given)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--auth u:S|--auth u:***",
                "--auth=u:S|--auth=u:***",
                "--user u:S|--user u:***",
                "--user=u:S:S|--user=u:***",
                "-u u:S|-u u:***",
                "--user u:S@S|--user ***",
                "--user --token S|--user --token ***",
                "--user nanomq|--user nanomq",
                "-u nanomq -p 1883|-u nanomq -p 1883",
            })
    void ofAUserOnlyTheNameIsShown(String given, String shown) {
        assertThat(shown(given)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mqtt://u:S@h:1883/t|mqtt://***@h:1883/t",
                "--url=mqtt://u:S@h|--url=mqtt://***@h",
                "mqtt://S@h|mqtt://***@h",
                "mqtt://u:a/S@h|mqtt://***@h",
                "mqtt://u:S@S@h|mqtt://***@h",
                "mqtt://u:a://S@h|mqtt://***@h",
                "mqtt://u:S@h1,mqtt://u:S@h2|mqtt://***@h2",
                "mqtt://:S@h|mqtt://***@h",
                "mqtt://u:pass=S@h|mqtt://***",
                "{\"uri\":\"mqtt://u:S@h\"}|{\"uri\":\"mqtt://***@h\"}",
                "//u:S@h|//***@h",
                "u:S@h|***@h",
                ":S@h|***@h",
                "u:S//S@h|***@h",
                "--server=u:S@h|--server=***@h",
                "mqtt://u:S@h?token=S|mqtt://***@h?token=***",
            })
    void userInformationIsMasked(String word, String shown) {
        assertThat(shown(word)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/nanomq start --conf /etc/nanomq.conf",
                "/usr/sbin/mosquitto -c x -v --port 1883 -p 1883",
                "--password-file /etc/x --port 1883",
                "--password_file=/etc/x",
                "--key /etc/key.pem --keyfile /etc/key.pem",
                "-c /etc/nanomq/token --port 1883",
                "--mode=token --port 1883",
                "--url nmq-tcp://0.0.0.0:1883",
                "--url=nmq-ws://[::]:8083/mqtt",
                "-h [::1]:1883 sshd: me@host /run/getty@tty1.service C:\\mosquitto\\mosquitto.conf",
                "--passwords-allowed no --tokens 3",
                "--json={\"port\":1883,\"mail\":\"me@host\"}",
                "",
            })
    void allElseStays(String given) {
        assertThat(shown(given)).isEqualTo(given);
    }

    @Test
    void aNameOfASecretAtTheEndOfAWordIsOneWhateverFollowsThere() {
        assertThat(new ShownCommandLine(List.of("-H", "\"password\" : ", "S")).masked())
                .last()
                .isEqualTo("***");
    }

    @Test
    void aLongLineIsCutAndNoCharacterInTwo() {
        assertThat(new ShownCommandLine(List.of("x".repeat(300))).text()).isEqualTo("x".repeat(300));
        assertThat(new ShownCommandLine(List.of("x".repeat(301))).text()).isEqualTo("x".repeat(300) + "…");
        assertThat(new ShownCommandLine(List.of("x".repeat(299) + "😀😀")).text())
                .isEqualTo("x".repeat(299) + "…");
        assertThat(new ShownCommandLine(List.of("x".repeat(298) + "😀😀")).text())
                .isEqualTo("x".repeat(298) + "😀…");
    }

    @Test
    void onlyALineWithAMaskedWordHidesSomething() {
        assertThat(new ShownCommandLine(List.of("b", "--password", "S")).hides())
                .isTrue();
        assertThat(new ShownCommandLine(List.of("b", "-c", "x")).hides()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b --password ***",
                "b --password=***",
                "b -P***",
                "b --user u:***",
                "b mqtt://***@h",
                "b ***",
            })
    void aMaskInACommandTellsThatItWasCopied(String given) {
        assertThat(new ShownCommandLine(List.of(given.split(" "))).hasMask()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b --password S", "b --password S***", "b --password=***S", "b -c x**"})
    void aSecretWithAsterisksIsNoMask(String given) {
        assertThat(new ShownCommandLine(List.of(given.split(" "))).hasMask()).isFalse();
    }

    private static String shown(String given) {
        return new ShownCommandLine(List.of(given.split(" ", -1))).text();
    }
}
