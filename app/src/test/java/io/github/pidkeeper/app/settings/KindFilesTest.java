package io.github.pidkeeper.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.broker.ConfigurationHabit;
import io.github.pidkeeper.core.broker.ForegroundHabit;
import io.github.pidkeeper.core.broker.PidFileForm;
import io.github.pidkeeper.core.broker.PidFileHabit;
import io.github.pidkeeper.core.broker.Reloading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of brokers that are described in files. */
final class KindFilesTest {

    @TempDir
    private Path home;

    private Path kinds = Path.of("/");
    private Settings settings = new Settings(new Places(Path.of("/"), Path.of("/"), Optional.empty(), false));

    @BeforeEach
    void settings() throws IOException {
        kinds = Files.createDirectories(home.resolve("kinds"));
        settings = new Settings(new Places(home, home.resolve("state"), Optional.empty(), false));
    }

    @Test
    void everythingThatIsSaidIsUnderstood() throws IOException {
        describe("hive", """
            programs = [hived, hive-broker]
            places = [/opt/hive/bin]
            pid-file-form = padded
            pid-file-variable = HIVE_PID_FILE
            usual-pid-file = /run/hive.pid
            first-argument = run
            refused-arguments = [--detach]
            left-out-arguments = [-d]
            environment = ["HIVE_DAEMON=false"]
            configuration-format = mosquitto
            configuration-options = [--settings]
            usual-configurations = [/etc/hive.conf]
            reload = hup
            """);

        assertThat(settings.kinds().problems()).isEmpty();
        assertThat(settings.kinds().kinds().described())
                .containsExactly(new BrokerKind(
                        "hive",
                        List.of("hived", "hive-broker"),
                        List.of(Path.of("/opt/hive/bin")),
                        new PidFileHabit(
                                PidFileForm.PADDED,
                                Optional.of("HIVE_PID_FILE"),
                                Optional.of(Path.of("/run/hive.pid")),
                                false),
                        new ForegroundHabit(
                                Optional.of("run"),
                                List.of(),
                                List.of(),
                                List.of("--detach"),
                                List.of("-d"),
                                Map.of("HIVE_DAEMON", "false")),
                        new ConfigurationHabit(
                                ConfigurationFormat.MOSQUITTO,
                                List.of("--settings"),
                                Optional.empty(),
                                List.of(Path.of("/etc/hive.conf"))),
                        Reloading.HUP));
    }

    @Test
    void whatIsNotSaidIsAsForAnyDaemon() throws IOException {
        describe("plain", "");

        var plain = settings.kinds().kinds().named("plain").orElseThrow();

        assertThat(plain.pidFile()).isEqualTo(BrokerKind.GENERIC.pidFile());
        assertThat(plain.foreground()).isEqualTo(BrokerKind.GENERIC.foreground());
        assertThat(plain.configuration()).isEqualTo(BrokerKind.GENERIC.configuration());
        assertThat(plain.reloading()).isEqualTo(Reloading.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "program = [a]|unknown key `program`; `programs` was probably meant",
                "programs = hived|`programs` must be a list of words",
                "programs = [bin/hived]|`programs` must be a list of file names without directories",
                "places = [opt]|`places` must be a list of absolute paths",
                "pid-file-form = decimal|`pid-file-form` must be one of digits, line, padded",
                "pid-file-variable = A-B|`pid-file-variable` must be the name of a variable",
                "usual-pid-file = hive.pid|`usual-pid-file` must be an absolute path",
                "first-argument = []|`first-argument` must be a word",
                "environment = [A]|`environment` must be a list of NAME=value",
                "configuration-format = yaml|`configuration-format` must be one of nanomq, mosquitto, none",
                "usual-configurations = [/a, b]|`usual-configurations` must be a list of absolute paths",
                "reload = usr1|`reload` must be one of hup, none",
                "reload = nanomq|`reload` must be one of hup, none",
            })
    void aMistakeIsOneSentenceWithFileAndLine(String line, String words) throws IOException {
        var file = describe("hive", "# a kind\n" + line + "\n");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(file + ", line 2: " + words.replace('`', '"'))
                .endsWith("Mend the file; there is no such kind until then.");
        assertThat(settings.kinds().kinds().described()).isEmpty();
    }

    @Test
    void aNameThatIsBuiltInIsNotTaken() throws IOException {
        describe("mosquitto", "programs = [mosquitto]");

        assertThat(problems()).singleElement().asString().contains("the kind mosquitto is built in");
        assertThat(settings.kinds().kinds().of(Path.of("/usr/sbin/mosquitto"))).isEqualTo(BrokerKind.MOSQUITTO);
    }

    @Test
    void aProgramIsOfOneKindOnly() throws IOException {
        describe("a", "programs = [hived]");
        describe("b", "programs = [hived]");

        assertThat(problems()).singleElement().asString().contains("hived is already a program of the kind a");
        assertThat(settings.kinds().kinds().described())
                .extracting(BrokerKind::text)
                .containsExactly("a");
    }

    @Test
    void aDescriptionThatEverybodyMayWriteIsNotUsed() throws IOException {
        Files.setPosixFilePermissions(describe("hive", ""), PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(problems()).singleElement().asString().contains("may be written by everybody");
    }

    @Test
    void onlyTheBrokersOfAKindThatCannotBeUsedAreLeftAlone() throws IOException {
        describe("hive", "reload = usr1");
        broker("good", "mosquitto");
        broker("bad", "hive");

        var configured = settings.load();

        assertThat(configured.brokers())
                .extracting(broker -> broker.name().text())
                .containsExactly("good");
        assertThat(configured.problems())
                .singleElement()
                .extracting(problem -> english(problem))
                .asString()
                .isEqualTo(
                        home.resolve("brokers/bad.conf") + ", line 1: the description of the kind hive cannot be used ("
                                + home.resolve("kinds/hive.conf")
                                + ", line 1: \"reload\" must be one of hup, none). Mend the file; its broker is left"
                                + " alone until then.");
    }

    @Test
    void aBrokerOfADescribedKindIsReadBackAsSuch() throws IOException {
        describe("hive", "programs = [hived]");
        broker("one", "hive");

        assertThat(settings.load().brokers())
                .singleElement()
                .satisfies(broker -> assertThat(broker.kind().text()).isEqualTo("hive"));
    }

    private void broker(String name, String kind) throws IOException {
        Files.createDirectories(home.resolve("brokers"));
        Files.writeString(home.resolve("brokers").resolve(name + ".conf"), """
            kind = %s
            command = [/opt/hived]
            pid-file = /run/%s.pid
            """.formatted(kind, name));
    }

    private Path describe(String name, String text) throws IOException {
        return Files.writeString(kinds.resolve(name + ".conf"), text);
    }

    private List<String> problems() {
        return settings.kinds().problems().stream().map(KindFilesTest::english).toList();
    }

    private static String english(SettingsProblem problem) {
        return Texts.of(Locale.ENGLISH).text(problem.sentence());
    }
}
