package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.lifecycle.JournalEntry.Subject;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.process.LockFile.Locking;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the operations leave in the journal, on an imagined machine. */
class OperationJournalTest extends BenchFixture {

    @Test
    void aStopLeavesItsStepsItsSignalAndItsOutcome() throws Exception {
        bench.running().exitingAfterTerm(Duration.ofMillis(800));

        stop();

        assertThat(lines())
                .containsExactly(
                        "step verify done",
                        "signal SIGTERM intended",
                        "signal SIGTERM sent",
                        "step ask-to-stop done",
                        "step await-exit done",
                        "remove-pid-file intended",
                        "remove-pid-file done",
                        "step remove-pid-file done",
                        "outcome done");
        assertThat(entry("step await-exit done").took()).contains(Duration.ofMillis(800));
        assertThat(entry("outcome done").took()).contains(Duration.ofMillis(800));
        assertThat(entry("outcome done").saying().orElseThrow().message())
                .contains(Message.of(Phrase.STOPPED, "plant-floor", PID, Duration.ofMillis(800)));
    }

    @Test
    void aRefusalOfWhatCannotEvenBeginIsOnRecord() throws Exception {
        bench.lifecycle.refused(Operations.Kind.STOP, "plant-floor", "plant.conf, line 3: not understood");

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.action() + " " + entry.result()).isEqualTo("outcome refused");
            assertThat(entry.origin().broker()).isEqualTo("plant-floor");
            assertThat(entry.origin().verb()).contains("stop");
            assertThat(entry.origin().user()).contains("user1000");
            assertThat(entry.process()).isEmpty();
            assertThat(entry.saying().orElseThrow().words()).isEqualTo("plant.conf, line 3: not understood");
        });
    }

    @Test
    void everyLineTellsWhoWhenAndWhichProcess() throws Exception {
        bench.running();

        stop();

        assertThat(entries()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.time()).isBetween(bench.time.now().minusSeconds(60), bench.time.now());
            assertThat(entry.process()).contains(new Subject(PID, OptionalLong.of(PID * 10), Optional.of("boot-1")));
            assertThat(entry.origin())
                    .isEqualTo(new JournalEntry.Origin(
                            entry.origin().operation(),
                            Optional.of("user1000"),
                            OptionalLong.of(FakeMachine.OWN_PID),
                            "plant-floor",
                            Optional.of(bench.pidFile.toString()),
                            Optional.of("stop")));
        });
    }

    @Test
    void theLinesOfOneOperationHaveOneIdAndNoOthers() throws Exception {
        bench.running();

        stop();
        stop();

        assertThat(entries().stream()
                        .map(entry -> entry.origin().operation().orElseThrow())
                        .distinct())
                .hasSize(2);
        assertThat(lines())
                .filteredOn(line -> line.startsWith("outcome"))
                .containsExactly("outcome done", "outcome nothing-to-do");
    }

    @Test
    void aSignalIsOnRecordBeforeItIsSent() throws Exception {
        bench.running()
                .ignoringTerm()
                .onExit(() ->
                        assertThat(linesOrNone()).as("while the signal is sent").endsWith("signal SIGKILL intended"));
        steps.answering(Progress.Escalation.KEEP_WAITING, Progress.Escalation.FORCE);

        stop();

        assertThat(lines())
                .containsSubsequence(
                        "decision keep-waiting",
                        "decision force",
                        "step await-exit skipped",
                        "signal SIGKILL intended",
                        "signal SIGKILL sent",
                        "step force-stop done",
                        "outcome done");
        assertThat(entry("decision force").took()).contains(Duration.ofSeconds(20));
    }

    @Test
    void aStartLeavesWhatItSetAsideAndWhatItSpawned() throws Exception {
        bench.writePidFile(nanomqBytes(4711));
        bench.givesBirthTo(PID);

        start();

        assertThat(lines())
                .containsExactly(
                        "step verify done",
                        "step check-ground done",
                        "set-aside-pid-file intended",
                        "set-aside-pid-file done",
                        "step set-aside done",
                        "spawn " + bench.executable() + " intended",
                        "spawn " + bench.executable() + " done",
                        "step spawn done",
                        "step confirm-running done",
                        "outcome done");
        assertThat(entries().getFirst().process()).as("there is none yet").isEmpty();
        assertThat(entry("spawn " + bench.executable() + " done")
                        .saying()
                        .orElseThrow()
                        .message())
                .contains(Message.of(Phrase.PROCESS_PID, PID));
        assertThat(entry("outcome done").process().orElseThrow().pid()).isEqualTo(PID);
    }

    @Test
    void aRestartIsOneOperationAboutTwoProcesses() throws Exception {
        bench.running();
        bench.givesBirthTo(300_000);

        restart();

        assertThat(entries().stream().map(JournalEntry::origin).distinct()).hasSize(1);
        assertThat(entry("signal SIGTERM sent").process().orElseThrow().pid()).isEqualTo(PID);
        assertThat(entry("spawn " + bench.executable() + " intended").process()).isEmpty();
        assertThat(entry("outcome done").process().orElseThrow().pid()).isEqualTo(300_000);
    }

    @Test
    void aRepairAndItsUndoLeaveWhatTheyDidToTheFile() throws Exception {
        bench.running();
        bench.writePidFile(nanomqBytes(4711));

        bench.lifecycle.repair(bench.broker, steps);
        bench.lifecycle.undoRepair(bench.broker, steps);

        assertThat(lines())
                .containsSubsequence(
                        "step verify done",
                        "write-pid-file intended",
                        "write-pid-file done",
                        "step write-pid-file done",
                        "outcome done",
                        "restore-pid-file intended",
                        "restore-pid-file done",
                        "step restore-pid-file done",
                        "outcome done");
        assertThat(entries())
                .allSatisfy(
                        entry -> assertThat(entry.process().orElseThrow().pid()).isEqualTo(PID));
        assertThat(entries().getLast().origin().verb()).contains("undo-repair");
    }

    @Test
    void whatWasNotToBeSpawnedHasItsReason() throws Exception {
        bench.machine.onSpawnFail("Exec format error");

        start();

        assertThat(entry("spawn " + bench.executable() + " failed")
                        .saying()
                        .orElseThrow()
                        .message())
                .contains(Message.of(Phrase.SYSTEM_SAYS, "Exec format error"));
        assertThat(lines()).endsWith("step spawn failed", "outcome failed");
    }

    @Test
    void aRefusalIsOnRecordWithTheProcessThatWasSpared() throws Exception {
        bench.writePidFile(nanomqBytes(PID));
        bench.machine.add(bench.facts(PID).unit("nanomq.service", false)).listening(PORT);
        bench.systemd.unreachable("no bus");

        stop();

        assertThat(lines()).containsExactly("step verify failed", "outcome refused");
        assertThat(entry("outcome refused").process().orElseThrow().pid()).isEqualTo(PID);
        assertThat(entry("outcome refused").saying().orElseThrow().words()).startsWith("UNIT_NOT_REACHABLE");
    }

    @Test
    void whatIsAskedOfAnOwnerIsOnRecordBeforeAndAfter() throws Exception {
        bench.serviced();

        stop();

        assertThat(lines()).contains("order stop nanomq.service intended", "order stop nanomq.service done");
    }

    @Test
    void andSoIsWhatAnOwnerDoesNotDo() throws Exception {
        bench.serviced();
        bench.systemd
                .unit("nanomq.service")
                .refusing(OwnerControl.Verb.STOP, new OwnerAnswer.Refused(OwnerAnswer.Refusal.NOT_PERMITTED, "denied"));

        stop();

        assertThat(lines()).contains("order stop nanomq.service refused", "outcome refused");
        assertThat(entry("order stop nanomq.service refused")
                        .saying()
                        .orElseThrow()
                        .words())
                .contains("NOT_PERMITTED: denied");
    }

    @Test
    void aSecondStartIsOnRecordToo() throws Exception {
        bench.running();

        start();

        assertThat(lines()).containsExactly("step verify done", "outcome nothing-to-do");
    }

    @Test
    void whoFindsAnotherAtItIsOnRecord() throws Exception {
        bench.locks.answerInstead(new Locking.HeldByAnother("stop by root, pid 4711"));

        stop();

        assertThat(lines()).containsExactly("outcome busy");
        assertThat(entries().getFirst().saying().orElseThrow().words()).contains("arguments=[stop, root, 4711]");
        assertThat(steps.warnings()).isEmpty();
    }

    @Test
    void anOperationForWhichThereIsNoPlaceIsOnRecordAsFarAsThereIsAPlace() throws Exception {
        Files.createDirectory(bench.state);
        Files.createFile(bench.state.resolve("brokers"));

        assertThat(stop()).isInstanceOf(Outcome.Failed.class);

        assertThat(lines()).containsExactly("outcome failed");
        assertThat(steps.warnings()).isEmpty();
    }

    @Test
    void anInterruptedStopIsCutShortInTheJournalToo() {
        bench.running().ignoringTerm();
        bench.time.interruptAfter(Duration.ofSeconds(3));

        assertThatThrownBy(this::stop).isInstanceOf(InterruptedException.class);

        assertThat(linesOrNone()).endsWith("step await-exit failed", "outcome cut-short");
    }

    @Test
    void aJournalThatCannotBeWrittenStopsNobodyAndIsToldOnce() throws Exception {
        bench.running();
        Files.createDirectories(bench.state.resolve("journal.jsonl"));

        assertThat(stop()).isInstanceOf(Outcome.Done.class);

        assertThat(bench.machine.alive()).isEmpty();
        assertThat(steps.warnings()).hasSize(1);
        assertThat(steps.warnings().getFirst().phrase()).isEqualTo(Phrase.JOURNAL_NOT_WRITABLE);
    }

    @Test
    void nothingIsWrittenWhereEverybodyCouldWrite() throws Exception {
        Files.createDirectory(bench.state);
        Files.setPosixFilePermissions(bench.state, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(stop()).isInstanceOf(Outcome.Failed.class);

        assertThat(bench.state.resolve("journal.jsonl")).doesNotExist();
        assertThat(steps.warnings()).as("the outcome says it").isEmpty();
    }

    @Test
    void noPasswordGetsIntoTheJournal() throws Exception {
        String secret = "hunter2";
        bench.giveArguments(
                "--conf",
                bench.directory.resolve("nanomq.conf").toString(),
                "-P",
                secret,
                "--password=" + secret,
                "--url",
                "mqtt://user:" + secret + "@localhost",
                secret);
        bench.givesBirthTo(PID);
        bench.machine.add(bench.facts(4711));
        bench.machine.add(bench.facts(4712));
        start();
        stop();
        bench.machine.alive().forEach(process -> process.exit(0));
        start();
        start();
        bench.writePidFile(nanomqBytes(5));
        stop();
        Files.writeString(
                new StateDirectory(bench.state).folder(bench.broker).output().path(), secret);
        bench.machine.onSpawn(request -> {
            FakeProcess process = bench.born(6, request);
            process.exit(1);
            return process;
        });
        start();

        assertThat(lines())
                .filteredOn(line -> line.startsWith("outcome"))
                .containsExactly(
                        "outcome nothing-to-do",
                        "outcome refused",
                        "outcome done",
                        "outcome nothing-to-do",
                        "outcome done",
                        "outcome failed");
        assertThat(bench.journal()).doesNotContain(secret);
    }

    private JournalEntry entry(String line) throws IOException {
        return entries().stream()
                .filter(entry -> line(entry).equals(line))
                .findFirst()
                .orElseThrow();
    }

    private List<JournalEntry> entries() throws IOException {
        var reading = WholeJournal.in(bench.state);
        assertThat(reading.damaged()).isZero();
        return reading.lines().stream().map(JournalReader.Line::entry).toList();
    }

    private List<String> lines() throws IOException {
        return entries().stream().map(OperationJournalTest::line).toList();
    }

    private List<String> linesOrNone() {
        try {
            return lines();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String line(JournalEntry entry) {
        return entry.action() + entry.detail().map(detail -> " " + detail).orElse("") + " " + entry.result();
    }
}
