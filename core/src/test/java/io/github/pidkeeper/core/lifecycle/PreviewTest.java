package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.process.LockFile.Locking;
import io.github.pidkeeper.core.process.ProgramRun;
import io.github.pidkeeper.core.standin.FileTree;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operation would do is told exactly, comes true, and changes nothing by being told. */
class PreviewTest extends BenchFixture {

    private static final long NEXT_PID = 300_000;

    PreviewTest() {
        super(Bench::ofThisUser);
    }

    static Stream<Arguments> everything() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Situation.all().stream().map(situation -> Arguments.of(kind, situation)));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void aPreviewChangesNothing(Kind kind, Situation situation) {
        situation.arrange(bench);
        var before = FileTree.of(directory);
        Set<Long> alive = pids();
        int locked = bench.locks.notes().size();

        bench.lifecycle.preview(kind, bench.broker);

        assertThat(FileTree.of(directory)).isEqualTo(before);
        assertThat(pids()).isEqualTo(alive);
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(bench.machine.ran()).isEmpty();
        assertThat(bench.machine.alive())
                .allSatisfy(process -> assertThat(process.signals()).isEmpty());
        assertThat(bench.locks.notes()).hasSize(locked);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void whatARunDoesIsWhatItsPreviewSaid(Kind kind, Situation situation) throws InterruptedException {
        situation.arrange(bench);
        bench.givesBirthTo(NEXT_PID);
        bench.machine.onRun(_ -> new ProgramRun.Ended(0, "NanoMQ Messaging Engine v0.25.6-8\nreload succeed!\n"));
        Preview preview = bench.lifecycle.preview(kind, bench.broker);
        var plans = new Plans();

        Outcome outcome = bench.lifecycle.carryOut(kind, bench.broker, plans);

        switch (preview) {
            case Preview.Decided(Outcome foreseen) -> {
                assertThat(outcome).hasSameClassAs(foreseen);
                assertThat(outcome.message()).isEqualTo(foreseen.message());
                assertThat(plans.all).as("plans").hasSize(1);
            }
            case Preview.Planned(List<Step> steps, var _) -> {
                assertThat(outcome).isInstanceOf(Outcome.Done.class);
                assertThat(plans.all.get(1))
                        .extracting(Step::index, Step::kind, Step::description, Step::target)
                        .containsExactlyElementsOf(steps.stream()
                                .map(step -> tuple(step.index(), step.kind(), step.description(), step.target()))
                                .toList());
                assertThat(plans.all.getLast())
                        .as("what is known in the end")
                        .extracting(Step::kind, Step::target)
                        .containsExactlyElementsOf(steps.stream()
                                .map(step -> tuple(step.kind(), step.target()))
                                .toList());
                assertThat(steps).extracting(Step::progress).containsOnly(Step.Progress.PLANNED);
            }
        }
    }

    @Test
    void theStepsOfAStopNameProcessAndFile() {
        FakeProcess process = bench.running();
        var facts = process.facts();

        assertThat(steps(Kind.STOP))
                .extracting(Step::description)
                .containsExactly(
                        Message.of(Phrase.STEP_VERIFY_PROCESS, PID, facts.startedAt(), "plant-floor"),
                        Message.of(Phrase.STEP_ASK_TO_STOP, PID, facts.startedAt()),
                        Message.of(Phrase.STEP_AWAIT_EXIT, bench.broker.grace()),
                        Message.of(Phrase.STEP_FORCE_STOP, PID, facts.startedAt()),
                        Message.of(Phrase.STEP_REMOVE_PID_FILE, bench.pidFile, "\"278718\\0\\0\\0\\0\\0\\0\""));
        assertThat(steps(Kind.STOP).get(1).target())
                .contains(new Target.OfProcess(facts.identity(), facts.startedAt()));
    }

    @Test
    void aStopThatDoesNotWaitSaysSo() {
        bench.running();
        var impatient = bench.broker.withGrace(Duration.ZERO);

        assertThat(bench.lifecycle.preview(Kind.STOP, impatient))
                .isInstanceOfSatisfying(
                        Preview.Planned.class,
                        planned -> assertThat(planned.steps())
                                .extracting(Step::description)
                                .contains(Message.of(Phrase.STEP_AWAIT_NO_EXIT)));
    }

    @Test
    void whereTheForceIsDecidedBeforehandTheStepIsNotSaidToDependOnADecision() {
        FakeProcess process = bench.running();

        assertThat(bench.lifecycle.preview(Kind.STOP, bench.broker).forcedInTime())
                .isInstanceOfSatisfying(
                        Preview.Planned.class,
                        planned -> assertThat(planned.steps())
                                .extracting(Step::description)
                                .contains(Message.of(
                                        Phrase.STEP_FORCE_STOP_IN_TIME,
                                        PID,
                                        process.facts().startedAt()))
                                .extracting(Message::phrase)
                                .doesNotContain(Phrase.STEP_FORCE_STOP));
    }

    @Test
    void theStepsOfAStartNameTheCommandTheEnvironmentAndWhatIsSetAside() {
        bench.writePidFile("12 34\n".getBytes(UTF_8));
        bench.broker = bench.broker(BrokerKind.NANOMQ, OptionalInt.of(PORT));

        List<Step> steps = steps(Kind.START);

        assertThat(steps)
                .extracting(Step::kind)
                .containsExactly(
                        Step.Kind.VERIFY,
                        Step.Kind.CHECK_GROUND,
                        Step.Kind.SET_ASIDE,
                        Step.Kind.SPAWN,
                        Step.Kind.CONFIRM_RUNNING);
        assertThat(steps.get(2).target())
                .contains(new Target.OfFile(bench.pidFile, Optional.of("\"12 34\\n\""), Optional.empty()));
        assertThat(steps.get(3).target().orElseThrow()).isInstanceOfSatisfying(Target.OfProgram.class, program -> {
            assertThat(program.commandLine()).isEqualTo(bench.broker.command().line());
            assertThat(program.environment())
                    .isEqualTo(Map.of("NANOMQ_PID_FILE", bench.pidFile.toString(), "NANOMQ_DAEMON", "false"));
        });
    }

    @Test
    void aPasswordOnTheCommandLineIsNotTold() {
        Path executable = bench.executable();
        bench.broker = new Broker(
                bench.broker.name(),
                BrokerKind.GENERIC,
                new Command(executable, List.of("--password", "s3cret")),
                bench.pidFile,
                Optional.empty(),
                OptionalInt.empty(),
                bench.broker.grace());

        assertThat(steps(Kind.START).toString()).contains("--password").doesNotContain("s3cret");
    }

    @Test
    void theStepsOfARepairNameOldAndNewContent() {
        bench.running();
        bench.writePidFile("300001".getBytes(UTF_8));

        assertThat(steps(Kind.REPAIR).get(1).target())
                .contains(new Target.OfFile(
                        bench.pidFile, Optional.of("\"300001\""), Optional.of("\"278718\\0\\0\\0\\0\\0\\0\"")));
    }

    @Test
    void whereAnOwnerMustBeAskedItsCommandIsTold() {
        bench.machine.add(bench.facts(PID).unit("nanomq.service", false)).listening(PORT);
        bench.systemd.unreachable("");

        assertThat(((Preview.Decided) bench.lifecycle.preview(Kind.RESTART, bench.broker))
                        .outcome()
                        .message())
                .isEqualTo(Message.of(
                        Phrase.OWNED_BY_UNIT,
                        "plant-floor",
                        "nanomq.service",
                        (bench.ownUid == 0 ? "" : "sudo ") + "systemctl restart nanomq.service"));
    }

    @Test
    void whatAnOwnerWillBeAskedIsShownAndNotAsked() {
        FakeProcess process = bench.serviced();

        var steps = ((Preview.Planned) bench.lifecycle.preview(Kind.STOP, bench.broker)).steps();

        assertThat(steps.stream().map(Step::kind))
                .containsExactly(
                        Step.Kind.VERIFY,
                        Step.Kind.ASK_OWNER,
                        Step.Kind.AWAIT_EXIT,
                        Step.Kind.REMOVE_PID_FILE,
                        Step.Kind.CONFIRM_STOPPED);
        assertThat(steps.get(1).target())
                .contains(new Target.OfUnit(
                        new SystemdUnit("nanomq.service", false),
                        OwnerControl.Verb.STOP,
                        Optional.of(Target.OfProcess.of(process.facts()))));
        assertThat(bench.systemd.ordered()).isEmpty();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void whileAnotherOperationIsUnderWayNothingIsForetold() throws IOException {
        FakeProcess process = bench.running();
        FakeProcess operator = bench.machine.add(new ProcessFactsBuilder(998));
        bench.leaveIntent(Intent.Aim.STOP, Optional.of(process));

        assertThat(bench.lifecycle.preview(Kind.START, bench.broker))
                .isEqualTo(new Preview.Decided(new Outcome.Busy(
                        Message.of(Phrase.BUSY, "plant-floor", Message.of(Phrase.PROCESS_PID, operator.pid())))));
    }

    @Test
    void aStateDirectoryThatCannotBeUsedIsToldBeforehand() throws IOException {
        Files.writeString(bench.state, "a file where the directory should be");
        bench.running();

        assertThat(bench.lifecycle.preview(Kind.STOP, bench.broker))
                .isInstanceOfSatisfying(Preview.Decided.class, decided -> {
                    assertThat(decided.outcome()).isInstanceOf(Outcome.Failed.class);
                    assertThat(decided.outcome().message().phrase()).isEqualTo(Phrase.STATE_NOT_WRITABLE);
                });
    }

    @ParameterizedTest
    @EnumSource
    void aStateDirectoryOfSomebodyElseIsRefusedAndNothingIsWrittenThere(Kind kind) throws Exception {
        bench.running();
        Files.createDirectory(bench.state);
        Lifecycle another = bench.lifecycleOf(bench.ownUid + 1);
        var before = FileTree.of(directory);
        Message refusal = Message.of(
                Phrase.STATE_OF_ANOTHER,
                bench.state,
                Files.getOwner(bench.state).getName());

        assertRefused(((Preview.Decided) another.preview(kind, bench.broker)).outcome(), refusal);
        assertRefused(another.carryOut(kind, bench.broker, new Plans()), refusal);
        another.refused(kind, "plant-floor", "no");
        assertThat(another.status(bench.broker).evidence())
                .anyMatch(one -> one.finding().equals(refusal));
        assertThat(FileTree.of(directory)).isEqualTo(before);
    }

    private static void assertRefused(Outcome outcome, Message message) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @EnumSource
    void aLockThatIsHeldIsToldInTheHoldersWords(Kind kind) throws Exception {
        bench.running();
        bench.locks.answerInstead(new Locking.HeldByAnother("stop by root, pid 7"));
        var busy = new Outcome.Busy(
                Message.of(Phrase.BUSY, "plant-floor", Message.of(Phrase.LOCK_HOLDER, "stop", "root", 7L)));

        assertThat(foreseen(kind)).isEqualTo(busy);
        assertThat(bench.lifecycle.carryOut(kind, bench.broker, new Plans())).isEqualTo(busy);
    }

    @ParameterizedTest
    @EnumSource
    void aLockWithoutANoteIsSomebodys(Kind kind) throws Exception {
        bench.running();
        bench.locks.answerInstead(new Locking.HeldByAnother(""));
        var busy = new Outcome.Busy(Message.of(Phrase.BUSY_WITH_SOMEBODY, "plant-floor"));

        assertThat(foreseen(kind)).isEqualTo(busy);
        assertThat(bench.lifecycle.carryOut(kind, bench.broker, new Plans())).isEqualTo(busy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop by root, p",
                "stop by root, pid ",
                "by root, pid 7",
                "stop by \33[31mroot, pid 7",
                "stop by ��, pid 7",
                "application",
                "\0\0\0"
            })
    void aNoteThatIsTornOrOfNobodyOfUsIsNotRepeated(String note) throws Exception {
        bench.running();
        bench.locks.answerInstead(new Locking.HeldByAnother(note));
        var busy = new Outcome.Busy(Message.of(Phrase.BUSY_WITH_SOMEBODY, "plant-floor"));

        assertThat(foreseen(Kind.STOP)).isEqualTo(busy);
        assertThat(bench.lifecycle.carryOut(Kind.STOP, bench.broker, new Plans()))
                .isEqualTo(busy);
    }

    @ParameterizedTest
    @EnumSource
    void aLockWithoutANoteIsThatOfWhoeverHasWrittenDownWhatHeIsAbout(Kind kind) throws Exception {
        bench.leaveIntent(Intent.Aim.STOP, Optional.of(bench.running()));
        bench.machine.add(new ProcessFactsBuilder(998));
        bench.locks.answerInstead(new Locking.HeldByAnother(""));
        var busy = new Outcome.Busy(Message.of(Phrase.BUSY, "plant-floor", Message.of(Phrase.PROCESS_PID, 998L)));

        assertThat(foreseen(kind)).isEqualTo(busy);
        assertThat(bench.lifecycle.carryOut(kind, bench.broker, new Plans())).isEqualTo(busy);
    }

    @Test
    @Fault("D13")
    void aStaleFileThatCannotBeTakenAwayKeepsAStartFromBeginning() throws Exception {
        bench.writePidFile(Bench.nanomqBytes(PID));
        bench.files.obstruct("Operation not permitted");
        var message = Message.of(Phrase.PID_FILE_NOT_REMOVABLE, bench.pidFile, "Operation not permitted");

        for (Kind kind : List.of(Kind.START, Kind.REPAIR)) {
            assertThat(foreseen(kind).message()).isEqualTo(message);
            assertThat(bench.lifecycle.carryOut(kind, bench.broker, new Plans()))
                    .isInstanceOf(Outcome.Failed.class)
                    .extracting(Outcome::message)
                    .isEqualTo(message);
        }
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(bench.pidFileBytes()).isEqualTo(Bench.nanomqBytes(PID));
    }

    @Test
    void aFileThatWillStayIsToldBeforeAStopAndKeepsARestartFromBeginning() throws Exception {
        FakeProcess process = bench.running();
        bench.files.obstruct("Read-only file system");
        var stays = Message.of(Phrase.PID_FILE_STAYS, bench.pidFile, "Read-only file system");

        assertThat(bench.lifecycle.preview(Kind.STOP, bench.broker))
                .isInstanceOfSatisfying(
                        Preview.Planned.class,
                        planned -> assertThat(planned.shortfall()).contains(stays));
        assertThat(bench.lifecycle.carryOut(Kind.RESTART, bench.broker, new Plans()))
                .isInstanceOf(Outcome.Failed.class)
                .extracting(Outcome::message)
                .isEqualTo(Message.of(Phrase.RESTART_NOT_BEGUN, stays));
        assertThat(process.signals()).isEmpty();
    }

    @Test
    void whatAnEarlierStopHasLeftAndCannotBeTakenAwayIsToldAsByThatStop() throws Exception {
        FakeProcess process = bench.running();
        bench.leaveIntent(Intent.Aim.STOP, Optional.of(process));
        process.exit(0);
        bench.files.obstruct("Device or resource busy");
        var left = Message.of(Phrase.STOPPED_FILE_LEFT, "plant-floor", PID, bench.pidFile, "Device or resource busy");

        assertThat(foreseen(Kind.STOP).message()).isEqualTo(left);
        assertThat(bench.lifecycle.stop(bench.broker, new Plans()).message()).isEqualTo(left);
    }

    @Test
    void aWrongFileThatCannotBeReplacedKeepsARepairFromBeginning() throws Exception {
        bench.running();
        bench.writePidFile("300001".getBytes(UTF_8));
        bench.files.obstruct("Operation not permitted");
        var message = Message.of(Phrase.PID_FILE_NOT_WRITTEN, bench.pidFile, "Operation not permitted");

        assertThat(foreseen(Kind.REPAIR).message()).isEqualTo(message);
        assertThat(bench.lifecycle.repair(bench.broker, new Plans()).message()).isEqualTo(message);
        assertThat(bench.pidFileBytes()).isEqualTo("300001".getBytes(UTF_8));
    }

    private Outcome foreseen(Kind kind) {
        return ((Preview.Decided) bench.lifecycle.preview(kind, bench.broker)).outcome();
    }

    private List<Step> steps(Kind kind) {
        Preview preview = bench.lifecycle.preview(kind, bench.broker);
        assertThat(preview).isInstanceOf(Preview.Planned.class);
        return ((Preview.Planned) preview).steps();
    }

    private Set<Long> pids() {
        return Set.copyOf(bench.machine.alive().stream().map(FakeProcess::pid).toList());
    }

    /** Every plan that was published. */
    private static final class Plans implements Progress {
        private final List<List<Step>> all = new ArrayList<>();

        @Override
        public void planned(List<Step> steps) {
            all.add(steps);
        }
    }
}
