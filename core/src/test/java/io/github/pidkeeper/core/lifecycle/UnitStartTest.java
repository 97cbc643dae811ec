package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl.Verb;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a start comes to where systemd starts the broker, or has stopped it, on an imagined machine. */
class UnitStartTest extends UnitFixture {

    @Test
    void aBrokerWithAUnitIsStartedByThatAndIsNotOurs() throws InterruptedException {
        withUnit();
        bench.systemd.unit("nanomq.service").on(Verb.START, MOMENT, () -> bench.service(PID), new OwnerAnswer.Done());

        var done = done(start());

        assertThat(done.message()).isEqualTo(Message.of(Phrase.STARTED, "plant-floor", PID, bench.pidFile));
        assertThat(done.verdict().owner()).isEqualTo(UNIT);
        assertThat(bench.systemd.ordered()).containsExactly("start nanomq.service");
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(bench.memory().process()).isEmpty();
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void aPortThatIsIncludedWhereTheBrokerWorksIsOne() throws Exception {
        Files.writeString(Files.createDirectory(directory.resolve("conf.d")).resolve("a.conf"), "listener " + PORT);
        Path conf = Files.writeString(directory.resolve("m.conf"), "include_dir conf.d\n");
        bench.broker = new Broker(
                        bench.broker.name(),
                        BrokerKind.MOSQUITTO,
                        new Command(Path.of("/usr/sbin/mosquitto"), List.of("-c", conf.toString())),
                        bench.pidFile,
                        Optional.of(conf),
                        OptionalInt.empty(),
                        Broker.DEFAULT_GRACE)
                .withUnit(Optional.of(UNIT));
        bench.systemd
                .unit("nanomq.service")
                .on(
                        Verb.START,
                        MOMENT,
                        () -> {
                            bench.machine
                                    .add(new ProcessFactsBuilder(PID)
                                            .executable("/usr/sbin/mosquitto")
                                            .line("/usr/sbin/mosquitto", "-c", conf.toString())
                                            .directory(directory.toString())
                                            .unit("nanomq.service", false)
                                            .startedAt(bench.time.now()))
                                    .listening(PORT);
                            bench.writePidFile((PID + "\n").getBytes(StandardCharsets.US_ASCII));
                            bench.systemd.unit("nanomq.service").running(PID);
                        },
                        new OwnerAnswer.Done());
        long begin = bench.time.nanos();

        done(start());

        assertThat(bench.time.since(begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whereTheOwnerMayNotBeAskedNothingIsStartedBehindItsBack() throws InterruptedException {
        withUnit();
        bench.systemd.unreachable("no bus");

        assertThat(start())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message())
                                .isEqualTo(Message.of(
                                        Phrase.UNIT_NOT_REACHABLE,
                                        "plant-floor",
                                        "nanomq.service",
                                        "no bus",
                                        "sudo systemctl start nanomq.service")));
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void aUnitThatCannotBeStartedIsNotAskedForAndADryRunSaysSo() throws InterruptedException {
        withUnit();
        bench.systemd.unit("nanomq.service").unstartable(OwnerAnswer.Refusal.MASKED);
        var masked =
                Message.of(Phrase.UNIT_MASKED, "plant-floor", "nanomq.service", "sudo systemctl unmask nanomq.service");

        assertThat(bench.lifecycle.preview(Operations.Kind.START, bench.broker))
                .isInstanceOfSatisfying(
                        Preview.Decided.class,
                        decided -> assertThat(decided.outcome().message()).isEqualTo(masked));
        assertThat(start()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.systemd.ordered()).isEmpty();
    }

    @Test
    void aRefusedStartLeavesAFailureAFailure() throws Exception {
        FakeProcess process = bench.startedHere();
        process.exit(1);
        withUnit();
        bench.systemd
                .unit("nanomq.service")
                .refusing(Verb.START, new OwnerAnswer.Refused(OwnerAnswer.Refusal.NOT_PERMITTED, ""));

        assertThat(start())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.verdict().orElseThrow().state())
                                .isEqualTo(BrokerState.FAILED));
    }

    @Test
    void whatSystemdHasStoppedSystemdStartsAgain() throws InterruptedException {
        bench.serviced();
        done(bench.lifecycle.stop(bench.broker, new Progress() {}));
        bench.systemd
                .unit("nanomq.service")
                .on(Verb.START, MOMENT, () -> bench.service(PID + 1), new OwnerAnswer.Done());

        assertThat(bench.lifecycle.preview(Operations.Kind.START, bench.broker))
                .isInstanceOfSatisfying(
                        Preview.Planned.class,
                        planned -> assertThat(planned.steps())
                                .extracting(Step::kind)
                                .contains(Step.Kind.ASK_OWNER));
        assertThat(done(start()).verdict().owner()).isEqualTo(UNIT);

        assertThat(bench.systemd.ordered()).containsExactly("stop nanomq.service", "start nanomq.service");
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void aUnitThatIsGoneSinceStartsNothing() throws InterruptedException {
        bench.serviced();
        done(bench.lifecycle.stop(bench.broker, new Progress() {}));
        bench.systemd.remove("nanomq.service");
        bench.givesBirthTo(PID + 1);

        assertThat(done(start()).verdict().owner()).isEqualTo(new Owner.Nobody());
        assertThat(bench.systemd.ordered()).containsExactly("stop nanomq.service");
    }

    @Test
    void whoWasStartedByHandSinceIsNotHandedToTheUnit() throws InterruptedException {
        bench.serviced();
        done(bench.lifecycle.stop(bench.broker, new Progress() {}));
        bench.machine.add(bench.facts(PID + 1)).listening(PORT).exitingAfterTerm(MOMENT);
        done(bench.lifecycle.stop(bench.broker, new Progress() {}));
        bench.givesBirthTo(PID + 2);

        assertThat(done(start()).verdict().owner()).isEqualTo(new Owner.Nobody());
        assertThat(bench.systemd.ordered()).containsExactly("stop nanomq.service");
    }

    @Test
    void thatThePidFileMayNotBeReadDoesNotKeepSystemdFromStartingIt() throws InterruptedException {
        bench.files.findInstead(new FileAccess.Found.Unreadable("Permission denied"));
        assertThat(start()).as("without a unit").isInstanceOf(Outcome.Refused.class);

        withUnit();
        bench.systemd.unit("nanomq.service").on(Verb.START, MOMENT, () -> bench.service(PID), new OwnerAnswer.Done());
        assertThat(start()).isInstanceOf(Outcome.Done.class);
        assertThat(bench.systemd.ordered()).containsExactly("start nanomq.service");
    }

    @Test
    void whereNoPortTellsThatNobodyIsThereItIsNotLeftToSystemd() throws InterruptedException {
        bench.broker = bench.broker(BrokerKind.GENERIC, OptionalInt.empty());
        leftToNobody();
    }

    @Test
    void whereAHiddenProcessHasThePortItIsNotLeftToSystemd() throws InterruptedException {
        bench.machine.portHolder(new PortHolder.HeldByUser(0, "root"));
        bench.machine.conceal(1, "hidepid");
        leftToNobody();
    }

    @Test
    void whereATitledProcessMayBeTheBrokerItIsNotLeftToSystemd() throws InterruptedException {
        bench.machine.add(bench.facts(PID).line("nanomq: serving"));
        leftToNobody();
    }

    /** Besides all else, the pid file may not be read. */
    private void leftToNobody() throws InterruptedException {
        bench.files.findInstead(new FileAccess.Found.Unreadable("Permission denied"));
        withUnit();

        assertThat(start())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message().phrase()).isEqualTo(Phrase.START_OF_UNKNOWN));
        assertThat(bench.systemd.ordered()).isEmpty();
    }

    @Test
    void aUnitThatCannotBeStartedSaysHowItEnded() throws InterruptedException {
        withUnit();
        bench.systemd.unit("nanomq.service").on(Verb.START, MOMENT, () -> {}, new OwnerAnswer.Failed("dependency"));

        var failed = failed(start());

        assertThat(failed.message())
                .isEqualTo(Message.of(
                        Phrase.UNIT_JOB_FAILED,
                        "plant-floor",
                        "nanomq.service",
                        "dependency",
                        "systemctl status nanomq.service"));
        assertThat(failed.verdict().state()).isEqualTo(BrokerState.FAILED);
    }

    @Test
    void aUnitThatHasFailedSaysHowAndWhyInItsOwnWords() throws InterruptedException {
        withUnit();
        bench.wroteInRun(1, "starting\nnng_listen: address invalid\n");
        bench.systemd
                .unit("nanomq.service")
                .on(
                        Verb.START,
                        MOMENT,
                        () -> bench.systemd.unit("nanomq.service").begun().failed("exit-code", OptionalInt.of(1)),
                        new OwnerAnswer.Done());

        var failed = failed(start());

        assertThat(failed.message())
                .isEqualTo(Message.of(
                        Phrase.UNIT_FAILED_BECAUSE,
                        "plant-floor",
                        "nanomq.service",
                        Message.of(Phrase.EXIT_CODE, 1),
                        Message.of(Phrase.CAUSE_ADDRESS_NOT_HERE),
                        "systemctl status nanomq.service"));
        assertThat(failed.lastWords()).containsExactly("starting", "nng_listen: address invalid");
    }

    @Test
    void howAnEarlierRunHasEndedIsNotToldOfAStartThatSystemdHasNotMade() throws InterruptedException {
        withUnit();
        bench.wroteInRun(1, "nng_listen: address invalid\n");
        bench.systemd
                .unit("nanomq.service")
                .begun()
                .failed("exit-code", OptionalInt.of(1))
                .on(Verb.START, MOMENT, () -> {}, new OwnerAnswer.Failed("dependency"));

        var failed = failed(start());

        assertThat(failed.message())
                .isEqualTo(Message.of(
                        Phrase.UNIT_JOB_FAILED,
                        "plant-floor",
                        "nanomq.service",
                        "dependency",
                        "systemctl status nanomq.service"));
        assertThat(failed.lastWords()).isEmpty();
    }

    @Test
    void aStartThatIsOneTooManySaysSo() throws InterruptedException {
        withUnit();
        bench.systemd
                .unit("nanomq.service")
                .begun()
                .on(
                        Verb.START,
                        MOMENT,
                        () -> bench.systemd.unit("nanomq.service").failed("start-limit-hit", OptionalInt.of(143)),
                        new OwnerAnswer.Failed("failed"));

        assertThat(failed(start()).message())
                .isEqualTo(Message.of(
                        Phrase.UNIT_JOB_FAILED,
                        "plant-floor",
                        "nanomq.service",
                        "start-limit-hit",
                        "systemctl status nanomq.service"));
    }

    @Test
    void thatItsFileHasChangedIsSaidBeforehand() {
        withUnit();
        bench.systemd.unit("nanomq.service").changed();

        assertThat(bench.lifecycle.preview(Operations.Kind.START, bench.broker))
                .isInstanceOfSatisfying(
                        Preview.Planned.class,
                        planned -> assertThat(planned.steps())
                                .extracting(Step::description)
                                .contains(Message.of(
                                        Phrase.STEP_WITH_OLD_FILE,
                                        Message.of(Phrase.STEP_ASK_UNIT_TO_START, "nanomq.service"),
                                        "sudo systemctl daemon-reload")));
    }

    @Test
    void aUnitThatHasFailedWithoutAWordSaysHow() throws InterruptedException {
        withUnit();
        bench.systemd
                .unit("nanomq.service")
                .on(
                        Verb.START,
                        MOMENT,
                        () -> bench.systemd.unit("nanomq.service").begun().failed("timeout", OptionalInt.of(143)),
                        new OwnerAnswer.Failed("failed"));

        assertThat(failed(start()).message())
                .isEqualTo(Message.of(
                        Phrase.UNIT_FAILED,
                        "plant-floor",
                        "nanomq.service",
                        Message.of(Phrase.UNIT_END, "timeout", Message.of(Phrase.EXIT_BY_SIGNAL, 143, "SIGTERM")),
                        "systemctl status nanomq.service"));
    }

    @Test
    void aUnitThatIsStartedAndDownAgainHasNotStarted() throws InterruptedException {
        withUnit();
        bench.systemd.unit("nanomq.service").on(Verb.START, MOMENT, () -> {}, new OwnerAnswer.Done());

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.UNIT_DONE_IN_VAIN);
    }

    @Test
    void aUnitIsNotAskedWhereAnotherHasThePort() throws InterruptedException {
        withUnit();
        bench.machine
                .add(new ProcessFactsBuilder(812).executable("/usr/sbin/other").line("/usr/sbin/other"))
                .listening(PORT);

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.PORT_TAKEN);
        assertThat(bench.systemd.ordered()).isEmpty();
    }
}
