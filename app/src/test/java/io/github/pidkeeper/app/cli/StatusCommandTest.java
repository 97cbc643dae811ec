package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Exhibit;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusCommandTest {

    private static final String[] ON_THE_SPOT = {"status", "--pid-file", "/run/m.pid", "--", "/usr/sbin/mosquitto"};

    @TempDir
    private Path home;

    private final Verdicts verdicts = new Verdicts(Run.NOW);
    private final FakeOperations operations = new FakeOperations();

    @Test
    void oneLineSaysItAllAndTheEvidenceFollows() throws IOException {
        configure("plant-floor");
        operations.answering("plant-floor", verdicts.mismatched());
        assertThat(Run.of(home, operations, "status", "plant-floor")).isEqualTo(new Run(ExitCode.OK, """
            plant-floor is running · pid 278718 · since 06:41 (3 h 12 min) · pid file mismatched: it names 278843
              ! 09:52:59  /run/m.pid              pid file names 278843, dead (no such process; the file was
                                                  written 09:50, owner ada); port 1883 (127.0.0.1:1883) is held
                                                  by the broker, pid 278718, /usr/sbin/mosquitto, started 06:41
              ✓ 09:53:00  CONNECT localhost:1883  port 1883 answers CONNECT with CONNACK in 3 ms
              · 09:53:00  /home/ada/.local/state/pidkeeper/brokers/8c1d2f0a9b3e4c5d/identity
                                                  the record is damaged; it is ignored
              → the pid file can be made to name the broker: pidkeeper repair plant-floor
            """, ""));
    }

    @Test
    void whatRunsOtherwiseThanIsConfiguredIsCalledThat() throws IOException {
        configure("plant-floor");
        operations.answering("plant-floor", verdicts.deviating());
        assertThat(Run.of(home, operations, "status", "plant-floor").out())
                .startsWith(
                        "plant-floor is running · pid 278718 · since 06:41 (3 h 12 min) · not as configured by now ·"
                                + " pid file true\n")
                .contains("  ! 09:53:00  /proc/278718/cmdline  pid 278718 runs with other arguments than are"
                        + " configured:");
    }

    @Test
    void aServiceOfAnotherUserIsNotSaidToBeBeyondReach() throws IOException {
        configure("plant-floor");
        operations.answering("plant-floor", verdicts.service(false));
        assertThat(Run.of(home, operations, "status", "plant-floor").out())
                .startsWith("plant-floor is running as another user: it is stopped and restarted through systemd · ");
        operations.answering("plant-floor", verdicts.service(true));
        assertThat(Run.of(home, operations, "status", "plant-floor").out())
                .startsWith("plant-floor is running as another user: it may be looked at, not stopped · ");
    }

    @Test
    void whatIsDescribedOnTheSpotIsRepairedByTheSameDescription() {
        operations.answering("mosquitto", verdicts.mismatched());
        assertThat(Run.of(
                                home,
                                operations,
                                "status",
                                "--pid-file=/run/m 1.pid",
                                "--port",
                                "1884",
                                "--",
                                "/usr/sbin/mosquitto",
                                "-c",
                                "it's")
                        .out())
                .endsWith("  → the pid file can be made to name the broker: pidkeeper repair --pid-file '/run/m 1.pid'"
                        + " --port 1884 -- /usr/sbin/mosquitto -c 'it'\\''s'\n");
    }

    @Test
    void aPasswordThatWasTypedIsNotToldAgain() {
        operations.answering("mosquitto", verdicts.mismatched());
        assertThat(Run.of(
                                home,
                                operations,
                                "status",
                                "--json",
                                "--pid-file=/run/m.pid",
                                "--",
                                "/usr/sbin/mosquitto",
                                "--password",
                                "s3cret")
                        .out())
                .contains("\"offer\":{\"verb\":\"repair\",\"command\":null}")
                .doesNotContain("s3cret");
    }

    @Test
    void whereAPasswordWasTypedTheRepairIsToldInWords() {
        operations.answering("mosquitto", verdicts.mismatched());
        assertThat(Run.of(
                                home,
                                operations,
                                "status",
                                "--pid-file=/run/m.pid",
                                "--",
                                "/usr/sbin/mosquitto",
                                "--password",
                                "s3cret")
                        .out())
                .endsWith("  → the pid file can be made to name the broker:"
                        + " type the same command again, with repair in place of status\n");
    }

    @Test
    void whatCannotBePastedIsToldInWords() {
        operations.answering("mosquitto", verdicts.mismatched());
        String[] typed = {"status", "--pid-file=/run/m.pid", "--", "/usr/sbin/mosquitto", "-c", "a\nb"};
        assertThat(Run.in(Locale.SIMPLIFIED_CHINESE, home, operations, typed).out())
                .endsWith("  → 可以让 PID 文件指向该代理：把刚才的命令再输入一遍，将其中的 status 换成 repair\n");
        assertThat(Run.of(home, operations, "status", "--json", "--pid-file=/p", "--", "/usr/sbin/mosquitto", "a\nb")
                        .out())
                .contains(
                        "\"command\":[\"pidkeeper\",\"repair\",\"--pid-file\",\"/p\",\"--\",\"/usr/sbin/mosquitto\",\"a\\n"
                            + "b\"]");
    }

    @Test
    void chineseIsSpokenToWhoWantsIt() throws IOException {
        configure("plant-floor");
        operations.answering("plant-floor", verdicts.stopped());
        assertThat(Run.in(Locale.SIMPLIFIED_CHINESE, home, operations, "status").out())
                .isEqualTo("plant-floor 已停止 · 没有 PID 文件\n");
    }

    @Test
    void theDocumentIsWhatScriptsBuildOn() throws IOException {
        configure("plant-floor");
        operations.answering("plant-floor", verdicts.mismatched());
        var run = Run.in(Locale.SIMPLIFIED_CHINESE, home, operations, "status", "--json");
        assertThat(run.out()).isEqualTo("""
            {"broker":"plant-floor","state":"running",\
            "pidFile":{"path":"/run/plant-floor.pid","health":"mismatched","pid":278843},\
            "pid":278718,"since":"2026-11-23T06:41:00Z","ready":true,"owner":"nobody","evidence":[\
            {"check":"pid-file","bearing":"contradicts","finding":"pid-file-names-another",\
            "source":"/run/m.pid","value":"\\"278843\\\\n\\"",\
            "text":"pid file names 278843, dead (no such process; the file was written 09:50, owner ada); \
            port 1883 (127.0.0.1:1883) is held by the broker, pid 278718, /usr/sbin/mosquitto, started 06:41",\
            "at":"2026-11-23T09:52:59Z"},\
            {"check":"mqtt","bearing":"confirms","finding":"mqtt-answers",\
            "source":"CONNECT localhost:1883","value":"CONNACK 0",\
            "text":"port 1883 answers CONNECT with CONNACK in 3 ms","at":"2026-11-23T09:53:00Z"},\
            {"check":"record","bearing":"open","finding":"record-damaged",\
            "source":"/home/ada/.local/state/pidkeeper/brokers/8c1d2f0a9b3e4c5d/identity","value":null,\
            "text":"the record is damaged; it is ignored","at":"2026-11-23T09:53:00Z"}],\
            "offer":{"verb":"repair","command":["pidkeeper","repair","plant-floor"]}}
            """);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void whatIsAbsentIsNullInTheDocument() {
        operations.answering("mosquitto", verdicts.stopped());
        var run = Run.of(home, operations, "status", "--json", "--pid-file=/run/m.pid", "--", "/usr/sbin/mosquitto");
        assertThat(run.out()).isEqualTo("""
            {"broker":"mosquitto","state":"stopped",\
            "pidFile":{"path":"/run/m.pid","health":"absent","pid":null},\
            "pid":null,"since":null,"ready":null,"owner":null,"evidence":[]}
            """);
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, TRUE, 0",
        "RUNNING, MISMATCHED, 0",
        "UNRESPONSIVE, TRUE, 0",
        "NOT_PERMITTED, TRUE, 0",
        "SEVERAL, MISMATCHED, 0",
        "STUCK, TRUE, 0",
        "STARTING, MISSING, 0",
        "STOPPING, TRUE, 0",
        "STOPPED, ABSENT, 3",
        "FAILED, ABSENT, 3",
        "STOPPED, STALE, 1",
        "STOPPED, MISMATCHED, 1",
        "STOPPED, MALFORMED, 1",
        "FAILED, UNSAFE, 1",
        "UNKNOWN, UNREADABLE, 4",
        "UNKNOWN, ABSENT, 4",
        "UNKNOWN, UNSAFE, 1"
    })
    void theExitCodesAreThoseOfTheStandardBase(BrokerState state, PidFileHealth health, int code) {
        operations.answering("mosquitto", verdicts.of(state, health, OptionalLong.empty()));
        assertThat(Run.of(home, operations, ON_THE_SPOT).code().number()).isEqualTo(code);
    }

    @Test
    void anUnsafeFileIsNoProofThatAHiddenHolderOfThePortIsNotTheBroker() {
        var unsafe = verdicts.of(BrokerState.UNKNOWN, PidFileHealth.UNSAFE, OptionalLong.empty());
        var hidden = new Evidence(
                Evidence.Check.PORT,
                Evidence.Bearing.OPEN,
                Message.of(Phrase.PORT_HELD_BY_USER, 1883, "root"),
                new Exhibit("sock_diag, port 1883", Optional.of("uid 0"), Run.NOW));
        operations.answering(
                "mosquitto",
                new Verdict(
                        unsafe.state(),
                        unsafe.pidFileHealth(),
                        unsafe.process(),
                        unsafe.namedPid(),
                        unsafe.readiness(),
                        unsafe.owner(),
                        List.of(hidden)));
        assertThat(Run.of(home, operations, ON_THE_SPOT).code()).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void withoutANameAllAreToldAndTheWorstDecides() throws IOException {
        configure("a");
        configure("b");
        configure("c");
        operations.answering("a", verdicts.running());
        operations.answering("b", verdicts.of(BrokerState.STOPPED, PidFileHealth.STALE, OptionalLong.of(4711)));
        operations.answering("c", verdicts.stopped());
        var run = Run.of(home, operations, "status");
        assertThat(run.out()).isEqualTo("""
            a is running · pid 278718 · since 06:41 (3 h 12 min) · pid file true
            b is stopped · pid file stale: it names 4711
              → the pid file can be set aside: pidkeeper repair b
            c is stopped · no pid file
            """);
        assertThat(run.code()).isEqualTo(ExitCode.FILE_LEFT);
    }

    @Test
    void severalAreAListInTheDocument() throws IOException {
        configure("a");
        configure("b");
        operations.answering("a", verdicts.stopped());
        operations.answering("b", verdicts.stopped());
        assertThat(Run.of(home, operations, "status", "--json").out())
                .startsWith("[{\"broker\":\"a\"")
                .contains("},{\"broker\":\"b\"")
                .endsWith("}]\n");
    }

    @Test
    void settingsThatCannotBeUsedAreToldAndTheOthersStillAnswer() throws IOException {
        configure("a");
        Files.writeString(home.resolve("brokers/b.conf"), "port = }");
        operations.answering("a", verdicts.running());
        var run = Run.of(home, operations, "status");
        assertThat(run.out()).startsWith("a is running");
        assertThat(run.err()).contains("b.conf, line 1: ");
        assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void theOneWhoseSettingsCannotBeUsedCannotBeKnown() throws IOException {
        configure("a");
        Files.writeString(home.resolve("brokers/b.conf"), "port = }");
        var run = Run.of(home, operations, "status", "b");
        assertThat(run.err()).contains("b.conf, line 1: ").hasLineCount(1);
        assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(operations.asked()).isEmpty();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearestAndAllThatAreKnown() throws IOException {
        configure("plant-floor");
        configure("practice");
        assertThat(Run.of(home, operations, "status", "plantfloor")).isEqualTo(new Run(ExitCode.USAGE, "", """
            pidkeeper: there is no broker named "plantfloor"; "plant-floor" was probably meant. Configured are: plant-floor, practice
            """));
        assertThat(Run.of(home, operations, "status", "../x").err())
                .isEqualTo("pidkeeper: there is no broker named \"../x\"; configured are: plant-floor, practice\n");
    }

    @Test
    void whereNothingIsConfiguredTheSentenceSaysHowToAddOne() {
        assertThat(Run.of(home, operations, "status")).isEqualTo(new Run(ExitCode.USAGE, "", """
            pidkeeper: no broker is configured; add one: pidkeeper brokers add NAME --pid-file FILE -- /abs/path/broker ARGUMENT...
            """));
    }

    @Test
    void thatTwoOfNanoMqShareTheAddressOfTheirCommandsIsANote() throws IOException {
        nanomq("one", "mqtt = {}");
        nanomq("two", "mqtt = {}");
        operations.answering("one", verdicts.of(BrokerState.STOPPED, PidFileHealth.ABSENT, OptionalLong.empty()));

        assertThat(Run.of(home, operations, "status", "one").out())
                .contains("\n  watch out: one and two have one address for NanoMQ’s own commands,")
                .endsWith("\n      system.cmd_ipc_url = \"ipc:///run/n/one-cmd.ipc\"\n");
        assertThat(Run.of(home, operations, "status", "one", "--json").out())
                .contains("\"sharedAddress\":{\"broker\":\"one\",\"with\":\"two\",");

        nanomq("two", """
            system.hook_ipc_url = "ipc:///run/n/two-hook.ipc"
            system.cmd_ipc_url = "ipc:///run/n/two-cmd.ipc"
            """);
        assertThat(Run.of(home, operations, "status", "one").out()).doesNotContain("watch out");
        assertThat(Run.of(home, operations, "status", "one", "--json").out()).doesNotContain("sharedAddress");
    }

    private void nanomq(String name, String configuration) throws IOException {
        var file = Files.writeString(home.resolve(name + "-nanomq.conf"), configuration);
        Files.createDirectories(home.resolve("brokers"));
        Files.writeString(
                home.resolve("brokers").resolve(name + ".conf"),
                "command = [/usr/bin/nanomq, start, --conf, \"" + file + "\"]\npid-file = \"/run/n/" + name
                        + ".pid\"\n");
    }

    private void configure(String name) throws IOException {
        Files.createDirectories(home.resolve("brokers"));
        Files.writeString(
                home.resolve("brokers").resolve(name + ".conf"),
                "command = [/usr/sbin/mosquitto]\npid-file = \"/run/" + name + ".pid\"\n");
    }
}
