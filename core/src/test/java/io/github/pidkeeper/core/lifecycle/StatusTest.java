package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.process.LockFile.Locking;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.standin.FileTree;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where a look looks, and that it only looks, on an imagined machine. */
class StatusTest extends BenchFixture {

    @Test
    void lookingCreatesNothing() {
        status();

        assertThat(bench.state).doesNotExist();
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    void rehearsingTheEndLooksForAnotherAndAsksAndChangesNothing() {
        FakeProcess broker = bench.running();
        FileTree before = FileTree.of(directory);

        bench.lifecycle.rehearse(bench.broker);

        assertThat(bench.machine.searches()).as("through all processes").isEqualTo(1);
        assertThat(bench.machine.asked()).isEmpty();
        assertThat(broker.signals()).isEmpty();
        assertThat(FileTree.of(directory)).isEqualTo(before);
    }

    @Test
    void lookingTakesNoLock() {
        bench.locks.answerInstead(new Locking.HeldByAnother("somebody"));
        bench.running();

        expect(BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(bench.locks.notes()).isEmpty();
    }

    @Test
    void whereTheFileIsGoneTheHolderOfThePortIsFound() {
        bench.machine.add(bench.facts(PID)).listening(PORT);

        expect(BrokerState.RUNNING, PidFileHealth.MISSING);
    }

    @Test
    void whereNoPortIsKnownTheBrokerIsFoundByItsExecutable() {
        bench.broker = bench.broker(BrokerKind.GENERIC, OptionalInt.empty());
        bench.machine.add(bench.facts(PID));

        expect(BrokerState.RUNNING, PidFileHealth.MISSING);
    }

    @Test
    void whoShowsATitleInThePlaceOfItsArgumentsMayBeTheBroker() {
        bench.machine.add(bench.facts(PID).line("nanomq: serving"));

        Verdict verdict = expect(BrokerState.UNKNOWN, PidFileHealth.ABSENT);
        assertThat(verdict.foremost().phrase()).isEqualTo(Phrase.PROCESS_TITLED);
    }

    @Test
    void whoWorksUnderATitleForAnotherOfTheSameProgramIsNotTheBroker() {
        bench.machine.add(bench.facts(PID).line("/usr/bin/nanomq", "start", "--conf", "/etc/other.conf"));
        bench.machine.add(bench.facts(PID + 1).line("nanomq: master").parent(PID));
        bench.machine.add(bench.facts(PID + 2).line("nanomq: worker").parent(PID + 1));

        expect(BrokerState.STOPPED, PidFileHealth.ABSENT);
    }

    @Test
    void whereTheBrokerIsFoundATitleIsNobodysConcern() {
        bench.machine.add(bench.facts(PID));
        bench.machine.add(bench.facts(PID + 1).line("nanomq: worker").parent(PID));

        Verdict verdict = status();
        assertThat(verdict.process().orElseThrow().pid()).isEqualTo(PID);
        assertThat(verdict.evidence()).noneMatch(one -> one.finding().phrase() == Phrase.PROCESS_TITLED);
    }

    @Test
    void whereNoPortIsToldTheConfigurationsIsAsked() {
        bench.broker = bench.broker(BrokerKind.NANOMQ, OptionalInt.empty());
        bench.writeConfiguration("listeners.tcp { bind = \"127.0.0.2:1883\" }");
        bench.running();

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(verdict.readiness()).isInstanceOf(Readiness.Answers.class);
        assertThat(bench.machine.asked()).containsExactly(InetAddress.ofLiteral("127.0.0.2"));
        expectFinding(verdict, Phrase.CONFIGURATION_GIVES_PORT, Evidence.Bearing.OPEN);
    }

    @Test
    void aPortOfTheCommandIsNotSaidToBeTheConfigurations() {
        var configured = bench.broker(BrokerKind.NANOMQ, OptionalInt.empty());
        bench.writeConfiguration("listeners.tcp { bind = \"127.0.0.1:1884\" }");
        var line = List.of(
                "start",
                "--conf",
                configured.configuration().orElseThrow().toString(),
                "--url",
                "nmq-tcp://127.0.0.1:1883");
        bench.broker = new Broker(
                configured.name(),
                configured.kind(),
                new Command(configured.command().executable(), line),
                configured.pidFile(),
                configured.configuration(),
                OptionalInt.empty(),
                configured.grace());

        Verdict verdict = expect(BrokerState.STOPPED, PidFileHealth.ABSENT);
        expectFinding(verdict, Phrase.COMMAND_GIVES_PORT, Evidence.Bearing.OPEN);
        assertThat(verdict.evidence()).noneMatch(one -> one.finding().phrase() == Phrase.CONFIGURATION_GIVES_PORT);
    }

    /** Where this program works there is no such file. */
    @Test
    void whatARunningNanoMqIncludesIsReadFromWhereItWorks() throws IOException {
        bench.broker = bench.broker(BrokerKind.NANOMQ, OptionalInt.empty());
        bench.writeConfiguration("include \"part-of-nanomq.conf\"\nmqtt = {}\n");
        Path works = Files.createDirectory(directory.resolve("works"));
        Files.writeString(works.resolve("part-of-nanomq.conf"), "listeners.tcp { bind = \"127.0.0.2:1883\" }");
        bench.writePidFile(nanomqBytes(PID));
        bench.machine.add(bench.facts(PID).directory(works.toString())).listening(PORT);

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.TRUE);

        assertThat(verdict.readiness()).isInstanceOf(Readiness.Answers.class);
        assertThat(bench.machine.asked()).containsExactly(InetAddress.ofLiteral("127.0.0.2"));
    }

    @Test
    void aNanoMqWithoutACertificateIsAskedWhetherItComesToAHandshake() {
        bench.writeConfiguration("listeners.ssl { bind = \"0.0.0.0:1883\" }");
        bench.running().silent();

        Verdict verdict = expect(BrokerState.UNRESPONSIVE, PidFileHealth.TRUE);
        assertThat(verdict.readiness()).isInstanceOf(Readiness.Silent.class);
        expectFinding(verdict, Phrase.MQTT_SILENT_IN_TLS, Evidence.Bearing.CONTRADICTS);
    }

    @Test
    void aListenerThatTakesTlsOnlyIsNotAsked() {
        bench.broker = bench.broker(BrokerKind.MOSQUITTO, OptionalInt.empty());
        bench.writeConfiguration("listener 1883\ncertfile relative.crt\nkeyfile relative.key\n");
        bench.running().silent();

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(verdict.readiness()).isEqualTo(new Readiness.Unprobed());
        assertThat(bench.machine.asked()).isEmpty();
        expectFinding(verdict, Phrase.MQTT_UNPROBED_TLS, Evidence.Bearing.OPEN);
    }

    @Test
    void aListenerThatTakesWebSocketOnlyIsNotAsked() {
        bench.writeConfiguration("listeners.ws { bind = \"0.0.0.0:1883/mqtt\" }");
        bench.running().silent();

        expectFinding(
                expect(BrokerState.RUNNING, PidFileHealth.TRUE),
                Phrase.MQTT_UNPROBED_WEB_SOCKET,
                Evidence.Bearing.OPEN);
    }

    @Test
    void aNameThatAListenerIsBoundToIsNotLookedUp() {
        bench.writeConfiguration("listeners.tcp { bind = \"broker.invalid:1883\" }");
        bench.running().silent();

        expectFinding(
                expect(BrokerState.RUNNING, PidFileHealth.TRUE), Phrase.MQTT_UNPROBED_NAME, Evidence.Bearing.OPEN);
    }

    @Test
    void aConfigurationThatDoesNotParseIsToldWhileTheBrokerRuns() {
        bench.running();
        bench.writeConfiguration("listeners.tcp {\n  bind = ]\n}\n");

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.TRUE);
        expectFinding(verdict, Phrase.CONFIGURATION_WRONG_IN_LINE, Evidence.Bearing.CONTRADICTS);
        assertThat(verdict.foremost().arguments()).contains(2);
    }

    @Test
    void aPortThatTheConfigurationDoesNotHaveIsTold() {
        bench.running();
        bench.writeConfiguration("listeners.tcp { bind = \"127.0.0.1:1884\" }");

        expectFinding(
                expect(BrokerState.RUNNING, PidFileHealth.TRUE),
                Phrase.CONFIGURATION_OTHER_PORTS,
                Evidence.Bearing.CONTRADICTS);
    }

    @Test
    void aDeadPidInTheFileDoesNotHideTheBroker() {
        bench.writePidFile(nanomqBytes(300_000));
        bench.machine.add(bench.facts(PID)).listening(PORT);

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.MISMATCHED);
        assertThat(verdict.namedPid()).hasValue(300_000);
        assertThat(verdict.process().orElseThrow().pid()).isEqualTo(PID);
    }

    @Test
    void aSecondBrokerThatTheFileNamesDoesNotHideTheOneThatHoldsThePort() {
        bench.machine.add(bench.facts(PID)).listening(PORT);
        bench.writePidFile(nanomqBytes(300_000));
        bench.machine.add(bench.facts(300_000).startedAt(bench.time.now()));

        expect(BrokerState.SEVERAL, PidFileHealth.MISMATCHED);
    }

    @Test
    void aWorkerThatHoldsThePortLeadsToItsParent() {
        bench.machine.add(bench.facts(PID));
        bench.machine.add(bench.facts(PID + 1).parent(PID)).listening(PORT);

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.MISSING);
        assertThat(verdict.process().orElseThrow().pid()).isEqualTo(PID);
    }

    @Test
    void aWorkerThatTheFileNamesLeadsToItsParent() {
        bench.machine.add(bench.facts(PID));
        bench.machine.add(bench.facts(PID + 1).parent(PID)).listening(PORT);
        bench.writePidFile(nanomqBytes(PID + 1));

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.MISMATCHED);
        assertThat(verdict.process().orElseThrow().pid()).isEqualTo(PID);
    }

    /** It has neither an executable nor a command line. */
    @Test
    void aThreadOfTheKernelThatTheFileNamesIsAStranger() {
        bench.machine.add(bench.facts(2).uid(0).executableUnreadable().line());
        bench.writePidFile(nanomqBytes(2));

        expect(BrokerState.STOPPED, PidFileHealth.MISMATCHED);
    }

    @Test
    void theRecordedProcessIsFoundWhateverItCallsItself() throws Exception {
        bench.broker = bench.broker(BrokerKind.GENERIC, OptionalInt.empty());
        FakeProcess titled =
                bench.machine.add(bench.facts(PID).executable("/opt/other").line("nanomq: serving"));
        bench.remember(titled);

        expect(BrokerState.RUNNING, PidFileHealth.MISSING);
    }

    @Test
    void anotherUsersBrokerIsFoundByItsCommandLineAndItsPort() {
        bench.machine.portHolder(new PortHolder.HeldByUser(0, "root"));
        bench.machine.add(bench.facts(PID)
                .uid(0)
                .executableUnreadable()
                .line(bench.executable().toString(), "start"));

        expect(BrokerState.NOT_PERMITTED, PidFileHealth.MISSING);
    }

    @Test
    @Fault("D09")
    void whereTheSystemHidesOthersAHiddenHolderOfThePortMayBeTheBroker() {
        bench.machine.portHolder(new PortHolder.HeldByUser(0, "root"));
        expect(BrokerState.STOPPED, PidFileHealth.ABSENT);

        bench.machine.conceal(1, "hidepid");
        expect(BrokerState.UNKNOWN, PidFileHealth.ABSENT);
    }

    @Test
    void aStrangerOnThePortIsNamed() {
        bench.machine
                .add(new ProcessFactsBuilder(812).executable("/usr/sbin/other").line("other"))
                .listening(PORT);

        Verdict verdict = expect(BrokerState.STOPPED, PidFileHealth.ABSENT);
        assertThat(verdict.foremost().phrase()).isEqualTo(Phrase.PORT_HELD_BY_OTHER);
    }

    @Test
    void aBrokerThatDoesNotAnswerIsUnresponsive() {
        bench.running().silent();

        expect(BrokerState.UNRESPONSIVE, PidFileHealth.TRUE);
    }

    @Test
    @Fault("D15")
    void anOperationByALivingProgramIsUnderWay() throws Exception {
        FakeProcess process = bench.running();
        bench.leaveIntent(Intent.Aim.STOP, Optional.of(process));
        bench.machine.add(
                new ProcessFactsBuilder(998).executable("/opt/pidkeeper").line("/opt/pidkeeper"));

        expect(BrokerState.STOPPING, PidFileHealth.TRUE);
    }

    @Test
    void anOperationByADeadProgramIsOver() throws Exception {
        bench.leaveIntent(Intent.Aim.STOP, Optional.of(bench.running()));

        expect(BrokerState.RUNNING, PidFileHealth.TRUE);
    }

    @Test
    void whileTheOperatorsPidIsReusedTheOperationIsOverToo() throws Exception {
        bench.leaveIntent(Intent.Aim.STOP, Optional.of(bench.running()));
        bench.machine.add(new ProcessFactsBuilder(998)
                .ticks(77)
                .executable("/usr/bin/sleep")
                .line("sleep"));

        expect(BrokerState.RUNNING, PidFileHealth.TRUE);
    }

    @Test
    void aBrokerIsStartingWhileSomebodyStartsIt() throws InterruptedException {
        bench.machine.onSpawn(request -> {
            assertThat(status().state()).as("before there is a process").isEqualTo(BrokerState.STARTING);
            FakeProcess process = bench.born(PID, request);
            bench.time.after(
                    Duration.ofMillis(100), () -> assertThat(status().state()).isEqualTo(BrokerState.STARTING));
            bench.time.after(Duration.ofMillis(200), () -> process.listening(PORT));
            return process;
        });

        assertThat(start()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whoWasStartedHereAndLivesBesideTheOneThatTheFileNamesIsNotCalledExited() throws Exception {
        FakeProcess started = bench.machine.add(bench.facts(PID));
        bench.remember(started);
        bench.machine.add(bench.facts(300_000));
        bench.writePidFile(nanomqBytes(300_000));
        bench.broker = bench.broker(BrokerKind.GENERIC, OptionalInt.empty());

        expect(BrokerState.SEVERAL, PidFileHealth.MISMATCHED);
        assertThat(status().evidence().stream().map(one -> one.finding().phrase()))
                .contains(Phrase.RECORD_AGREES)
                .doesNotContain(Phrase.RECORD_EXITED);
    }

    @Test
    void aDamagedRecordIsIgnoredAndMentioned() throws Exception {
        bench.startedHere();
        try (var records = Files.walk(bench.state)) {
            Path record = records.filter(path -> path.endsWith("identity"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(record, "pidkeeper-record 1\nhalf a");
        }

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(verdict.evidence()).anyMatch(one -> one.finding().phrase() == Phrase.RECORD_DAMAGED);
    }

    @Test
    void eachPieceOfEvidenceHasTheTimeAtWhichItWasRead() throws Exception {
        bench.startedHere();
        bench.time.tickWithEachLook();

        List<Evidence> evidence = status().evidence();

        assertThat(evidence)
                .extracting(Evidence::check)
                .containsExactly(Check.PID_FILE, Check.PROCESS, Check.PORT, Check.MQTT, Check.RECORD);
        Map<Check, Instant> times = evidence.stream()
                .collect(Collectors.toMap(Evidence::check, one -> one.exhibit().at()));
        assertThat(List.of(Check.RECORD, Check.PID_FILE, Check.PORT, Check.PROCESS, Check.MQTT))
                .extracting(times::get)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void whatThePidFileSaysIsShownAsItWasRead() {
        bench.running();

        assertThat(status().evidence()).extracting(Evidence::exhibit).anySatisfy(exhibit -> {
            assertThat(exhibit.source()).isEqualTo(bench.pidFile.toString());
            assertThat(exhibit.value()).contains("\"278718\\0\\0\\0\\0\\0\\0\"");
        });
    }

    private static void expectFinding(Verdict verdict, Phrase phrase, Evidence.Bearing bearing) {
        assertThat(verdict.evidence()).anyMatch(one -> one.finding().phrase() == phrase && one.bearing() == bearing);
    }

    @Test
    void whoIsStartedWhileItIsLookedForIsNotSaidToHaveTheFileOfTheOneBefore() {
        bench.writePidFile(nanomqBytes(77));
        bench.files.afterLook(bench::running);

        var verdict = status();

        assertThat(verdict.state()).isEqualTo(BrokerState.RUNNING);
        assertThat(verdict.pidFileHealth()).isEqualTo(PidFileHealth.TRUE);
    }
}
