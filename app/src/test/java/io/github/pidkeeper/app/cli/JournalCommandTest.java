package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.journal.JournalLines;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verb journal, on lines as they are stored. */
final class JournalCommandTest {

    private static final String START = line(
            "2026-11-22T20:00:00.000Z",
            "a-1-1",
            "plant",
            "start",
            "\"pid\":812",
            "\"action\":\"step\",\"detail\":\"confirm-running\",\"result\":\"done\",\"milliseconds\":700,"
                    + "\"phrase\":\"step-confirm-running\","
                    + "\"words\":\"Confirm that it is running: same process, port, MQTT\",\"arguments\":[]");
    private static final String STARTED = line(
            "2026-11-22T20:00:01.000Z",
            "a-1-1",
            "plant",
            "start",
            "\"pid\":812",
            "\"action\":\"outcome\",\"result\":\"done\",\"milliseconds\":1100,\"phrase\":\"started\","
                    + "\"words\":\"plant is running, pid 812\",\"arguments\":[\"plant\",812]");
    private static final String REFUSED = line(
            "2026-11-23T09:00:00.000Z",
            "b-1-1",
            "lab",
            "stop",
            "\"pid\":900",
            "\"action\":\"outcome\",\"result\":\"refused\",\"milliseconds\":3,\"phrase\":\"stop-not-permitted\",\"words\":\"lab"
                + " runs as pid 900 of user mqtt, whose processes you may not signal; stop it as that user or as"
                + " root\",\"arguments\":[\"lab\",900,\"mqtt\"]");

    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void makeDirectory() throws IOException {
        file = Files.createDirectories(home.resolve("state")).resolve("journal.jsonl");
    }

    private static String line(String time, String operation, String broker, String verb, String process, String rest) {
        return "{\"time\":\"" + time + "\",\"operation\":\"" + operation + "\",\"user\":\"root\",\"operator\":4711,"
                + "\"broker\":\"" + broker + "\",\"pidFile\":\"/run/" + broker + ".pid\",\"verb\":\"" + verb + "\","
                + process + "," + rest + ",\"version\":1}\n";
    }

    @Test
    void anOperationIsToldWithWhoItsStepsAndWhatCameOfIt() throws IOException {
        write(START, STARTED);
        assertThat(journal()).isEqualTo(new Run(ExitCode.OK, """
            2026-11-22 20:00:00  start plant · done · 1.1 s · by root (pid 4711) · process 812
              ✓ Confirm that it is running: same process, port, MQTT · 0.7 s
              plant is running, pid 812
            """, ""));
    }

    @Test
    void operationsThatRanSideBySideAreToldOneAfterTheOther() throws IOException {
        write(START, REFUSED, STARTED);
        assertThat(journal().out().lines().map(text -> text.split(" ", -1)[0]))
                .containsExactly("2026-11-22", "", "", "2026-11-23", "");
    }

    @Test
    void whatWasCutShortKeepsItsPlaceBeforeWhatBeganLater() throws IOException {
        write(START, REFUSED);
        assertThat(journal().out().lines().map(text -> text.split(" ", -1)[0]))
                .containsExactly("2026-11-22", "", "", "2026-11-23", "");
    }

    @Test
    void whatWasCutShortHoldsBackOnlySoMuch() throws IOException {
        String padded = REFUSED.replace("may not signal", "may not signal" + " ".repeat(50_000));
        write(START);
        for (int number = 0; number < 60; number++) {
            write(padded.replace("b-1-1", "b-1-" + number));
        }
        write(STARTED);
        var told = journal();
        assertThat(told.out().lines().filter(text -> text.contains("start plant")))
                .as("told without its outcome, which then comes by itself")
                .hasSize(2);
        assertThat(told.out().lines().filter(text -> text.contains("stop lab"))).hasSize(60);
    }

    @Test
    void inChineseTheSentencesAreChineseToo() throws IOException {
        write(START, STARTED, REFUSED);
        assertThat(Run.in(Locale.CHINESE, home, new FakeOperations(), "journal").out())
                .isEqualTo("""
                    2026-11-22 20:00:00  start plant · 完成 · 1.1 秒 · 由 root 执行（PID 4711） · 进程 812
                      ✓ 确认它在运行：同一进程、端口、MQTT · 0.7 秒
                      plant 正在运行，PID 812
                    2026-11-23 09:00:00  stop lab · 拒绝 · 3 毫秒 · 由 root 执行（PID 4711） · 进程 900
                      lab 以用户 mqtt 的进程 900 运行，您无权向其发送信号；请以该用户或 root 身份停止
                    """);
    }

    @Test
    void whatThisVersionWouldSayInOtherWordsIsToldAsItIsStored() throws IOException {
        write(STARTED.replace("plant is running, pid 812", "plant: running as of old"));
        assertThat(Run.in(Locale.CHINESE, home, new FakeOperations(), "journal").out())
                .contains("  plant: running as of old\n");

        Files.delete(file);

        write(STARTED.replace("\"started\"", "\"begun-in-another-world\"")
                .replace("is running", "\\u001b[31mis running"));
        assertThat(journal().out())
                .as("and can do a terminal no harm")
                .contains("  plant \\u001b[31mis running, pid 812\n");
    }

    @Test
    void timesInASentenceAreLocal() throws IOException {
        write(REFUSED.replace("stop-not-permitted", "operation-stop-failed")
                .replaceFirst(
                        "\"words\".*\"arguments\":\\[[^]]*]",
                        "\"words\":\"the broker was asked to stop at 2026-11-23 08:30, and had not exited when that was"
                                + " waited for no longer\",\"arguments\":[{\"instant\":\"2026-11-23T08:30:59Z\"}]"));
        assertThat(journal().out()).contains("asked to stop at 08:30, and had");
    }

    @Test
    void aSignalIsToldOnceAndOneThatIsNotOnRecordAsSuch() throws IOException {
        String intended = line(
                "2026-11-23T09:00:00.000Z",
                "c-1-1",
                "lab",
                "stop",
                "\"pid\":900",
                "\"action\":\"signal\",\"detail\":\"SIGTERM\",\"result\":\"intended\"");
        write(intended, intended.replace("intended", "sent"));
        assertThat(journal().out()).isEqualTo("""
            2026-11-23 09:00:00  stop lab · by root (pid 4711) · process 900
              → signal SIGTERM to 900: sent
              no outcome is on record: it was cut short, or is still under way
            """);

        Files.delete(file);
        write(intended);
        assertThat(journal().out()).contains("  → signal SIGTERM to 900: begun; what came of it is not on record\n");
    }

    @Test
    void aRestartThatEndsWithTheBrokerStoppedSaysSo() throws IOException {
        String exited = line(
                "2026-11-23T09:00:00.000Z",
                "c-1-1",
                "lab",
                "restart",
                "\"pid\":900",
                "\"action\":\"step\",\"detail\":\"await-exit\",\"result\":\"done\"");
        String told = "it was cut short after the broker had stopped and before it was started again";
        write(exited);
        assertThat(journal().out()).contains("  no outcome is on record: " + told + ", or is still under way\n");

        Files.delete(file);
        write(exited.replace("restart", "stop"));
        assertThat(journal().out()).as("a stop").doesNotContain(told).contains("no outcome");

        Files.delete(file);
        write(exited.replace("done", "failed"));
        assertThat(journal().out()).as("one that lives on").doesNotContain(told).contains("no outcome");

        Files.delete(file);
        write(exited, exited.replace("\"step\"", "\"spawn\"").replace("await-exit", "/usr/bin/nanomq"));
        assertThat(journal().out())
                .as("one that was started")
                .doesNotContain(told)
                .contains("no outcome");
    }

    @Test
    void whatALaterVersionDidIsToldInItsOwnNames() throws IOException {
        write(REFUSED.replace("\"outcome\"", "\"teleport\"").replace("\"refused\"", "\"beamed\""));
        assertThat(journal().out()).contains("  → teleport: beamed · lab runs as pid 900 of user mqtt");
    }

    @Test
    void scriptsGetTheLinesAsTheyAreStored() throws IOException {
        write(START, REFUSED, STARTED);
        assertThat(journal("--json")).isEqualTo(new Run(ExitCode.OK, START + REFUSED + STARTED, ""));
        assertThat(Run.in(Locale.CHINESE, home, new FakeOperations(), "journal", "--json"))
                .isEqualTo(journal("--json"));
    }

    @Test
    void oneBrokersHistoryIsToldWhetherItIsConfiguredOrNot() throws IOException {
        write(START, REFUSED, STARTED);
        assertThat(journal("--broker", "lab", "--json").out()).isEqualTo(REFUSED);
        assertThat(journal("--broker", "plant").out()).contains("start plant").doesNotContain("stop lab");
        assertThat(journal("--broker", "attic"))
                .isEqualTo(new Run(
                        ExitCode.OK,
                        "the journal has nothing about a broker named \"attic\"; it has entries of: lab, plant\n",
                        ""));
    }

    @Test
    void onlyWhatCameSinceIsTold() throws IOException {
        write(START, STARTED, REFUSED);
        assertThat(journal("--since", "2h", "--json").out()).isEqualTo(REFUSED);
        assertThat(journal("--since", "2026-11-22T20:00:01Z", "--json").out()).isEqualTo(STARTED + REFUSED);
        assertThat(journal("--since", "2026-11-22T20:00:01Z").out())
                .as("an operation is told whole")
                .contains("Confirm that it is running");
        assertThat(journal("--since", "10min"))
                .isEqualTo(new Run(
                        ExitCode.OK,
                        "the journal has nothing since 2026-11-23 09:43; its last entry is of 2026-11-23 09:00\n",
                        ""));
    }

    @Test
    void scriptsReadNoSentences() throws IOException {
        write(START);
        var run = journal("--json", "--broker", "attic");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("nothing about a broker named \"attic\"");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void anEmptyJournalIsOneSentence() {
        assertThat(journal().out().lines()).hasSize(1).first().asString().contains("is empty");
        assertThat(journal("--json").out()).isEmpty();
    }

    @Test
    void damagedLinesAreCountedOnStandardError() throws IOException {
        write("{\"time\":\"2026-11-2\n", START, "\0\0\0\n");
        var run = journal("--json");
        assertThat(run.out()).isEqualTo(START);
        assertThat(run.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("pidkeeper: damaged lines in the journal, passed over: 2;");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aJournalOfDamagedLinesOnlyIsNotCalledEmpty() throws IOException {
        write("{\"time\":\"2026-11-2\n", "\0\0\0\n");
        var run = journal();
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("passed over: 2;");
    }

    @Test
    void aJournalThatCannotBeReadIsFour() throws IOException {
        Files.createDirectory(file);
        var run = journal();
        assertThat(run.code().number()).isEqualTo(4);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("not a plain file");
    }

    @Test
    void aStateDirectoryThatIsNoneHoldsNoEmptyJournal() throws IOException {
        Files.delete(file.getParent());
        assertThat(journal().code())
                .as("it is made when there is something to write")
                .isEqualTo(ExitCode.OK);

        Files.createFile(file.getParent());
        var run = journal();
        assertThat(run.code().number()).isEqualTo(4);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains(file.getParent() + " is not a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "2026-02-30", "5", "25:00", "-2h"})
    void aTimeThatIsNoneIsToldInOneSentence(String since) {
        var run = journal("--since", since);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("\"" + since + "\" is no point in time");
    }

    @Test
    void whoHasSeenEnoughIsToldNoMore() throws IOException {
        for (int number = 0; number < 100; number++) {
            write(START.replace("a-1-1", "a-1-" + number));
        }
        var closed = new ClosedPipe();
        var texts = Texts.of(Locale.ENGLISH, TimeZone.getTimeZone("UTC"), InstantSource.fixed(Run.NOW));
        var err = new ByteArrayOutputStream();
        for (boolean json : List.of(true, false)) {
            var console = new Console(
                    texts,
                    new PrintStream(closed, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            var command = new JournalCommand(
                    new JournalReader(home.resolve("state")),
                    console,
                    new JournalLines(texts),
                    Optional.empty(),
                    Optional.empty(),
                    json);
            assertThat(command.run()).isEqualTo(ExitCode.OK);
        }
        assertThat(closed.attempts).isLessThan(10);
        assertThat(err.size()).isZero();
    }

    /** The end of a pipe that nobody reads. */
    private static final class ClosedPipe extends OutputStream {

        private int attempts;

        @Override
        public void write(int single) throws IOException {
            attempts++;
            throw new IOException("Broken pipe");
        }
    }

    private Run journal(String... options) {
        var typed = new String[options.length + 1];
        typed[0] = "journal";
        System.arraycopy(options, 0, typed, 1, options.length);
        return Run.of(home, new FakeOperations(), typed);
    }

    private void write(String... lines) throws IOException {
        for (var text : lines) {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
