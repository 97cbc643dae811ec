package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl.Verb;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a stop comes to where the broker is somebody else's to stop, on an imagined machine. */
class UnitStopTest extends UnitFixture {

    @Test
    void aServiceIsStoppedThroughSystemdAndNoSignalIsSent() throws InterruptedException {
        FakeProcess process = bench.serviced();

        var done = done(stop());

        assertThat(done.message())
                .isEqualTo(Message.of(
                        Phrase.STOPPED_THROUGH_UNIT, "plant-floor", "nanomq.service", PID, Duration.ofMillis(50)));
        assertThat(done.verdict().state()).isEqualTo(BrokerState.STOPPED);
        assertThat(bench.systemd.ordered()).containsExactly("stop nanomq.service");
        assertThat(process.signals()).isEmpty();
        assertThat(bench.pidFile).doesNotExist();
        assertThat(steps.outcomes(Step.Kind.CONFIRM_STOPPED)).containsExactly(Step.Progress.DONE);
    }

    @Test
    void thatSystemdHadToForceItIsSaid() throws InterruptedException {
        FakeProcess process = bench.serviced();
        stopsWith(process, "timeout", 137);

        assertThat(done(stop()).message())
                .isEqualTo(Message.of(
                        Phrase.FORCED_THROUGH_UNIT, "plant-floor", "nanomq.service", PID, Duration.ofSeconds(90)));
    }

    @Test
    void aStopThatRanOutOfTimeAndEndedInGoodOrderAfterAllWasNotForced() throws InterruptedException {
        stopsWith(bench.serviced(), "timeout", 143);

        assertThat(done(stop()).message().phrase()).isEqualTo(Phrase.STOPPED_THROUGH_UNIT);
    }

    @Test
    void thatSystemdHadToForceItIsSaidOfAUnitThatWasMaskedMeanwhileToo() throws InterruptedException {
        FakeProcess process = bench.serviced();
        bench.systemd.unit("nanomq.service").unstartable(OwnerAnswer.Refusal.MASKED);
        stopsWith(process, "timeout", 137);

        assertThat(done(stop()).message().phrase()).isEqualTo(Phrase.FORCED_THROUGH_UNIT);
    }

    private void stopsWith(FakeProcess process, String result, int code) {
        bench.systemd
                .unit("nanomq.service")
                .on(
                        Verb.STOP,
                        Duration.ofSeconds(90),
                        () -> {
                            bench.ends(process);
                            bench.systemd.unit("nanomq.service").failed(result, OptionalInt.of(code));
                        },
                        new OwnerAnswer.Done());
    }

    @Test
    void aServiceOfAnotherUserIsStoppedThroughSystemdToo() throws InterruptedException {
        bench.writePidFile(nanomqBytes(PID));
        FakeProcess process = bench.machine
                .add(bench.facts(PID).uid(0).executableUnreadable().unit("nanomq.service", false))
                .listening(PORT);
        bench.serves(process);

        assertThat(done(stop()).message().phrase()).isEqualTo(Phrase.STOPPED_THROUGH_UNIT);
        assertThat(process.signals()).isEmpty();
    }

    @Test
    void aUsersOwnServiceIsStoppedThroughTheUsersManager() throws InterruptedException {
        bench.machine.add(bench.facts(PID).unit("nanomq.service", true)).listening(PORT);
        bench.systemd.unreachable("no bus");

        assertThat(refused(stop()).message())
                .isEqualTo(Message.of(
                        Phrase.UNIT_NOT_REACHABLE,
                        "plant-floor",
                        Message.of(Phrase.USER_UNIT, "nanomq.service"),
                        "no bus",
                        "systemctl --user stop nanomq.service"));
    }

    @Test
    void aServiceOfAnotherUsersManagerIsLeftToThatByACommandThatReachesIt() throws InterruptedException {
        FakeProcess process = bench.machine
                .add(bench.facts(PID).uid(1234).unit("nanomq.service", true))
                .listening(PORT);
        bench.systemd.unreachable("no bus");

        assertThat(refused(stop()).message().arguments())
                .contains("sudo systemctl --user --machine=user1234@ stop nanomq.service");
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void whereTheOwnerSaysNoAllStaysAsItWasAndTheCommandIsNamed() throws InterruptedException {
        FakeProcess process = bench.serviced();
        bench.systemd
                .unit("nanomq.service")
                .refusing(Verb.STOP, new OwnerAnswer.Refused(OwnerAnswer.Refusal.NEEDS_AUTHORISATION, ""));

        assertThat(refused(stop()).message())
                .isEqualTo(Message.of(
                        Phrase.UNIT_NEEDS_AUTHORISATION,
                        "plant-floor",
                        "nanomq.service",
                        "sudo systemctl stop nanomq.service"));
        assertThat(process.isAlive()).isTrue();
        assertThat(process.signals()).isEmpty();
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void aUnitThatIsAboutAnotherProcessIsNotStoppedForTheBrokersSake() throws InterruptedException {
        FakeProcess process =
                bench.machine.add(bench.facts(PID).unit("cron.service", false)).listening(PORT);
        bench.systemd.unit("cron.service").running(77).runningBeside(PID);

        assertThat(refused(stop()).message().phrase()).isEqualTo(Phrase.UNIT_OF_MORE);
        assertThat(bench.systemd.ordered()).isEmpty();
        assertThat(process.signals()).isEmpty();
    }

    @Test
    void unlessSomebodyHasSaidThatItIsTheBrokers() throws InterruptedException {
        bench.broker = bench.broker.withUnit(Optional.of(new SystemdUnit("nanomq.service", false)));
        FakeProcess process = bench.serviced();
        bench.systemd.unit("nanomq.service").running(77).runningBeside(PID);

        assertThat(done(stop()).message().phrase()).isEqualTo(Phrase.STOPPED_THROUGH_UNIT);
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aProcessThatSystemdDoesNotCallTheUnitsIsNotStopped() throws InterruptedException {
        FakeProcess process = bench.machine
                .add(bench.facts(PID).unit("nanomq.service", false))
                .listening(PORT);
        bench.systemd.unit("nanomq.service").running(77);

        assertThat(refused(stop()).message().phrase()).isEqualTo(Phrase.UNIT_OF_ANOTHER_PROCESS);
        assertThat(bench.systemd.ordered()).isEmpty();
        assertThat(process.signals()).isEmpty();
    }

    @Test
    void anOwnerThatDoesNotGetItDoneHasNotStoppedIt() throws InterruptedException {
        bench.serviced();
        bench.systemd
                .unit("nanomq.service")
                .on(Verb.STOP, Duration.ofMillis(50), () -> {}, new OwnerAnswer.Failed("canceled"));

        assertThat(failed(stop()).message().phrase()).isEqualTo(Phrase.UNIT_JOB_FAILED);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void anOwnerThatSaysDoneWhileTheProcessLivesIsNotBelieved() throws InterruptedException {
        bench.serviced();
        bench.systemd.unit("nanomq.service").on(Verb.STOP, Duration.ofMillis(50), () -> {}, new OwnerAnswer.Done());

        assertThat(failed(stop()).message().phrase()).isEqualTo(Phrase.UNIT_DONE_IN_VAIN);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void whereTheAnswerIsLostTheExitCounts() throws InterruptedException {
        FakeProcess process = bench.serviced();
        bench.systemd
                .unit("nanomq.service")
                .on(
                        Verb.STOP,
                        Duration.ofMillis(50),
                        () -> bench.ends(process),
                        new OwnerAnswer.Unheard("the bus has gone"));

        assertThat(done(stop()).message().phrase()).isEqualTo(Phrase.STOPPED_THROUGH_UNIT);
    }

    @Test
    void anAnswerThatNeverComesIsNotWaitedForWithoutEnd() throws InterruptedException {
        bench.serviced();
        bench.systemd.unit("nanomq.service").withoutAnswer(Verb.STOP, () -> {});

        assertThat(failed(stop()).message().phrase()).isEqualTo(Phrase.UNIT_UNHEARD);
    }

    @Test
    void aServiceThatIsAboutToBeStartedAgainHasNotStopped() throws InterruptedException {
        FakeProcess process = bench.serviced();
        bench.systemd
                .unit("nanomq.service")
                .on(
                        Verb.STOP,
                        Duration.ofMillis(50),
                        () -> {
                            process.exit(0);
                            bench.systemd.unit("nanomq.service").activity("activating");
                        },
                        new OwnerAnswer.Done());

        assertThat(failed(stop()).message().phrase()).isEqualTo(Phrase.REVIVED);
        assertThat(steps.outcomes(Step.Kind.CONFIRM_STOPPED)).containsExactly(Step.Progress.FAILED);
    }

    @Test
    void aContainerIsLeftToItsEngineAndTheCommandIsNamed() {
        String id = "0123456789abcdef".repeat(4);
        bench.running();
        Verdict seen = status();

        assertThat(new StopRefusal(bench.broker, "stop").of(in(seen, id)))
                .contains(Message.of(Phrase.OWNED_BY_CONTAINER, "plant-floor", PID, id, "stop 0123456789ab"));
        assertThat(new StopRefusal(bench.broker, "stop").of(in(seen, "web")))
                .contains(Message.of(Phrase.OWNED_BY_OTHER_CONTAINER, "plant-floor", PID, "web"));
    }

    private static Verdict in(Verdict seen, String container) {
        return new Verdict(
                seen.state(),
                seen.pidFileHealth(),
                seen.process(),
                seen.namedPid(),
                seen.readiness(),
                new Owner.Container(container),
                seen.evidence());
    }

    @Test
    void whatWasStartedHereIsStoppedHereWhateverServiceItIsIn() throws Exception {
        FakeProcess process =
                bench.machine.add(bench.facts(PID).unit("tray.service", true)).listening(PORT);
        bench.remember(process);

        done(stop());

        assertThat(process.isAlive()).isFalse();
    }
}
