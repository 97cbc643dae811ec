package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OperationCommandTest {

    private static final Message MESSAGE = Message.of(Phrase.PID_FILE_ABSENT, Path.of("/run/m.pid"));
    private static final String WORDS = "there is no pid file";

    @TempDir
    private Path home;

    private final Verdicts verdicts = new Verdicts(Run.NOW);
    private final FakeOperations operations = new FakeOperations();

    @Test
    void whatIsDoneIsToldWithTheStateAfter() {
        operations.acting((_, _) -> new Outcome.Done(MESSAGE, verdicts.stopped()));
        assertThat(run("stop")).isEqualTo(new Run(ExitCode.OK, WORDS + "\nmosquitto is stopped · no pid file\n", ""));
    }

    @Test
    void whatDidNotWorkBesideItIsASentenceAmongTheErrors() {
        operations.acting((_, progress) -> {
            progress.warned(Message.of(Phrase.JOURNAL_NOT_WRITABLE, Path.of("/state"), "No space left on device"));
            return new Outcome.Done(MESSAGE, verdicts.stopped());
        });
        var run = run("stop", "--json");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("{\"verb\":\"stop\"");
        assertThat(run.err())
                .isEqualTo("pidkeeper: what is done cannot be written into the journal in /state: No space left on"
                        + " device; make room on its disk, or correct its permissions\n");
    }

    @Test
    void eachVerbAsksForItself() {
        operations.acting((_, _) -> new Outcome.Done(MESSAGE, verdicts.stopped()));
        run("start");
        run("stop");
        run("restart");
        run("repair");
        run("repair", "--undo");
        run("reload");
        assertThat(operations.asked())
                .containsExactly(
                        "start mosquitto",
                        "stop mosquitto",
                        "restart mosquitto",
                        "repair mosquitto",
                        "undo-repair mosquitto",
                        "reload mosquitto");
    }

    @Test
    void nothingToDoIsFiveOrZeroAsOrdered() {
        operations.acting((_, _) -> new Outcome.NothingToDo(MESSAGE, verdicts.stopped()));
        assertThat(run("stop").code().number()).isEqualTo(5);
        assertThat(run("stop", "--oknodo").code().number()).isZero();
    }

    @Test
    void aBrokerWhoseSettingsAreOfNoUseIsRefusedAndThatIsOnRecord() throws IOException {
        brokenSettings();
        var run = Run.of(home, operations, "stop", "broken");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(operations.asked())
                .singleElement()
                .asString()
                .startsWith("refused STOP broken: ")
                .contains("line 1");
    }

    @Test
    void aPreviewOfSuchABrokerLeavesNoRecord() throws IOException {
        brokenSettings();
        assertThat(Run.of(home, operations, "stop", "broken", "--dry-run").code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(operations.asked()).isEmpty();
    }

    private void brokenSettings() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("brokers")).resolve("broken.conf"), "port = }");
    }

    @Test
    void aRefusalIsSixAndGoesToTheErrors() {
        operations.acting((_, _) -> new Outcome.Refused(MESSAGE, Optional.empty()));
        assertThat(run("start")).isEqualTo(new Run(ExitCode.REFUSED, "", "pidkeeper: " + WORDS + "\n"));
        assertThat(ExitCode.REFUSED.number()).isEqualTo(6);
    }

    @Test
    void aFailureIsSevenAndTellsTheBrokersLastWords() {
        operations.acting((_, _) ->
                new Outcome.Failed(MESSAGE, verdicts.stopped(), List.of("Error: Address in use", "\u001b[2J")));
        assertThat(run("start")).isEqualTo(new Run(ExitCode.FAILED, "", """
            pidkeeper: there is no pid file
            mosquitto said last:
              | Error: Address in use
              | \\u001b[2J
            """));
        assertThat(ExitCode.FAILED.number()).isEqualTo(7);
    }

    @Test
    void busyIsEight() {
        operations.acting((_, _) -> new Outcome.Busy(MESSAGE));
        assertThat(run("start").code().number()).isEqualTo(8);
    }

    @Test
    void stepsAreToldOnceAsTheyAreTaken() {
        operations.acting((_, progress) -> {
            var wait = Step.Kind.AWAIT_EXIT;
            progress.planned(List.of(
                    step(0, Step.Kind.ASK_TO_STOP, Step.Progress.PLANNED), step(1, wait, Step.Progress.PLANNED)));
            progress.changed(step(0, Step.Kind.ASK_TO_STOP, Step.Progress.UNDER_WAY));
            progress.changed(step(0, Step.Kind.ASK_TO_STOP, Step.Progress.DONE));
            progress.changed(step(1, wait, Step.Progress.UNDER_WAY));
            progress.changed(step(1, wait, Step.Progress.UNDER_WAY));
            progress.changed(step(1, wait, Step.Progress.FAILED));
            return new Outcome.Failed(MESSAGE, verdicts.running(), List.of());
        });
        assertThat(run("stop").out()).isEqualTo("""
              ✓ there is no pid file
              … there is no pid file
              ✗ there is no pid file
            """);
    }

    @Test
    void theDocumentHasOutcomeStepsAndStatus() {
        operations.acting((_, progress) -> {
            progress.planned(List.of(step(0, Step.Kind.ASK_TO_STOP, Step.Progress.PLANNED)));
            progress.changed(step(0, Step.Kind.ASK_TO_STOP, Step.Progress.DONE));
            return new Outcome.Done(MESSAGE, verdicts.stopped());
        });
        assertThat(run("stop", "--json").out()).isEqualTo("""
            {"verb":"stop","broker":"mosquitto","outcome":"done","message":"there is no pid file",\
            "steps":[{"step":"ask-to-stop","progress":"done","text":"there is no pid file",\
            "target":null,"milliseconds":800}],"lastWords":[],"status":{"broker":"mosquitto","state":"stopped",\
            "pidFile":{"path":"/run/m.pid","health":"absent","pid":null},"pid":null,"since":null,"ready":null,\
            "owner":null,"evidence":[]}}
            """);
    }

    @Test
    void aDocumentOfWhatWasNotDoneIsStillOneDocument() {
        operations.acting((_, _) -> new Outcome.Busy(MESSAGE));
        var run = run("stop", "--json");
        assertThat(run.out())
                .contains("\"outcome\":\"busy\"")
                .endsWith("\"status\":null}\n")
                .hasLineCount(1);
        assertThat(run.err()).isEqualTo("pidkeeper: " + WORDS + "\n");
    }

    @Test
    void aRepairThatIsDoneSaysHowToTakeItBack() {
        operations.acting((_, _) -> new Outcome.Done(MESSAGE, verdicts.running()));
        assertThat(run("repair").out())
                .endsWith(
                        "  → to take it back: pidkeeper repair --undo --pid-file /run/m.pid -- /usr/sbin/mosquitto\n");
        assertThat(run("repair", "--undo").out()).doesNotContain("take it back");
    }

    @Test
    void whereAPasswordWasTypedTheWayBackIsToldInWords() {
        operations.acting((_, _) -> new Outcome.Done(MESSAGE, verdicts.running()));
        assertThat(Run.of(home, operations, "repair", "--pid-file=/p", "--", "/usr/sbin/mosquitto", "--password", "S")
                        .out())
                .endsWith("  → to take it back: type the same command again, with repair --undo in place of repair\n");
    }

    @Test
    void whatTheOtherVerbDoesNotTakeIsLeftOut() {
        operations.acting((_, _) -> {
            throw new InterruptedException();
        });
        String[] typed = {"repair", "--undo", "--pid-file=/p", "--", "/usr/sbin/mosquitto", "--password", "S"};
        assertThat(Run.of(home, operations, typed).err())
                .endsWith("; look: type the same command again, with status in place of repair and without --undo\n");
        assertThat(Run.in(Locale.SIMPLIFIED_CHINESE, home, operations, typed).err())
                .endsWith("；请查看：把刚才的命令再输入一遍，将其中的 repair 换成 status，并去掉 --undo\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "restart", "repair", "reload", "brokers add plant"})
    void aCommandThatWasCopiedWithItsMaskIsRefused(String verb) {
        var typed = new ArrayList<>(List.of(verb.split(" ")));
        typed.addAll(List.of("--pid-file=/p", "--", "/usr/sbin/mosquitto", "--token", "***"));

        assertThat(Run.of(home, operations, typed.toArray(String[]::new)))
                .isEqualTo(new Run(
                        ExitCode.USAGE,
                        "",
                        "pidkeeper: *** stands in the broker's command where a password was hidden: put the"
                                + " password there\n"));
    }

    @Test
    void whoStartsWhatRunsBehindAWrongPidFileIsOfferedItsRepair() {
        operations.acting((_, _) -> new Outcome.NothingToDo(MESSAGE, verdicts.mismatched()));
        var offer = "  → the pid file can be made to name the broker: pidkeeper repair --pid-file /run/m.pid"
                + " -- /usr/sbin/mosquitto\n";
        assertThat(run("start").out()).endsWith(offer);
        assertThat(run("start", "--json").out()).doesNotContain("→");
        operations.acting((_, _) -> new Outcome.NothingToDo(MESSAGE, verdicts.running()));
        assertThat(run("start").out()).doesNotContain("→");
    }

    @Test
    void withoutForceAfterAStopThatTakesTooLongIsGivenUp() {
        assertThat(escalationOf("stop")).isEqualTo(Progress.Escalation.GIVE_UP);
        assertThat(operations.lastBroker().grace()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void withForceAfterItIsForcedWhenThatTimeIsOver() {
        assertThat(escalationOf("stop", "--force-after", "0")).isEqualTo(Progress.Escalation.FORCE);
        assertThat(operations.lastBroker().grace()).isZero();
        assertThat(escalationOf("restart", "--force-after=30")).isEqualTo(Progress.Escalation.FORCE);
        assertThat(operations.lastBroker().grace()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whoWasNotForcedIsToldHow() {
        var notStopped = Message.of(Phrase.NOT_STOPPED, "mosquitto", 278_718L, Duration.ofSeconds(10));
        operations.acting((_, _) -> new Outcome.Failed(notStopped, verdicts.running(), List.of()));
        assertThat(run("stop").err().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("  → ")
                .contains("--force-after SECONDS");
        operations.acting((_, _) -> new Outcome.Failed(MESSAGE, verdicts.running(), List.of()));
        assertThat(run("stop").err().lines()).hasSize(1);
    }

    @Test
    void aForcedStopShowsThatItIs() {
        var forcing = Message.of(Phrase.STEP_FORCING, 278_718L, Run.NOW);
        operations.acting((_, progress) -> {
            progress.planned(List.of(step(0, Step.Kind.FORCE_STOP, Step.Progress.PLANNED)));
            progress.changed(
                    new Step(0, Step.Kind.FORCE_STOP, forcing, Step.Progress.UNDER_WAY, Duration.ofMillis(800)));
            progress.changed(step(0, Step.Kind.FORCE_STOP, Step.Progress.DONE));
            return new Outcome.Done(MESSAGE, verdicts.stopped());
        });
        assertThat(run("stop", "--force-after", "1").out())
                .startsWith("  … Force the stop of pid 278718 (started 09:53) by SIGKILL\n  ✓ " + WORDS + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "3601", "soon", "99999999999"})
    void secondsThatAreNoneAreRefused(String seconds) {
        var run = run("stop", "--force-after", seconds);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("pidkeeper: --force-after takes whole seconds from 0 to 3600, not \"" + seconds + "\"\n");
        assertThat(operations.asked()).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitingAndSaysWhatGoesOn() {
        operations.acting((_, _) -> {
            throw new InterruptedException();
        });
        assertThat(run("stop")).isEqualTo(new Run(ExitCode.INTERRUPTED, "", """
            pidkeeper: waiting for mosquitto was ended, and what was begun is not taken back: a broker that was asked to stop may still exit and leave its pid file, one that was started runs on; look: pidkeeper status --pid-file /run/m.pid -- /usr/sbin/mosquitto
            """));
    }

    @Test
    void ofSeveralBrokersOneMustBeNamed() {
        Run.of(home, operations, "brokers", "add", "a", "--pid-file", "/run/a.pid", "--", "/bin/sh");
        Run.of(home, operations, "brokers", "add", "b", "--pid-file", "/run/b.pid", "--", "/bin/sh");
        assertThat(Run.of(home, operations, "stop"))
                .isEqualTo(new Run(
                        ExitCode.USAGE,
                        "",
                        "pidkeeper: several brokers are configured; say which one to stop: a, b\n"));
        assertThat(operations.asked()).isEmpty();
    }

    private Progress.Escalation escalationOf(String... typed) {
        var escalations = new ArrayList<Progress.Escalation>();
        operations.acting((_, progress) -> {
            escalations.add(progress.graceEnded(278718, Duration.ofSeconds(10), _ -> false));
            return new Outcome.Busy(MESSAGE);
        });
        run(typed);
        return escalations.getFirst();
    }

    private Run run(String... verbAndOptions) {
        var typed = new ArrayList<>(List.of(verbAndOptions));
        typed.addAll(List.of("--pid-file", "/run/m.pid", "--", "/usr/sbin/mosquitto"));
        return Run.of(home, operations, typed.toArray(String[]::new));
    }

    private static Step step(int index, Step.Kind kind, Step.Progress progress) {
        return new Step(index, kind, MESSAGE, progress, Duration.ofMillis(800));
    }
}
