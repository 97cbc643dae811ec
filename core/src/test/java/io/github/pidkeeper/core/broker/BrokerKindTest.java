package io.github.pidkeeper.core.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokerKindTest {

    private static final BrokerKind OWN = new BrokerKind(
            "my-mosquitto",
            List.of("mosquitto", "hived"),
            List.of(),
            BrokerKind.GENERIC.pidFile(),
            new ForegroundHabit(
                    Optional.of("run"), List.of(), List.of(), List.of("--bg"), List.of("-q"), Map.of("A", "b")),
            BrokerKind.GENERIC.configuration(),
            Reloading.NONE);

    @ParameterizedTest
    @CsvSource({
        "/usr/sbin/mosquitto, mosquitto",
        "/opt/mosquitto2, mosquitto",
        "/usr/local/bin/nanomq, nanomq",
        "/opt/nanomq-0.24.1, nanomq",
        "/usr/bin/mosquitto_pub, generic",
        "/usr/bin/nanomq_cli, generic",
        "/opt/emqx, generic",
        "/, generic"
    })
    void anExecutablesNameTellsTheKind(Path executable, String kind) {
        assertThat(BrokerKinds.BUILT_IN.of(executable).text()).isEqualTo(kind);
        assertThat(BrokerKinds.BUILT_IN.recognises(executable)).isEqualTo(!kind.equals("generic"));
    }

    @Test
    void everyKindIsReadBackFromItsText() {
        var kinds = new BrokerKinds(List.of(OWN));
        assertThat(kinds.all())
                .allSatisfy(kind -> assertThat(kinds.named(kind.text())).contains(kind));
        assertThat(kinds.texts()).containsExactly("nanomq", "mosquitto", "my-mosquitto", "generic");
        assertThat(kinds.named("kafka")).isEmpty();
    }

    @Test
    void whatSomebodyHasDescribedWinsOverWhatIsBuiltIn() {
        var kinds = new BrokerKinds(List.of(OWN));
        assertThat(kinds.of(Path.of("/usr/sbin/mosquitto"))).isEqualTo(OWN);
        assertThat(kinds.of(Path.of("/opt/hived-2.1"))).isEqualTo(OWN);
        assertThat(kinds.of(Path.of("/usr/bin/nanomq"))).isEqualTo(BrokerKind.NANOMQ);
    }

    @Test
    void eachKindHasItsOwnFormOfAPidFile() {
        assertThat(BrokerKind.NANOMQ.pidFileText(18)).isEqualTo("18\0\0\0\0\0\0\0\0\0\0");
        assertThat(BrokerKind.NANOMQ.pidFileText(4_194_304)).hasSize(12);
        assertThat(BrokerKind.MOSQUITTO.pidFileText(17_748)).isEqualTo("17748");
        assertThat(BrokerKind.GENERIC.pidFileText(17_748)).isEqualTo("17748\n");
    }

    @Test
    void nanomqIsStartedByItsVerbAndNeverByAnother() {
        var habit = BrokerKind.NANOMQ.foreground();
        assertThat(habit.essential(List.of())).containsExactly("start");
        assertThat(habit.essential(List.of("--conf", "/c", "-d"))).containsExactly("start", "--conf", "/c");
        assertThat(habit.essential(List.of("restart", "--conf", "/c"))).containsExactly("start", "--conf", "/c");
        assertThat(habit.essential(List.of("broker", "start"))).containsExactly("broker", "start");
        assertThat(habit.refusedIn(List.of("start", "-d"))).contains("-d");
        assertThat(habit.refusedIn(List.of("stop", "--conf", "/c"))).contains("stop");
        assertThat(habit.refusedIn(List.of("start", "--conf", "stop"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--daemon", "--daemo", "--dae", "--d"})
    void nanomqIsKeptInTheForegroundHoweverShortTheOptionIsCut(String option) {
        var habit = BrokerKind.NANOMQ.foreground();
        assertThat(habit.refusedIn(List.of("start", option))).contains(option);
        assertThat(habit.essential(List.of(option, "--conf", "/c"))).containsExactly("start", "--conf", "/c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--", "-da", "--daemons", "--daemon=1", "daemon"})
    void whatNanomqTakesForAnotherOptionOrNoneStays(String argument) {
        assertThat(BrokerKind.NANOMQ.foreground().refusedIn(List.of("start", argument)))
                .isEmpty();
    }

    @Test
    void mosquittoKnowsNoBeginnings() {
        assertThat(BrokerKind.MOSQUITTO.foreground().essential(List.of("--daem")))
                .containsExactly("--daem");
    }

    @Test
    void aKindMayRefuseAndLeaveOutArgumentsOfItsOwn() {
        assertThat(OWN.foreground().essential(List.of("-q", "-v"))).containsExactly("run", "-v");
        assertThat(OWN.foreground().refusedIn(List.of("run", "--bg"))).contains("--bg");
        assertThat(BrokerKind.MOSQUITTO.foreground().essential(List.of("-d", "-c", "/c")))
                .containsExactly("-c", "/c");
        assertThat(BrokerKind.GENERIC.foreground().essential(List.of("-d"))).containsExactly("-d");
    }
}
