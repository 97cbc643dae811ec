package io.github.pidkeeper.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is masked in a line that a broker has written, and what is left as it is. */
@PropertyDefaults(tries = 3000, edgeCases = EdgeCasesMode.NONE)
class ShownLineTest {

    private static final String MASK = "***";

    /** What is shown of a secret is at most shorter than this, by chance. */
    private static final int PIECE = 4;

    /** Behind a colon or an equals sign, where all that follows may be the secret. */
    private static final List<String> TO_THE_END = List.of(
            "password = %s",
            "password=%s",
            "password:%s",
            "password : %s",
            "password => %s",
            "password := %s",
            "password =%s",
            "PASSWORD: %s",
            "\"password\": \"%s\", \"port\": 8081",
            "{\"user\":\"u\",\"password\":\"%s\",\"port\":1883}",
            "{\\\"password\\\":\\\"%s\\\"}",
            "password\": \"%s\"",
            "'passwd' : '%s'",
            "apikey=%s",
            "api-key: %s",
            "api_key: %s",
            "API key: %s",
            "username/password: %s",
            "level=info user=joe password=%s port=1883",
            "bridge.password=%s",
            "auth.1.password = %s",
            "jwt token: %s",
            "export MQTT_PASSWORD=%s",
            "Authorization: Basic %s",
            "Set-Cookie: session=%s; Secure",
            "1795739724: Warning: Invalid line in password file '/etc/my pw': %s",
            "--password=%s -p 1883");

    private static final List<String> ONE_WORD = List.of(
            "broker --password %s --port 1883",
            "mosquitto_pub -u joe -P %s -t a",
            "broker --no-password --token %s",
            "broker --user joe:%s",
            "user=joe:%s",
            "user: joe:%s",
            "2026-11-27 00:35:33 [1] DEBUG a.c:1 f: auth:server_first_msg:%s",
            "connecting to mqtt-tcp://joe:%s@host:1883",
            "mqtt://u:a/%s@h",
            "mqtt://%s@h is down",
            "1795827233: Connecting bridge (step 1) b (joe:%s@127.0.0.1:1)",
            "bridge joe:%s@[::1]:1883 is down",
            "ws://h/mqtt?client=c&access_token=%s");

    /** Behind a blank, where what is of letters alone may be prose. */
    private static final List<String> BEHIND_BLANK = List.of(
            "remote_password %s",
            "using password %s for the bridge", "password \"%s\" refused", "bearer token %s", "Bearer %s");

    @Property
    void noSecretIsShown(@ForAll("secrets") String secret) {
        assertThat(TO_THE_END).allSatisfy(form -> assertHidden(form, secret));
        assertThat(ONE_WORD).allSatisfy(form -> assertHidden(form, secret));
    }

    @Property
    void noneWithBlanksIsWhereItMayGoOnToTheEnd(@ForAll("secrets") String first, @ForAll("secrets") String second) {
        assertThat(TO_THE_END).allSatisfy(form -> assertHidden(form, first + " " + second));
    }

    @Property
    void noneIsBehindABlankUnlessItMayBeProse(@ForAll("secrets") String secret) {
        String unquoted = secret.replaceAll("[\"\\\\]", "7");
        assertThat(BEHIND_BLANK).allSatisfy(form -> assertHidden(form, "x7" + unquoted));
    }

    private static void assertHidden(String form, String secret) {
        String shown = shown(form.formatted(secret));
        assertThat(shown).contains(MASK);
        for (int i = 0; i + PIECE <= secret.length(); i++) {
            String piece = secret.substring(i, i + PIECE);
            assertThat(form.contains(piece) || !shown.contains(piece))
                    .as("%s of %s in %s", piece, secret, shown)
                    .isTrue();
        }
    }

    /** Without asterisks, which could not be told from those of a mask, and not beginning like what stands before a secret. */
    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .excludeChars('*')
                .ofMinLength(6)
                .ofMaxLength(16)
                .filter(secret -> secret.charAt(0) != ':' && secret.charAt(0) != '=');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "password = public|password = ***",
                "password =public|password =***",
                "\"password\": \"pu blic\", \"port\": 8081|\"password\": ***",
                "http server username:     admin|http server username:     admin",
                "2026-11-27 00:35:33 [1] INFO  a.c:1: [0] username: joe|2026-11-27 00:35:33 [1] INFO  a.c:1: [0]"
                        + " username: joe",
                "remote_password hunter|remote_password ***",
                "using password hunter2 for h|using password *** for h",
                "password 'my secret' refused|password *** refused",
                "password 'my secret|password ***",
                "broker --password \"my secret\" --port 1883|broker --password *** --port 1883",
                "broker --password --token x -v|broker --password *** *** -v",
                "from mqtt://u:x@h to mqtt://u:x@g|from mqtt://***@h to mqtt://***@g",
                "mqtt://u:pass=x@h is down|mqtt://***",
                "  Bearer abc.def|  Bearer ***",
                "`remote_password hunter `|`remote_password *** `",
                "user=joe:pw refused: no such role|user=joe:*** refused: no such role",
                "{\"user\":\"joe:S3\",\"msg\":\"refused\"}|{\"user\":\"joe:***",
            })
    void allElseOfTheLineStays(String written, String shown) {
        assertThat(shown(written)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"level\":\"error\",\"username\":\"joe\",\"msg\":\"cannot bind: address in use\"}",
                "{\"auth\":true,\"msg\":\"cannot bind: address in use\"}",
                "Unable to load private key: Permission denied",
                "Could not read credentials: No such file or directory",
                "secrets/mqtt_password: No such file or directory",
                "",
                "   ",
                "1795739724: Error: Unable to open pwfile \"/nonexistent/pw\".",
                "1795739724: Error opening password file \"/etc/mosquitto/pw\".",
                "1795739724: Warning: Invalid line in password file '/etc/mosquitto/pw', password too long.",
                "1795739724: Error: Invalid password hash type for user ann, removing entry.",
                "1795739724: Error: Unable to decode password salt for user bob, removing entry.",
                "1795739724: Error: Missing password hash for user joe, removing entry.",
                "1795739724: Error: Empty psk for identity \"joe\".",
                "1795739724: Error: psk for identity \"joe\" contains non-hexadecimal characters.",
                "1795739724: Error: Unable to set TLS PSK hint.",
                "1795739724: Error: Unable to set engine secret mode sha1",
                "1795739724: Error: Cannot use both certificate and psk encryption in a single listener.",
                "1795739724: Error: Invalid bridge configuration: missing bridge_psk.",
                "1795739724: Error: Duplicate bridge remote_password value in configuration.",
                "1795739724: Error: Empty bridge remote_password value in configuration.",
                "1795739724: Error: Unknown configuration variable \"remote_pasword\".",
                "1795739724: Protocol error from c1: password without username, closing connection.",
                "1795739724: Connection Refused: bad user name or password",
                "1795739724: Client <unknown> disconnected, not authorised.",
                "1795739724:  Username/password checking enabled.",
                "1795739724: Received AUTH from c1 (rc24, SCRAM-SHA-1)",
                "1795739724: New client connected from 127.0.0.1:38690 as dev@home (p2, c1, k60, u'joe').",
                "1795739724: New client connected from ::1:38690 as token (p2, c1, k60).",
                "1795739724: Sending CONNACK to dev@home (0, 0)",
                "1795739724: \thome/password (QoS 0)",
                "1795739724: \tpassword (QoS 0)",
                "1795739724: dev@home 0 home/password",
                "1795739724: Received PUBLISH from auto-6F6E (d0, q0, r0, m0, 'home/token', ... (1 bytes))",
                "1795739724: Connecting bridge (step 1) b (127.0.0.1:1)",
                "1795739724: Opening ipv4 listen socket on port 81.",
                "1795739724: For more details see https://mosquitto.org/documentation/authentication-methods/",
                "1795739724: Error: Unable to drop privileges to 'mosquitto' because this user does not exist.",
                "2026-11-27 00:35:33 [7770] FATAL apps/broker.c:1243 broker: broker nng_listen",
                "2026-11-23 06:30:00 [11543] INFO  /src/nng/conf.c:1332: This NanoMQ instance configured as:",
                "2026-11-27 00:35:33 [1] INFO  /src/conf.c:1335: tcp url:                  nmq-tcp://0.0.0.0:1883 ",
                "2026-11-27 00:35:33 [1] INFO  /src/conf.c:996: MQTT username/password enable: true",
                "2026-11-27 00:35:33 [1] INFO  /src/conf.c:1390: http server auth type:    basic",
                "2026-11-27 00:35:33 [1] INFO  /src/conf.c:1392: http server jwt:",
                "2026-11-27 00:35:33 [1] INFO  /src/conf.c:1058: auth_http_timeout:         5s",
                "2026-11-27 00:35:33 [1] INFO  /src/conf.c:1356: tls key file:             /etc/certs/key.pem",
                "2026-11-27 00:35:33 [1] WARN  mqtt_parser.c:1303: Client Username/Password is NULL!",
                "2026-11-27 00:35:33 [1] WARN  mqtt_parser.c:777: MQTT Packet password parsing error!",
                "2026-11-27 00:35:33 [1] WARN  mqtt_parser.c:773: 0 length of passwd found! It is a malformed CONNECT!",
                "2026-11-27 00:35:33 [1] INFO  mqtt_tcp.c:1785: Auth SCRAM status: Enabled",
                "2026-11-27 00:35:33 [1] WARN  sub_handler.c:396: topic: [a/b] HTTP AUTH fail, set SUBACK reason_code:"
                        + " [135]",
                "2026-11-27 00:35:33 [1] ERROR rest_api.c:789: decode jwt token failed: return -1, result: 2",
                "2026-11-27 00:35:33 [1] ERROR scram.c:204: salt password failed -1???",
                "2026-11-27 00:35:33 [1] WARN  auth_http.c:322: HTTP Authentication is not enabled!",
                "no password file is needed",
                "wrong password (3 tries)",
                "/run/secrets/mqtt_password: No such file or directory",
                "the password: ",
            })
    void whatBrokersSayWithoutASecretStaysAsItIs(String written) {
        assertThat(shown(written)).isEqualTo(written);
    }

    private static String shown(String written) {
        return new ShownLine(written).masked();
    }
}
