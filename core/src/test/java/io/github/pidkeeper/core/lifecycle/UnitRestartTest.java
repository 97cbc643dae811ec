package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a restart comes to where systemd has a part in it, on an imagined machine. */
class UnitRestartTest extends UnitFixture {

    @Test
    void aServiceIsRestartedThroughSystemdInOneOrder() throws InterruptedException {
        FakeProcess old = bench.serviced();

        var outcome = restart();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(
                                        done.verdict().process().orElseThrow().pid())
                                .isEqualTo(PID + 1));
        assertThat(bench.systemd.ordered()).containsExactly("restart nanomq.service");
        assertThat(old.signals()).isEmpty();
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(bench.memory().intent()).isEmpty();
        assertThat(bench.memory().process()).as("it is not ours").isEmpty();
    }

    @Test
    void aServiceWhosePidFileCannotBeReadIsNotToldToHaveAWrongOne() throws InterruptedException {
        bench.serviced();
        bench.files.findInstead(new FileAccess.Found.Unreadable("Permission denied"));

        assertThat(restart())
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.message())
                                .isEqualTo(Message.of(
                                        Phrase.STARTED_PID_FILE_UNREADABLE, "plant-floor", PID + 1, bench.pidFile)));
    }

    @Test
    void aServiceThatDoesNotComeBackShouldRun() throws InterruptedException {
        FakeProcess old = bench.serviced();
        bench.systemd
                .unit("nanomq.service")
                .on(
                        OwnerControl.Verb.RESTART,
                        Duration.ofMillis(50),
                        () -> old.exit(0),
                        new OwnerAnswer.Failed("failed"));

        assertThat(restart()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message().phrase()).isEqualTo(Phrase.UNIT_JOB_FAILED);
            assertThat(failed.verdict().state()).isEqualTo(BrokerState.FAILED);
        });
    }

    @Test
    void whatTheOldProcessOfAServiceHasWrittenIsNotWhyTheNewOneHasFailed() throws InterruptedException {
        FakeProcess old = bench.serviced();
        bench.wroteInRun(1, "nng_listen: address invalid\n");
        bench.systemd
                .unit("nanomq.service")
                .on(
                        OwnerControl.Verb.RESTART,
                        Duration.ofMillis(50),
                        () -> {
                            old.exit(0);
                            bench.systemd.unit("nanomq.service").begun().failed("exit-code", OptionalInt.of(1));
                        },
                        new OwnerAnswer.Failed("failed"));

        assertThat(restart()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message().phrase()).isEqualTo(Phrase.UNIT_FAILED);
            assertThat(failed.lastWords()).isEmpty();
        });
    }

    @Test
    void aServiceThatDiesAgainAndAgainIsNotCalledRunning() throws InterruptedException {
        FakeProcess old = bench.serviced();
        bench.systemd
                .unit("nanomq.service")
                .on(
                        OwnerControl.Verb.RESTART,
                        Duration.ofMillis(50),
                        () -> {
                            old.exit(0);
                            dieAndComeBack(PID + 1, 40);
                        },
                        new OwnerAnswer.Done());

        assertThat(restart())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message().phrase())
                                .isIn(Phrase.STARTED_AND_SILENT, Phrase.UNIT_DONE_IN_VAIN));
    }

    private void dieAndComeBack(long pid, int times) {
        FakeProcess process = bench.machine
                .add(bench.facts(pid).unit("nanomq.service", false).startedAt(bench.time.now()))
                .listening(PORT);
        bench.time.after(Duration.ofMillis(300), () -> {
            process.exit(1);
            if (times > 0) {
                dieAndComeBack(pid + 1, times - 1);
            }
        });
    }

    @Test
    void aServiceThatCouldNotBeStartedAgainIsLeftRunningAndADryRunSaysSo() throws InterruptedException {
        FakeProcess process = bench.serviced();
        bench.systemd.unit("nanomq.service").unstartable(OwnerAnswer.Refusal.NO_SUCH_UNIT);
        var gone = Message.of(Phrase.UNIT_FILE_GONE, "plant-floor", "nanomq.service", "sudo systemctl daemon-reload");

        assertThat(bench.lifecycle.preview(Operations.Kind.RESTART, bench.broker))
                .isInstanceOfSatisfying(
                        Preview.Decided.class,
                        decided -> assertThat(decided.outcome().message()).isEqualTo(gone));
        assertThat(restart().message()).isEqualTo(gone);
        assertThat(bench.systemd.ordered()).isEmpty();
        assertThat(process.isAlive()).isTrue();

        bench.systemd.unit("nanomq.service").unstartable(OwnerAnswer.Refusal.MASKED);
        assertThat(restart().message())
                .isEqualTo(Message.of(
                        Phrase.UNIT_MASKED, "plant-floor", "nanomq.service", "sudo systemctl unmask nanomq.service"));

        bench.systemd.unit("nanomq.service").unstartable(OwnerAnswer.Refusal.UNUSABLE_FILE);
        assertThat(restart().message())
                .isEqualTo(Message.of(
                        Phrase.UNIT_FILE_UNUSABLE,
                        "plant-floor",
                        "nanomq.service",
                        "",
                        "systemctl status nanomq.service"));
        assertThat(bench.lifecycle.stop(bench.broker, new Progress() {})).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void thatTheFileOfAServiceHasChangedIsSaidBeforeItIsStartedByTheOldOne() {
        bench.serviced();
        bench.systemd.unit("nanomq.service").changed();

        assertThat(asking(Operations.Kind.RESTART).phrase()).isEqualTo(Phrase.STEP_WITH_OLD_FILE);
        assertThat(asking(Operations.Kind.RESTART).arguments()).contains("sudo systemctl daemon-reload");
        assertThat(asking(Operations.Kind.STOP).phrase()).isEqualTo(Phrase.STEP_ASK_UNIT_TO_STOP);
    }

    private Message asking(Operations.Kind kind) {
        return bench.lifecycle.preview(kind, bench.broker) instanceof Preview.Planned(var steps, var _)
                ? steps.stream()
                        .filter(step -> step.kind() == Step.Kind.ASK_OWNER)
                        .findFirst()
                        .orElseThrow()
                        .description()
                : Message.of(Phrase.UNIT_NO_SERVICE);
    }

    @Test
    void aServiceThatSurvivesItsRestartIsLeftAsItIs() throws InterruptedException {
        FakeProcess old = bench.serviced();
        bench.systemd
                .unit("nanomq.service")
                .on(OwnerControl.Verb.RESTART, Duration.ofMillis(50), () -> {}, new OwnerAnswer.Failed("canceled"));

        assertThat(restart()).isInstanceOf(Outcome.Failed.class);
        assertThat(old.signals()).isEmpty();
        assertThat(bench.pidFile).exists();
    }

    @Test
    void aBrokerThatRunsByHandAndHasAUnitIsStartedAgainByThat() throws InterruptedException {
        bench.broker = bench.broker.withUnit(Optional.of(new SystemdUnit("nanomq.service", false)));
        FakeProcess old = bench.running();
        bench.systemd
                .unit("nanomq.service")
                .on(
                        OwnerControl.Verb.START,
                        Duration.ofMillis(50),
                        () -> bench.service(PID + 1),
                        new OwnerAnswer.Done());

        assertThat(restart()).isInstanceOf(Outcome.Done.class);

        assertThat(old.signals()).containsExactly(Signal.TERMINATE);
        assertThat(bench.systemd.ordered()).containsExactly("start nanomq.service");
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void aBrokerThatRunsByHandIsNotStoppedForAUnitThatCannotBeStarted() throws InterruptedException {
        bench.broker = bench.broker.withUnit(Optional.of(new SystemdUnit("nanomq.service", false)));
        FakeProcess old = bench.running();
        bench.systemd.unit("nanomq.service").unstartable(OwnerAnswer.Refusal.MASKED);

        assertThat(restart()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.message().phrase()).isEqualTo(Phrase.RESTART_NOT_BEGUN);
            assertThat(refused.message().arguments())
                    .anySatisfy(reason -> assertThat(reason.toString()).contains("UNIT_MASKED"));
        });

        assertThat(old.signals()).isEmpty();
        assertThat(bench.systemd.ordered()).isEmpty();
    }
}
