package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.Count;
import io.github.pidkeeper.core.figures.Counted;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.figures.Flow;
import io.github.pidkeeper.core.figures.ProcessFigures;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures as the command line tells them. */
final class FiguresTest {

    private static final Figures BOTH = new Figures(
            new Reading.Told<>(new ProcessFigures(
                    Optional.of(new ProcessFigures.Cpu(0.0234, Duration.ofMillis(1002))),
                    3_555_328,
                    14,
                    OptionalLong.of(12),
                    OptionalLong.of(1024),
                    Duration.ofMinutes(192))),
            new Reading.Told<>(new BrokerFigures(
                    "127.0.0.1:8081",
                    OptionalLong.of(3),
                    Optional.of(new Flow(Counted.PACKETS, 60, OptionalDouble.of(12.34))),
                    Optional.of(new Flow(Counted.MESSAGES, 75, OptionalDouble.empty())),
                    Optional.of(new Flow(Counted.PACKETS, 35, OptionalDouble.of(0))),
                    Optional.of(new Count(Counted.SUBSCRIBERS, 2)),
                    Optional.of("0.25.6-8"),
                    Optional.of(Duration.ofMinutes(191)))));

    private static final Figures NONE = new Figures(
            new Reading.Absent<>(Message.of(Phrase.FIGURES_PROCESS_UNTOLD, 4711L, "Permission denied")),
            new Reading.Absent<>(Message.of(Phrase.FIGURES_REST_CREDENTIALS, "127.0.0.1:8081")));

    @TempDir
    private Path home;

    private final FakeOperations operations = new FakeOperations();
    private final Verdicts verdicts = new Verdicts(Run.NOW);

    @Test
    void eachFigureIsCalledWhatItsSourceHasCounted() {
        assertThat(new FigureLines(Texts.of(Locale.ENGLISH)).of(BOTH))
                .containsExactly(
                        "  What it uses, as the system tells",
                        "    CPU         2.3 % of one core, over 1 s",
                        "    memory      3.4 MiB in RAM (RSS)",
                        "    threads     14",
                        "    open files  12 of at most 1024",
                        "    process up  3 h 12 min",
                        "  What it does, as the broker tells (127.0.0.1:8081)",
                        "    clients                             3",
                        "    packets received                    12.3/s, 60 since its start",
                        "    messages sent                       75 since its start",
                        "    packets that went to no subscriber  0.0/s, 35 since its start",
                        "    clients that have subscribed        2",
                        "    version                             0.25.6-8",
                        "    broker up                           3 h 11 min");
    }

    @Test
    void chineseColumnsStandBelowEachOther() {
        assertThat(new FigureLines(Texts.of(Locale.CHINESE)).of(BOTH))
                .contains("    CPU         单核的 2.3%，统计时长 1 秒", "    打开的文件  12，上限 1024", "    客户端              3");
    }

    @Test
    void aSourceThatIsAbsentSaysWhyInPlaceOfFigures() {
        assertThat(new FigureLines(Texts.of(Locale.ENGLISH)).of(NONE))
                .containsExactly(
                        "  What it uses, as the system tells",
                        "    not known: what 4711 uses cannot be read: Permission denied",
                        "  What it does, as the broker tells",
                        "    not known: the broker's HTTP server at 127.0.0.1:8081 refuses the user and the password"
                                + " that its",
                        "    configuration has: it may have been changed since the broker was started");
    }

    @Test
    void scriptsGetNumbersAndNullForWhatIsNotTold() {
        var document = new FigureDocument(Texts.of(Locale.ENGLISH));

        assertThat(new Json().render(document.of(BOTH)))
                .isEqualTo("{\"process\":{\"cpuCores\":0.023,\"cpuOverMilliseconds\":1002,\"residentBytes\":3555328,"
                        + "\"threads\":14,\"openFiles\":12,\"openFilesLimit\":1024,\"uptimeSeconds\":11520},"
                        + "\"broker\":{\"source\":\"127.0.0.1:8081\",\"clients\":3,"
                        + "\"received\":{\"counted\":\"packets\",\"total\":60,\"perSecond\":12.34},"
                        + "\"sent\":{\"counted\":\"messages\",\"total\":75,\"perSecond\":null},"
                        + "\"dropped\":{\"counted\":\"packets\",\"total\":35,\"perSecond\":0.0},"
                        + "\"subscriptions\":{\"counted\":\"subscribers\",\"number\":2},"
                        + "\"version\":\"0.25.6-8\",\"uptimeSeconds\":11460}}");
        assertThat(new Json().render(document.of(NONE)))
                .startsWith("{\"process\":{\"absent\":{\"finding\":\"figures-process-untold\",\"text\":\"");
    }

    @Test
    void nothingIsMeasuredUnlessItIsAskedFor() {
        operations.answering("mosquitto", verdicts.running());

        assertThat(status().out()).doesNotContain("What it uses");
        assertThat(status("--json").out()).doesNotContain("figures");
    }

    @Test
    void aBrokerThatDoesNotRunHasNoFigures() {
        operations.answering("mosquitto", verdicts.stopped());

        Run run = status("--figures");

        assertThat(run.code()).isEqualTo(ExitCode.STOPPED);
        assertThat(run.out()).contains("not known: mosquitto does not run").doesNotContain("0");
        assertThat(status("--figures", "--json").out()).contains("\"figures-not-running\"");
    }

    @Test
    void aProcessThatIsGoneByThenIsNotMeasured() {
        operations.answering("mosquitto", verdicts.running());

        assertThat(status("--figures").out()).contains("not known: 278718 has exited");
    }

    private Run status(String... options) {
        var typed = new ArrayList<>(List.of("status", "--pid-file", "/run/m.pid"));
        typed.addAll(List.of(options));
        typed.addAll(List.of("--", "/usr/sbin/mosquitto"));
        return Run.of(home, operations, typed.toArray(String[]::new));
    }
}
