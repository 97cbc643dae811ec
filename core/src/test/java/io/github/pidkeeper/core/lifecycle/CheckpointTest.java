package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The step that is marked as failed is the one that has failed. */
class CheckpointTest extends BenchFixture {

    CheckpointTest() {
        super(Bench::ofThisUser);
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        bench.machine
                .add(new ProcessFactsBuilder(77).executable("/usr/sbin/other").line("/usr/sbin/other"))
                .listening(PORT);

        fails(Kind.START, Step.Kind.CHECK_GROUND, Phrase.STEP_CHECK_PORT);
    }

    @Test
    void aPidFileThatIsNotSafe() throws Exception {
        bench.files.findInstead(new FileAccess.Found.Special(FileAccess.Kind.LINK));

        fails(Kind.START, Step.Kind.VERIFY, Phrase.STEP_CHECK_PID_FILE, bench.pidFile);
        fails(Kind.STOP, Step.Kind.VERIFY, Phrase.STEP_CHECK_PID_FILE, bench.pidFile);
        fails(Kind.REPAIR, Step.Kind.CHECK_GROUND, Phrase.STEP_CHECK_PID_FILE, bench.pidFile);
    }

    @Test
    void aProgramThatIsNotThere() throws Exception {
        Files.delete(bench.executable());

        fails(Kind.START, Step.Kind.CHECK_GROUND, Phrase.STEP_CHECK_PROGRAM, bench.executable());
        bench.running();
        fails(Kind.RESTART, Step.Kind.CHECK_GROUND, Phrase.STEP_CHECK_PROGRAM, bench.executable());
    }

    @Test
    void aConfigurationThatIsWrong() throws Exception {
        bench.writeConfiguration("listeners {");

        fails(Kind.START, Step.Kind.CHECK_GROUND, Phrase.STEP_CHECK_CONFIGURATION);
    }

    @Test
    void aFileOfTheConfigurationThatIsMissing() {
        var missing = Message.of(
                Phrase.CONFIGURATION_NAMES_MISSING, Path.of("/etc/m.conf"), 5, "password_file", Path.of("/etc/pw"));

        assertThat(Checkpoint.of(
                                bench.broker,
                                new Outcome.Failed(Message.of(Phrase.RESTART_NOT_BEGUN, missing), status()))
                        .orElseThrow()
                        .words())
                .isEqualTo(Message.of(Phrase.STEP_CHECK_CONFIGURATION));
    }

    @Test
    void aPidFileThatCannotBeTakenAway() throws Exception {
        bench.writePidFile(nanomqBytes(PID));
        bench.files.obstruct("Operation not permitted");

        fails(Kind.START, Step.Kind.CHECK_GROUND, Phrase.STEP_CHECK_PID_FILE, bench.pidFile);
    }

    @Test
    void anotherUsersProcess() throws Exception {
        bench = new Bench(Files.createDirectory(directory.resolve("mine")), 1000);
        bench.machine.add(bench.facts(PID).uid(1234)).listening(PORT);

        fails(Kind.STOP, Step.Kind.VERIFY, Phrase.STEP_CHECK_RIGHTS);
    }

    @Test
    void anOwnerWhoHasToBeAskedBeforeARestart() {
        assertThat(Checkpoint.of(
                                bench.broker,
                                new Outcome.Failed(
                                        Message.of(
                                                Phrase.RESTART_NOT_BEGUN,
                                                Message.of(Phrase.OWNED_BY_CONTAINER, "plant-floor", PID, "c0ffee")),
                                        status()))
                        .orElseThrow()
                        .words())
                .isEqualTo(Message.of(Phrase.STEP_CHECK_OWNER));
    }

    @Test
    void whoCannotBeToldFromAnotherIsTheProcessItself() throws Exception {
        bench.machine.add(bench.facts(PID).line("nanomq: serving"));

        fails(Kind.START, Step.Kind.VERIFY, Phrase.STEP_VERIFY, "plant-floor");
    }

    private void fails(Kind verb, Step.Kind kind, Phrase phrase, Object... arguments) throws InterruptedException {
        var steps = new FollowedSteps();

        Outcome outcome = bench.lifecycle.carryOut(verb, bench.broker, steps);

        assertThat(outcome).isInstanceOfAny(Outcome.Refused.class, Outcome.Failed.class);
        assertThat(steps.steps())
                .as(outcome.message().toString())
                .extracting(Step::kind, Step::description, Step::progress)
                .containsExactly(tuple(kind, Message.of(phrase, arguments), Step.Progress.FAILED));
    }
}
