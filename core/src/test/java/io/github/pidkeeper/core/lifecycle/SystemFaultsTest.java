package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Remembered;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of the machine itself, which cannot be had for real in a test: its clocks, its boot, its kernel's answers. */
class SystemFaultsTest extends BenchFixture {

    @ParameterizedTest
    @ValueSource(longs = {1, -1, 24 * 400})
    @Fault("D01")
    void aWallClockThatJumpsDisownsNobody(long hours) throws Exception {
        FakeProcess process = bench.startedHere();

        bench.time.setWallClock(Duration.ofHours(hours));

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(phrases(verdict)).contains(Phrase.RECORD_AGREES);
        assertThat(stop()).isInstanceOf(Outcome.Done.class);
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
    }

    @Test
    @Fault("D01")
    void aClockThatWasSetBackDoesNotMakeAnOldBrokerYoung() throws Exception {
        bench.startedHere().silent();

        bench.time.setWallClock(Duration.ofHours(-5));

        expect(BrokerState.UNRESPONSIVE, PidFileHealth.TRUE);
    }

    @Test
    @Fault("D02")
    void afterARebootABrokerUnderTheSamePidIsRecognisedAnewAndNotByItsRecord() throws Exception {
        recordOfEarlierBoot();
        bench.running();

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.TRUE);

        assertThat(phrases(verdict)).contains(Phrase.RECORD_OF_EARLIER_BOOT).doesNotContain(Phrase.RECORD_AGREES);
        assertThat(verdict.evidence())
                .anyMatch(one -> one.finding().arguments().toString().contains(Phrase.GROUND_COMMAND.name()));
    }

    @Test
    @Fault({"D02", "D12"})
    void afterARebootAStrangerUnderTheRecordedPidIsNobodyOfOurs() throws Exception {
        recordOfEarlierBoot();
        bench.writePidFile(nanomqBytes(PID));
        FakeProcess stranger = bench.machine.add(Bench.stranger(PID).ticks(PID * 10));

        expect(BrokerState.STOPPED, PidFileHealth.MISMATCHED);
        assertThat(stop()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(stranger.signals()).isEmpty();
    }

    @Test
    @Fault("D03")
    void whoHangsInTheKernelIsStuckKeepsItsFileAndIsNotStartedASecondTime() throws Exception {
        FakeProcess process = bench.running().ignoringTerm().survivingForce();
        steps.answering(Progress.Escalation.FORCE);

        assertThat(stop()).isInstanceOf(Outcome.Failed.class);

        expect(BrokerState.STUCK, PidFileHealth.TRUE);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(start().message().phrase()).isEqualTo(Phrase.ALREADY_THERE_STUCK);
        assertThat(bench.machine.spawned()).isEmpty();
        expect(BrokerState.STUCK, PidFileHealth.TRUE);
        process.exit(137);
        expect(BrokerState.STOPPED, PidFileHealth.STALE);
    }

    @Test
    @Fault("D04")
    void whoseDirectoryHangsIsUnknownAfterALimit() {
        bench.running();
        bench.files.hang();

        Verdict verdict = bench.lifecycle(Duration.ofMillis(50)).status(bench.broker);

        assertThat(verdict.state()).isEqualTo(BrokerState.UNKNOWN);
        assertThat(verdict.foremost())
                .isEqualTo(Message.of(Phrase.LOOK_UNANSWERED, bench.pidFile, Duration.ofMillis(50)));
    }

    @Test
    @Fault("D04")
    void whoseDirectoryHangsIsNeitherStoppedNorKeptLockedNorIsThereAPreview() throws Exception {
        FakeProcess process = bench.running();
        bench.files.hang();
        var lifecycle = bench.lifecycle(Duration.ofMillis(50));
        var finding = Message.of(Phrase.LOOK_UNANSWERED, bench.pidFile, Duration.ofMillis(50));

        assertThat(lifecycle.stop(bench.broker, new FollowedSteps()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message()).isEqualTo(finding));
        assertThat(lifecycle.preview(Operations.Kind.STOP, bench.broker))
                .isInstanceOfSatisfying(
                        Preview.Decided.class,
                        decided -> assertThat(decided.outcome().message()).isEqualTo(finding));
        assertThat(process.signals()).isEmpty();
        assertThat(bench.locks.isHeld()).isFalse();
        assertThat(bench.journal()).contains("\"result\":\"refused\"", "look-unanswered");
    }

    @Test
    @Fault("D05")
    void aServiceThatIsAlwaysRestartedIsStoppedThroughSystemdAndStaysStopped() throws Exception {
        FakeProcess process = bench.serviced();
        // Restart=always: whatever ends it but systemd itself, another comes.
        var stopping = new ArrayList<String>();
        process.onExit(() -> {
            stopping.addAll(bench.systemd.ordered());
            if (stopping.isEmpty()) {
                bench.service(PID + 1);
            }
        });

        assertThat(stop().message().phrase()).isEqualTo(Phrase.STOPPED_THROUGH_UNIT);

        assertThat(stopping).containsExactly("stop nanomq.service");
        assertThat(process.signals()).as("no signal behind its back").isEmpty();
        expect(BrokerState.STOPPED, PidFileHealth.ABSENT);
    }

    @Test
    @Fault({"D05", "D06"})
    void whereItsOwnerCannotBeAskedItIsLeftAloneAndTheWayIsTold() throws Exception {
        FakeProcess process = bench.serviced();
        bench.systemd.unreachable("no bus");

        Outcome outcome = stop();

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.message().arguments()).contains("sudo systemctl stop nanomq.service");
        assertThat(process.signals()).isEmpty();
        expect(BrokerState.RUNNING, PidFileHealth.TRUE);
    }

    @Test
    @Fault("D05")
    void aServiceThatComesBackAllTheSameHasNotStopped() throws Exception {
        FakeProcess process = bench.serviced();
        process.onExit(() -> bench.service(PID + 1));

        assertThat(stop().message().phrase()).isEqualTo(Phrase.REVIVED);

        assertThat(expect(BrokerState.RUNNING, PidFileHealth.TRUE)
                        .process()
                        .orElseThrow()
                        .pid())
                .isEqualTo(PID + 1);
    }

    @Test
    @Fault("D06")
    void aServiceOfTheUsersOwnManagerIsStoppedThroughThat() throws Exception {
        FakeProcess process =
                bench.machine.add(bench.facts(PID).unit("nanomq.service", true)).listening(Bench.PORT);
        bench.serves(process);

        assertThat(stop().message().phrase()).isEqualTo(Phrase.STOPPED_THROUGH_UNIT);
        assertThat(process.signals()).isEmpty();
    }

    @Test
    @Fault("D07")
    void aBrokerInAContainerIsNotOursThoughTheFileNamesItsOuterPid() throws Exception {
        bench.writePidFile(nanomqBytes(PID));
        FakeProcess inside =
                bench.machine.add(bench.facts(PID).nested().container("c0ffee")).listening(Bench.PORT);

        Verdict verdict = status();

        assertThat(verdict.process()).isEmpty();
        assertThat(verdict.pidFileHealth()).isEqualTo(PidFileHealth.MISMATCHED);
        assertThat(stop()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(inside.signals()).isEmpty();
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    @Fault("D08")
    void aPidOfAnInnerNamespaceIsAnInnocentOutside() throws Exception {
        bench.writePidFile("7\n".getBytes(US_ASCII));
        FakeProcess innocent = bench.machine.add(Bench.stranger(7));
        bench.givesBirthTo(PID);

        expect(BrokerState.STOPPED, PidFileHealth.MISMATCHED);
        assertThat(stop()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(start()).isInstanceOf(Outcome.Done.class);
        assertThat(innocent.signals()).isEmpty();
    }

    @Test
    @Fault("D09")
    void whereProcIsHiddenALivePidIsUnknownAndNothingIsDone() throws Exception {
        bench.writePidFile(nanomqBytes(PID));
        bench.machine.conceal(PID, "No such file or directory");
        bench.machine.conceal(1, "No such file or directory");
        bench.machine.portHolder(new PortHolder.HeldByUser(0, "root"));

        expect(BrokerState.UNKNOWN, PidFileHealth.UNREADABLE);
        assertThat(stop()).isInstanceOf(Outcome.Refused.class);
        assertThat(start()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    @Fault("D10")
    void aPidThatIsReusedWithinTheSameTickIsNotTheProcessThatWasPinned() throws Exception {
        FakeProcess process = bench.running().exitingAfterTerm(Duration.ofSeconds(3));
        var heirs = new ArrayList<FakeProcess>();
        process.onExit(() -> heirs.add(bench.machine.add(Bench.stranger(PID).ticks(PID * 10))));
        steps.answering(Progress.Escalation.FORCE);

        Outcome outcome = stop();

        assertThat(outcome.message().phrase()).isEqualTo(Phrase.STOPPED);
        assertThat(heirs.getFirst()
                        .facts()
                        .identity()
                        .sameProcessAs(process.facts().identity()))
                .as("by pid and ticks they are the same")
                .isTrue();
        assertThat(heirs.getFirst().signals()).isEmpty();
        assertThat(steps.asked()).isEmpty();
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    @Fault("D10")
    void aPidThatIsReusedWithinTheSameTickIsNotTheProcessThatWasRecorded() throws Exception {
        FakeProcess died = bench.machine.add(bench.facts(PID).pidfdInode(41));
        bench.remember(died);
        bench.writePidFile(nanomqBytes(PID));
        died.exit(0);
        FakeProcess heir = bench.machine.add(Bench.stranger(PID).ticks(PID * 10).pidfdInode(42));
        steps.answering(Progress.Escalation.FORCE);

        assertThat(status().pidFileHealth()).isEqualTo(PidFileHealth.MISMATCHED);
        assertThat(stop()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(heir.signals()).isEmpty();
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    @Fault("D10")
    void aRecordThatKnowsNoInodeIsComparedByWhatItKnows() throws Exception {
        FakeProcess process = bench.startedHere();

        assertThat(process.facts()
                        .identity()
                        .sameProcessAs(bench.facts(PID).pidfdInode(42).build().identity()))
                .isTrue();
    }

    @Test
    @Fault("D11")
    void aNightAsleepIsNotCountedWhereTheClockStandsStill() throws Exception {
        FakeProcess process = bench.running().exitingAfterTerm(Duration.ofSeconds(9));
        bench.time.sleepAfter(Duration.ofSeconds(2), Duration.ofHours(8));
        steps.answering(Progress.Escalation.FORCE);

        assertThat(stop().message().phrase()).isEqualTo(Phrase.STOPPED);

        assertThat(steps.asked()).isEmpty();
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
    }

    @Test
    @Fault("D11")
    void norWhereItGoesOn() throws Exception {
        FakeProcess process = bench.running().exitingAfterTerm(Duration.ofSeconds(9));
        bench.time.sleepWithTheClockRunningAfter(Duration.ofMillis(2100), Duration.ofHours(8));
        steps.answering(Progress.Escalation.FORCE);

        assertThat(stop().message().phrase()).isEqualTo(Phrase.STOPPED);

        assertThat(steps.asked()).as("it had nine of its ten seconds").isEmpty();
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
    }

    @Test
    @Fault("D11")
    void afterANightAsleepTheGraceStillHasAnEnd() throws Exception {
        FakeProcess process = bench.running().ignoringTerm();
        bench.time.sleepWithTheClockRunningAfter(Duration.ofMillis(2100), Duration.ofHours(8));
        steps.answering(Progress.Escalation.FORCE);

        assertThat(stop().message().phrase()).isEqualTo(Phrase.STOPPED_BY_FORCE);

        assertThat(steps.asked()).hasSize(1);
        assertThat(process.signals()).containsExactly(Signal.TERMINATE, Signal.FORCE);
    }

    @Test
    @Fault("D12")
    void aSnapshotThatBringsBackAnOldPidFileAndAnOldRecordBringsBackNoProcess() throws Exception {
        FakeProcess old = bench.machine.add(bench.facts(PID));
        bench.remember(old);
        bench.writePidFile(nanomqBytes(PID));
        FakeProcess heir = bench.machine.add(Bench.stranger(PID).ticks(PID * 10 + 1));
        FakeProcess broker = bench.machine.add(bench.facts(PID + 1)).listening(Bench.PORT);

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.MISMATCHED);

        assertThat(verdict.process().orElseThrow().pid()).isEqualTo(PID + 1);
        assertThat(stop()).isInstanceOf(Outcome.Done.class);
        assertThat(broker.signals()).containsExactly(Signal.TERMINATE);
        assertThat(heir.signals()).isEmpty();
        assertThat(bench.pidFileBytes())
                .as("it never named the one that was stopped")
                .isEqualTo(nanomqBytes(PID));
    }

    @Test
    @Fault("D13")
    void anotherUsersBrokerOnTheSamePathIsAliveAndItsFileStays() throws Exception {
        FakeProcess others = bench.machine.add(bench.facts(PID).uid(1001).executableUnreadable());
        bench.machine.portHolder(new PortHolder.HeldByUser(1001, "user1001"));
        Found file = fileOf(1001, nanomqBytes(PID));
        bench.writePidFile(nanomqBytes(PID));
        bench.files.findInstead(file);

        Verdict verdict = expect(BrokerState.NOT_PERMITTED, PidFileHealth.TRUE);

        assertThat(phrases(verdict)).contains(Phrase.PID_FILE_NOT_TRUSTED, Phrase.PROCESS_NOT_PERMITTED);
        assertThat(stop()).isInstanceOf(Outcome.Refused.class);
        assertThat(start()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(others.signals()).isEmpty();
        assertThat(bench.pidFile).exists();
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "intent"})
    @Fault("D14")
    void aRecordOfAnotherVersionIsNeitherIgnoredNorReplaced(String name) throws Exception {
        Path record = new StateDirectory(bench.state)
                .create(bench.broker)
                .identityRecord()
                .resolveSibling(name);
        String content = RecordFileTest.whole("pidkeeper-record 2\nwhatever that means\n");
        Files.writeString(record, content);
        bench.givesBirthTo(PID);

        Verdict verdict = expect(BrokerState.UNKNOWN, PidFileHealth.ABSENT);

        assertThat(verdict.foremost().phrase()).isEqualTo(Phrase.RECORD_FOREIGN);
        assertThat(start()).isInstanceOf(Outcome.Refused.class);
        assertThat(stop()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(record).hasContent(content);
        bench.running();
        assertThat(phrases(expect(BrokerState.RUNNING, PidFileHealth.TRUE))).contains(Phrase.RECORD_FOREIGN);
    }

    @Test
    @Fault("D14")
    void whatALaterVersionHasRecordedCountsAndIsNotLost() throws Exception {
        FakeProcess process = bench.machine
                .add(bench.facts(PID).executable("/usr/bin/titled").line("nanomq: serving"))
                .listening(Bench.PORT);
        bench.remember(process);
        Path record = new StateDirectory(bench.state).folder(bench.broker).identityRecord();
        String later = asOfLaterVersion(Files.readString(record));
        Files.writeString(record, later);

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.MISSING);

        assertThat(phrases(verdict)).contains(Phrase.RECORD_AGREES);
        assertThat(stop()).isInstanceOf(Outcome.Done.class);
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
        assertThat(record.resolveSibling("identity.version-7")).hasContent(later);
    }

    @Test
    @Fault("D15")
    void whileOneStopsTheOthersAreBusyAndAllSeeTheSame() throws Exception {
        bench.running().exitingAfterTerm(Duration.ofSeconds(2));
        var window = bench.lifecycle(Duration.ofMinutes(1));
        var met = new ArrayList<Outcome>();
        var seen = EnumSet.noneOf(BrokerState.class);
        Progress meanwhile = new Progress() {
            @Override
            public void changed(Step step) {
                try {
                    if (step.kind() == Step.Kind.AWAIT_EXIT && step.progress() == Step.Progress.UNDER_WAY) {
                        met.add(window.start(bench.broker, new FollowedSteps()));
                        met.add(window.stop(bench.broker, new FollowedSteps()));
                        met.add(window.restart(bench.broker, new FollowedSteps()));
                        seen.add(window.status(bench.broker).state());
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };

        assertThat(bench.lifecycle.stop(bench.broker, meanwhile)).isInstanceOf(Outcome.Done.class);

        assertThat(met).isNotEmpty().hasOnlyElementsOfType(Outcome.Busy.class);
        assertThat(seen).containsExactly(BrokerState.STOPPING);
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(window.status(bench.broker)).isEqualTo(status());
    }

    /** The same record in the frame that all versions share, with a field that nobody knows here. */
    private static String asOfLaterVersion(String record) {
        String body = record.substring(0, record.indexOf("end "));
        return RecordFileTest.whole(body.replaceFirst("pidkeeper-record 1\n", "pidkeeper-record 7\ncolour green\n"));
    }

    private void recordOfEarlierBoot() throws IOException {
        var before = bench.facts(PID).boot("boot-0").build();
        new StateDirectory(bench.state)
                .create(bench.broker)
                .remember(new Remembered(
                        before.identity(), bench.time.now().minus(Duration.ofDays(3)), Optional.empty()));
    }

    private static Found fileOf(long uid, byte[] bytes) {
        return new Found.PlainFile(new FileStamp(1, 2, bytes.length, Instant.EPOCH, uid), false, false, bytes);
    }
}
