package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Preview;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.lifecycle.Target;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line tells of what would be done. */
final class DryRunTest {

    private static final Path PID_FILE = Path.of("/run/m.pid");
    private static final Instant STARTED = Instant.parse("2026-11-23T06:41:00Z");
    private static final Message NOTHING = Message.of(Phrase.NOT_RUNNING, "mosquitto");

    @TempDir
    private Path home;

    private final Verdicts verdicts = new Verdicts(Run.NOW);
    private final FakeOperations operations = new FakeOperations();

    @ParameterizedTest
    @CsvSource({
        "start, START",
        "stop, STOP",
        "restart, RESTART",
        "repair, REPAIR",
        "reload, RELOAD",
        "repair --undo, UNDO_REPAIR",
    })
    void whatWouldBeDoneIsAskedForAndNothingElse(String typed, String kind) {
        operations.foreseeing(_ -> new Preview.Planned(steps(), verdicts.running()));
        assertThat(run((typed + " --dry-run").split(" ", -1)).code()).isEqualTo(ExitCode.OK);
        assertThat(operations.asked()).containsExactly("preview " + kind + " mosquitto");
    }

    @Test
    void theStepsAreToldInTheirOrderAndThenWhatTheyRestOn() {
        operations.foreseeing(_ -> new Preview.Planned(steps(), verdicts.mismatched()));
        assertThat(run("stop", "--dry-run")).isEqualTo(new Run(ExitCode.OK, """
            This would be done, and nothing has been:
              1. Ask pid 278718 (started 06:41) to stop (SIGTERM)
              2. Remove the pid file /run/m.pid, which says "278718", if it still names that process
            mosquitto is running · pid 278718 · since 06:41 (3 h 12 min) · pid file mismatched: it names 278843
              ! 09:52:59  /run/m.pid              pid file names 278843, dead (no such process; the file was
                                                  written 09:50, owner ada); port 1883 (127.0.0.1:1883) is held
                                                  by the broker, pid 278718, /usr/sbin/mosquitto, started 06:41
              ✓ 09:53:00  CONNECT localhost:1883  port 1883 answers CONNECT with CONNACK in 3 ms
              · 09:53:00  /home/ada/.local/state/pidkeeper/brokers/8c1d2f0a9b3e4c5d/identity
                                                  the record is damaged; it is ignored
            """, ""));
    }

    @Test
    void theDocumentHasTheTargetsOfTheSteps() {
        operations.foreseeing(_ -> new Preview.Planned(steps(), verdicts.stopped()));
        assertThat(run("stop", "--dry-run", "--json").out()).isEqualTo("""
            {"verb":"stop","dryRun":true,"broker":"mosquitto","outcome":"would-be-done",\
            "message":"This would be done, and nothing has been:","steps":[\
            {"step":"ask-to-stop","progress":"planned","text":"Ask pid 278718 (started 06:41) to stop (SIGTERM)",\
            "target":{"pid":278718,"started":"2026-11-23T06:41:00Z","startTicks":5000,"bootId":"boot"},\
            "milliseconds":0},\
            {"step":"remove-pid-file","progress":"planned",\
            "text":"Remove the pid file /run/m.pid, which says \\"278718\\", if it still names that process",\
            "target":{"file":"/run/m.pid","before":"\\"278718\\"","after":null},"milliseconds":0}],\
            "lastWords":[],"status":{"broker":"mosquitto","state":"stopped",\
            "pidFile":{"path":"/run/m.pid","health":"absent","pid":null},"pid":null,"since":null,"ready":null,\
            "owner":null,"evidence":[]}}
            """);
    }

    @Test
    void aProgramThatWouldBeStartedIsToldWithItsEnvironment() {
        var program = new Target.OfProgram(
                List.of("/usr/bin/nanomq", "start"),
                Map.of("NANOMQ_PID_FILE", "/run/m.pid", "NANOMQ_DAEMON", "false"),
                Path.of("/"),
                Path.of("/state/output.log"));
        operations.foreseeing(_ -> new Preview.Planned(
                List.of(step(0, Step.Kind.SPAWN, Message.of(Phrase.STEP_SPAWN, "x"), program)), verdicts.stopped()));
        assertThat(run("start", "--dry-run", "--json").out())
                .contains("\"target\":{\"command\":[\"/usr/bin/nanomq\",\"start\"],"
                        + "\"environment\":{\"NANOMQ_DAEMON\":\"false\",\"NANOMQ_PID_FILE\":\"/run/m.pid\"},"
                        + "\"directory\":\"/\",\"output\":\"/state/output.log\"}");
    }

    @Test
    void whatWouldBeRefusedIsRefusedWithTheSameWordsAndCode() {
        operations.foreseeing(_ -> new Preview.Decided(new Outcome.Refused(NOTHING, verdicts.running())));
        var run = run("stop", "--dry-run");
        assertThat(run).isEqualTo(new Run(ExitCode.REFUSED, "", "pidkeeper: " + words() + "\n"));
        assertThat(run("stop", "--dry-run", "--json").out())
                .contains("\"dryRun\":true", "\"outcome\":\"refused\"", "\"steps\":[]")
                .hasLineCount(1);
    }

    @Test
    void whereNothingIsToDoItIsFiveOrZeroAsOrdered() {
        operations.foreseeing(_ -> new Preview.Decided(new Outcome.NothingToDo(NOTHING, verdicts.stopped())));
        assertThat(run("stop", "--dry-run"))
                .isEqualTo(new Run(ExitCode.NOTHING_TO_DO, words() + "\nmosquitto is stopped · no pid file\n", ""));
        assertThat(run("stop", "--dry-run", "--oknodo").code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void whatCannotSucceedIsSevenAndWhatIsUnderWayEight() {
        operations.foreseeing(_ -> new Preview.Decided(new Outcome.Failed(NOTHING, verdicts.stopped())));
        assertThat(run("start", "--dry-run").code()).isEqualTo(ExitCode.FAILED);
        operations.foreseeing(_ -> new Preview.Decided(new Outcome.Busy(NOTHING)));
        assertThat(run("start", "--dry-run").code()).isEqualTo(ExitCode.BUSY);
    }

    @Test
    void theSecondsOfForceAfterAreTheGraceThatIsToldOf() {
        operations.foreseeing(_ -> new Preview.Planned(steps(), verdicts.running()));
        run("stop", "--dry-run", "--force-after", "3");
        assertThat(operations.lastBroker().grace()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whatForceAfterDecidesIsNotSaidToBeOpen() {
        operations.foreseeing(_ -> new Preview.Planned(List.of(forcing()), verdicts.running()));
        assertThat(run("stop", "--dry-run").out())
                .contains("Force the stop of pid 278718 (started 06:41) by SIGKILL, only if that is decided\n");
        assertThat(run("stop", "--dry-run", "--force-after", "3").out())
                .contains("Force the stop of pid 278718 (started 06:41) by SIGKILL, if it has not exited by then\n");
        assertThat(run("stop", "--dry-run", "--json", "--force-after", "3").out())
                .contains("by SIGKILL, if it has not exited by then\"");
    }

    private static Step forcing() {
        return new Step(
                0,
                Step.Kind.FORCE_STOP,
                Message.of(Phrase.STEP_FORCE_STOP, 278_718L, STARTED),
                Step.Progress.PLANNED,
                Duration.ZERO);
    }

    private static String words() {
        return "mosquitto is not running; there is nothing to stop";
    }

    private static List<Step> steps() {
        var identity = new ProcessIdentity("boot", 278_718, 5000, Optional.empty(), 0, 0, OptionalLong.empty());
        return List.of(
                step(
                        0,
                        Step.Kind.ASK_TO_STOP,
                        Message.of(Phrase.STEP_ASK_TO_STOP, 278_718L, STARTED),
                        new Target.OfProcess(identity, STARTED)),
                step(
                        1,
                        Step.Kind.REMOVE_PID_FILE,
                        Message.of(Phrase.STEP_REMOVE_PID_FILE, PID_FILE, "\"278718\""),
                        new Target.OfFile(PID_FILE, Optional.of("\"278718\""), Optional.empty())));
    }

    private static Step step(int index, Step.Kind kind, Message words, Target target) {
        return new Step(index, kind, words, Optional.of(target), Step.Progress.PLANNED, Duration.ZERO);
    }

    private Run run(String... verbAndOptions) {
        var typed = new ArrayList<>(List.of(verbAndOptions));
        typed.addAll(List.of("--pid-file", "/run/m.pid", "--", "/usr/sbin/mosquitto"));
        return Run.of(home, operations, typed.toArray(String[]::new));
    }
}
