package io.github.pidkeeper.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.FiguresUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokerFileTest {

    private static final BrokerName NAME = new BrokerName("plant-floor");
    private static final KnownKinds KINDS = new KnownKinds(BrokerKinds.BUILT_IN, List.of());
    private static final String ENOUGH = """
        command = ["/usr/sbin/mosquitto", "-c", "/etc/m.conf"]
        pid-file = "/run/m.pid"
        """;

    @Test
    void whatIsWrittenIsReadBackAsTheSameBroker() {
        var awkward = new Broker(
                NAME,
                BrokerKind.NANOMQ,
                new Command(
                        Path.of("/opt/my \"broker\"/nanomq"), List.of("start", "--conf", "a b", "${HOME}", "", "ü\\#")),
                Path.of("/run/user/1000/plant floor.pid"),
                Optional.of(Path.of("/etc/nanomq/größe.conf")),
                OptionalInt.of(1883),
                Duration.ofMillis(1500));
        assertThat(BrokerFile.of(awkward).parse(NAME, KINDS)).isEqualTo(new Parsing.Parsed<>(awkward));
    }

    @Test
    void theUserOfTheFiguresIsWrittenAndReadBack() {
        var broker = ((Parsing.Parsed<Broker>) new BrokerFile(ENOUGH).parse(NAME, KINDS)).value();
        var asked = broker.withFigures(new FiguresUser("meter \"reader\"", Path.of("/home/ä/pass word")));
        assertThat(BrokerFile.of(asked).parse(NAME, KINDS)).isEqualTo(new Parsing.Parsed<>(asked));
        assertThat(BrokerFile.of(asked.withGrace(Duration.ofSeconds(3))).text()).contains("meter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "figures = meter|`figures` must be a section",
                "figures { user = meter }|`password-file` is missing",
                "figures { password-file = /p }|`user` is missing",
                "figures { user = meter, password-file = p }|`password-file` must be an absolute path",
                "figures { user = [], password-file = /p }|`user` must be the name",
                "figures { user = \"\", password-file = /p }|`user` must be the name",
                "figures { user = \"m\\uD83Dr\", password-file = /p }|`user` has half of a character in it",
                "figures { user = meter, password-file = /p, password = x }|unknown key `password`",
                "kind = nanomq, figures { user = meter, password-file = /p }|`figures` is of no use to a broker of the"
                        + " kind nanomq",
            })
    void wrongFiguresAreTold(String lines, String words) {
        assertThat(words(ENOUGH + lines)).startsWith(words.replace('`', '"'));
    }

    @Test
    void commandAndPidFileAreEnough() {
        assertThat(new BrokerFile(ENOUGH).parse(NAME, KINDS))
                .isEqualTo(new Parsing.Parsed<>(new Broker(
                        NAME,
                        BrokerKind.MOSQUITTO,
                        new Command(Path.of("/usr/sbin/mosquitto"), List.of("-c", "/etc/m.conf")),
                        Path.of("/run/m.pid"),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Broker.DEFAULT_GRACE)));
    }

    @Test
    void aMistypedKeyIsRefusedWithTheOneThatWasMeant() {
        assertThat(wrong(ENOUGH + "pidfile = /run/x.pid"))
                .isEqualTo(new Parsing.Wrong<>(
                        OptionalInt.of(3), Sentence.of("settings.unknown-key-meant", "pidfile", "pid-file")));
    }

    @Test
    void anUnknownKeyIsRefusedWithThoseThatAreKnown() {
        assertThat(words(ENOUGH + "autostart = true")).startsWith("unknown key \"autostart\"; known are kind, command");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "command = [\"a\"]|`command` must be a list of words, an absolute path first",
                "command = []|`command` must be a list",
                "command = /usr/bin/x|`command` must be a list",
                "pid-file = run/x.pid|`pid-file` must be an absolute path",
                "pid-file = [1]|`pid-file` must be an absolute path",
                "pid-file = \"/a\\u0000b\"|`pid-file` must be an absolute path",
                "configuration = x.conf|`configuration` must be an absolute path",
                "port = 0|`port` must be a number from 1 to 65535",
                "port = 70000|`port` must be",
                "port = abc|`port` must be",
                "port = 1883.5|`port` must be",
                "grace = 10|`grace` must be a time with its unit",
                "grace = -1s|`grace` must be",
                "grace = soon|`grace` must be",
                "kind = kafka|`kafka` is not a kind of broker; there are nanomq, mosquitto, generic",
                "kind = [nanomq]|`` is not a kind of broker; there are",
            })
    void aWrongValueIsToldWithItsLine(String line, String words) {
        assertThat(wrong(ENOUGH + line).line()).hasValue(3);
        assertThat(words(ENOUGH + line)).startsWith(words.replace('`', '"'));
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThat(words("pid-file = /run/x.pid")).isEqualTo("\"command\" is missing");
        assertThat(words("command = [/bin/x]")).isEqualTo("\"pid-file\" is missing");
    }

    @Test
    void textThatIsNotHoconIsToldWithItsLineAndTheReason() {
        assertThat(wrong(ENOUGH + "port = }").line()).hasValue(3);
        assertThat(words(ENOUGH + "port = }")).doesNotContain(": 3:").isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include \"other.conf\"",
                "include file(\"/etc/passwd\")",
                "include url(\"http://127.0.0.1:9/x\")",
                "include classpath(\"reference.conf\")"
            })
    void nothingIsIncluded(String include) {
        assertThat(words(include + "\n" + ENOUGH)).isEqualTo("other files are not included");
    }

    @Test
    void aFileNestedTooDeeplyIsToldAsThat() {
        assertThat(words("a = " + "[".repeat(60_000))).isEqualTo("it is nested too deeply");
    }

    @Test
    void theEnvironmentIsNotFilledIn() {
        assertThat(words("pid-file = ${PATH}\ncommand = [/bin/x]")).contains("${PATH}");
    }

    private static Parsing.Wrong<Broker> wrong(String text) {
        assertThat(new BrokerFile(text).parse(NAME, KINDS)).isInstanceOf(Parsing.Wrong.class);
        return (Parsing.Wrong<Broker>) new BrokerFile(text).parse(NAME, KINDS);
    }

    private static String words(String text) {
        return Texts.of(Locale.ENGLISH).text(wrong(text).reason());
    }
}
