package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl.Verb;
import io.github.pidkeeper.core.process.ProgramRun;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reload on an imagined machine. */
final class ReloadTest extends BenchFixture {

    private static final String BANNER = "NanoMQ Messaging Engine for Edge Computing & Messaging bus v";

    @Test
    void mosquittoIsSentAHangUpAndHasToAnswerAfterIt() throws Exception {
        mosquitto("listener " + PORT);
        var process = bench.running();

        assertThat(reload())
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.message())
                                .isEqualTo(Message.of(
                                        Phrase.RELOADED,
                                        "plant-floor",
                                        PID,
                                        Message.of(Phrase.RELOAD_BY_SIGNAL, "SIGHUP"))));
        assertThat(process.signals()).containsExactly(Signal.HANG_UP);
        assertThat(steps.steps())
                .extracting(Step::kind)
                .containsExactly(Step.Kind.VERIFY, Step.Kind.RELOAD, Step.Kind.CONFIRM_RELOADED);
        assertThat(bench.journal())
                .contains("\"action\":\"signal\",\"detail\":\"SIGHUP\",\"result\":\"intended\"")
                .contains("\"action\":\"signal\",\"detail\":\"SIGHUP\",\"result\":\"sent\"")
                .contains("\"action\":\"outcome\",\"result\":\"done\"");
    }

    @Test
    void whoDiesOfItHasNotBeenReloaded() throws Exception {
        mosquitto("listener " + PORT);
        var process = bench.running();
        process.onHangUp(() -> bench.time.after(Duration.ofMillis(300), () -> process.exit(1)));

        assertFailed(Phrase.RELOAD_ENDED_IT);
    }

    @Test
    void whoIsSilentAfterItHasNotBeenReloaded() throws Exception {
        mosquitto("listener " + PORT);
        var process = bench.running();
        process.onHangUp(process::silent);

        assertFailed(Phrase.RELOADED_AND_SILENT);
    }

    @Test
    void whoIsSilentBeforeItIsToldNothing() throws Exception {
        mosquitto("listener " + PORT);
        var process = bench.running().silent();

        assertFailed(Phrase.RELOAD_UNRESPONSIVE);
        assertThat(process.signals()).isEmpty();
    }

    @Test
    void aConfigurationThatDoesNotParseIsNotReadByTheRunningBroker() throws Exception {
        mosquitto("listner " + PORT);
        var process = bench.running();

        assertThat(reload().message())
                .isEqualTo(Message.of(
                        Phrase.RELOAD_NOT_BEGUN,
                        "plant-floor",
                        Message.of(
                                Phrase.CONFIGURATION_WRONG_IN_LINE,
                                directory.resolve("nanomq.conf"),
                                1,
                                Message.of(Phrase.CONFIGURATION_KEY_MEANT, "listner", "listener"))));
        assertThat(process.signals()).isEmpty();
    }

    @Test
    void whereNothingRunsThereIsNothingToDo() throws Exception {
        mosquitto("listener " + PORT);

        assertThat(reload()).isInstanceOf(Outcome.NothingToDo.class);
    }

    @Test
    void aBrokerOfAUnitIsReloadedThroughItsOwner() throws Exception {
        mosquitto("listener " + PORT);
        bench.writePidFile(Bench.nanomqBytes(PID));
        var process =
                bench.machine.add(bench.facts(PID).unit("m.service", false)).listening(PORT);

        bench.systemd.unit("m.service").running(PID).on(Verb.RELOAD, Duration.ZERO, () -> {}, new OwnerAnswer.Done());

        assertThat(reload()).isInstanceOf(Outcome.Done.class);
        assertThat(bench.systemd.ordered()).containsExactly("reload m.service");
        assertThat(process.signals()).isEmpty();
    }

    @Test
    void aUnitWithoutAWayToReloadIsNotWorkedAround() throws Exception {
        mosquitto("listener " + PORT);
        bench.writePidFile(Bench.nanomqBytes(PID));
        var process =
                bench.machine.add(bench.facts(PID).unit("m.service", false)).listening(PORT);
        bench.systemd.unit("m.service").running(PID).notReloadable();

        assertRefused(Phrase.UNIT_NOT_RELOADABLE);
        assertThat(reload().message().arguments()).contains("sudo systemctl restart m.service");
        assertThat(bench.systemd.ordered()).isEmpty();
        assertThat(process.signals()).isEmpty();
    }

    @Test
    void aReloadThatTheOwnerFailsHasFailed() throws Exception {
        mosquitto("listener " + PORT);
        bench.writePidFile(Bench.nanomqBytes(PID));
        bench.machine.add(bench.facts(PID).unit("m.service", false)).listening(PORT);
        bench.systemd
                .unit("m.service")
                .running(PID)
                .on(Verb.RELOAD, Duration.ZERO, () -> {}, new OwnerAnswer.Failed("failed"));

        assertThat(reload())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message().phrase()).isEqualTo(Phrase.UNIT_JOB_FAILED));
    }

    @Test
    void aKindThatCannotBeReloadedIsRefused() throws Exception {
        bench.broker = bench.broker(BrokerKind.GENERIC, OptionalInt.of(PORT));
        var process = bench.running();

        assertRefused(Phrase.RELOAD_IMPOSSIBLE);
        assertThat(process.signals()).isEmpty();
    }

    @Test
    void whomOneMayNotSignalOneDoesNotReload() throws Exception {
        mosquitto("listener " + PORT);
        bench.running().refusingSignals();

        assertRefused(Phrase.RELOAD_NOT_PERMITTED);
    }

    @Test
    void whatMosquittoSaysAboutItsConfigurationIsTold() throws Exception {
        var log = Files.writeString(directory.resolve("m.log"), "1: Reloading config.\n1: Error: an old one\n");
        mosquitto("listener " + PORT + "\nlog_dest file " + log);
        var process = bench.running();
        process.onHangUp(() -> append(log, """
            2: Reloading config.
            2: Warning: old fashioned.
            2: Error: Unable to open pwfile "/x".
            2: Error opening password file "/x".
            2: New connection from 127.0.0.1:1 on port 1883.
            2: Error: of a client.
            """));

        assertThat(reload()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message()).isEqualTo(Message.of(Phrase.RELOADED_WITH_ERRORS, "plant-floor", PID));
            assertThat(failed.lastWords())
                    .containsExactly(
                            "2: Error: Unable to open pwfile \"/x\".", "2: Error opening password file \"/x\".");
        });
    }

    @Test
    void nanomqIsReloadedByItsOwnCommandAndItsWordsCount() throws Exception {
        bench.running();
        nanomq("0.25.6-8", _ -> new ProgramRun.Ended(0, "WARN x\nreload succeed!\n"));

        assertThat(reload()).isInstanceOf(Outcome.Done.class);
        assertThat(bench.machine.ran())
                .extracting(Command::arguments)
                .containsExactly(
                        List.of("--version"),
                        List.of(
                                "reload",
                                "--conf",
                                directory.resolve("nanomq.conf").toString()));
        assertThat(bench.journal())
                .contains("\"action\":\"run\",\"detail\":\"" + bench.executable() + " reload --conf ")
                .contains("\"result\":\"ended\"");
    }

    @Test
    void exitCodeZeroProvesNothing() throws Exception {
        bench.running();
        nanomq("0.25.6-8", _ -> new ProgramRun.Ended(0, "reload failed, conf_file does not exist!\n"));

        assertThat(reload()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message().phrase()).isEqualTo(Phrase.RELOAD_SAYS);
            assertThat(failed.lastWords()).containsExactly("reload failed, conf_file does not exist!");
        });
    }

    @Test
    void aCommandThatHangsHasFailed() throws Exception {
        bench.running();
        nanomq("0.25.6-8", _ -> new ProgramRun.TookTooLong(Duration.ofSeconds(5), ""));

        assertFailed(Phrase.RELOAD_HUNG);
    }

    @Test
    void aBrokerThatCrashesByItsReloadIsToldAsThatWhateverItsCommandSays() throws Exception {
        var process = bench.running();
        nanomq("0.25.6-8", _ -> {
            process.exit(1);
            return new ProgramRun.Ended(0, "reload succeed!\n");
        });

        assertFailed(Phrase.RELOAD_ENDED_IT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.23.1-0", "0.24.5-1", "0.24.13-9"})
    void aReleaseThatMayCrashByItIsLeftAlone(String version) throws Exception {
        bench.running();
        nanomq(version, _ -> new ProgramRun.Ended(0, "reload succeed!\n"));

        assertRefused(Phrase.RELOAD_VERSION_OLD);
        assertThat(bench.machine.ran()).hasSize(1);
    }

    @Test
    void aReleaseThatDoesNotTellItsVersionIsLeftAlone() throws Exception {
        bench.running();
        bench.machine.onRun(_ -> new ProgramRun.TookTooLong(Duration.ofSeconds(2), BANNER));

        assertRefused(Phrase.RELOAD_VERSION_UNKNOWN);
    }

    @Test
    void nothingIsRunWhereNanomqsCommandWouldTouchThePidFile() throws Exception {
        bench.running();
        bench.writePidFile(Bench.nanomqBytes(300_000));

        assertRefused(Phrase.RELOAD_NEEDS_PID_FILE);
        assertThat(bench.machine.ran()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', RELOAD_IPC_SHARED",
        "ipc:///tmp/nanomq_cmd.ipc, RELOAD_IPC_SHARED",
        "ipc:///run/own.ipc, RELOAD_VERSION_UNKNOWN",
        "}, RELOAD_IPC_UNPROVEN"
    })
    void anotherNanomqWithTheSameAddressMightObeyInItsPlace(String url, Phrase expected) throws Exception {
        bench.running();
        var conf = directory.resolve("other.conf");
        Files.writeString(
                conf,
                url.isEmpty()
                        ? "mqtt = {}"
                        : "system { hook_ipc_url = \"" + url + "\"\n cmd_ipc_url = \"" + url + "\" }"
                                + (url.equals("}") ? "}" : ""));
        bench.machine.add(new ProcessFactsBuilder(812)
                .executable("/usr/local/bin/nanomq")
                .line("/usr/local/bin/nanomq", "start", "--conf", conf.toString()));

        assertRefused(expected);
    }

    @Test
    void aPreviewTellsExactlyWhatWouldBeRun() {
        bench.running();
        nanomq("0.25.6-8", _ -> new ProgramRun.NotRun("a preview runs nothing"));

        assertThat(bench.lifecycle.preview(Operations.Kind.RELOAD, bench.broker))
                .isInstanceOfSatisfying(
                        Preview.Planned.class,
                        planned -> assertThat(planned.steps().get(2).target())
                                .containsInstanceOf(Target.OfRun.class)
                                .get()
                                .extracting(target -> ((Target.OfRun) target).commandLine())
                                .isEqualTo(List.of(
                                        bench.executable().toString(),
                                        "reload",
                                        "--conf",
                                        directory.resolve("nanomq.conf").toString())));
        assertThat(bench.machine.ran()).as("not even for its release").isEmpty();
    }

    @Test
    void anAnswerOfItsHttpServerIsAnAnswerToo() throws Exception {
        bench.writeConfiguration("listeners.tcp { bind = \"127.0.0.1:" + PORT
                + "\" }\nhttp_server { port = 8081, ip_addr = \"127.0.0.1\" }\n");
        bench.running().listening(8081);
        nanomq("0.25.6-8", _ -> new ProgramRun.Ended(0, "reload succeed!\n"));

        assertThat(reload()).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            assertThat(done.verdict().readiness()).isInstanceOf(Readiness.AnswersHttp.class);
            assertThat(done.message().phrase()).isEqualTo(Phrase.RELOADED);
        });
    }

    private void mosquitto(String configuration) {
        bench.broker = bench.broker(BrokerKind.MOSQUITTO, OptionalInt.of(PORT));
        bench.writeConfiguration(configuration + "\n");
    }

    private void nanomq(String version, Function<Command, ProgramRun> reload) {
        bench.machine.onRun(command -> command.arguments().equals(List.of("--version"))
                ? new ProgramRun.Ended(1, "\nUsage: nanomq { start | stop }\n\n" + BANNER + version + "\n")
                : reload.apply(command));
    }

    private static void append(Path log, String text) {
        try {
            Files.writeString(log, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome reload() throws InterruptedException {
        return bench.lifecycle.reload(bench.broker, steps);
    }

    private void assertFailed(Phrase phrase) throws InterruptedException {
        assertThat(reload())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message().phrase()).isEqualTo(phrase));
    }

    private void assertRefused(Phrase phrase) throws InterruptedException {
        assertThat(reload())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message().phrase()).isEqualTo(phrase));
    }
}
