package io.github.pidkeeper.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:53:00Z");

    private final Texts english =
            Texts.of(Locale.ENGLISH, TimeZone.getTimeZone("Europe/Berlin"), InstantSource.fixed(NOW));
    private final Texts chinese =
            Texts.of(Locale.SIMPLIFIED_CHINESE, TimeZone.getTimeZone("UTC"), InstantSource.fixed(NOW));

    @Test
    void aPidHasNoGroupingSeparators() {
        assertThat(english.text(Message.of(Phrase.PROCESS_PID, 278718L))).isEqualTo("pid 278718");
    }

    @Test
    void aMessageInsideAMessageIsRenderedInTheSameLanguage() {
        var inner = Message.of(Phrase.FILE_FIFO);
        assertThat(chinese.text(Message.of(Phrase.PID_FILE_UNSAFE, Path.of("/x"), inner)))
                .isEqualTo("PID 文件不可安全使用：它是命名管道（FIFO）");
    }

    @Test
    void aLanguageWithoutWordsIsAnsweredInEnglish() {
        assertThat(Texts.of(Locale.FRENCH).state(BrokerState.RUNNING)).isEqualTo("running");
    }

    @Test
    void theUserCalledNobodyIsNotReadAsNoOne() {
        var message = Message.of(Phrase.PROCESS_NOT_PERMITTED, 812L, "root", "nobody");
        assertThat(english.text(message)).isEqualTo("812 belongs to the user root; the user nobody may not signal it");
        assertThat(chinese.text(message)).isEqualTo("812 属于用户 root；用户 nobody 无权向其发送信号");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.04S, 40 ms",
        "PT0.8S, 0.8 s",
        "PT0.96S, 1 s",
        "PT9.94S, 9.9 s",
        "PT9.99S, 10 s",
        "PT10S, 10 s",
        "PT59.4S, 59 s",
        "PT59.9S, 1 min",
        "PT1M, 1 min",
        "PT4M5S, 4 min 5 s",
        "PT3H12M29S, 3 h 12 min",
        "PT3H, 3 h",
        "PT51H, 2 d 3 h",
        "PT-1S, 0 ms"
    })
    void aDurationIsTheTwoLargestUnitsThatAreNotZero(Duration duration, String words) {
        assertThat(english.text(duration)).isEqualTo(words);
    }

    @Test
    void aTimeOfTodayIsLocalAndHasNoDate() {
        assertThat(english.text(Instant.parse("2026-11-23T05:41:59Z"))).isEqualTo("06:41");
    }

    @Test
    void whatIsWrittenDownIsTheSameAtAnyTimeAndPlaceAndInAnyLanguage() {
        var message = Message.of(Phrase.STEP_VERIFIED, 278718L, NOW);
        assertThat(english.ofRecords().text(message))
                .isEqualTo("Verified: 278718 is the broker (started 2026-11-23 09:53)")
                .isEqualTo(chinese.ofRecords().text(message));
    }

    @Test
    void aTimeCanBeToldToTheSecond() {
        assertThat(english.exact(Instant.parse("2026-11-23T05:41:09.9Z"))).isEqualTo("2026-11-23 06:41:09");
    }

    @Test
    void aTimeOfAnotherDayHasItsDate() {
        assertThat(english.text(Instant.parse("2026-11-22T22:59:00Z"))).isEqualTo("2026-11-22 23:59");
    }

    @Test
    void summerTimeIsThatOfTheMomentThatIsTold() {
        assertThat(english.exact(Instant.parse("2026-07-01T05:41:09Z"))).isEqualTo("2026-07-01 07:41:09");
    }

    @Test
    void aTimeBeyondAllMillisecondsIsTold() {
        assertThat(english.dated(Instant.parse("+900000000-07-02T12:00:00Z"))).startsWith("+900000000-07-02 ");
        assertThat(english.dated(Instant.parse("-900000000-07-02T12:00:00Z"))).startsWith("-900000000-07-02 ");
    }

    @Test
    void controlCharactersFromOutsideNeverReachATerminal() {
        var path = Path.of("/run/\u001b[31mb\n\u202e.pid");
        assertThat(english.text(Message.of(Phrase.FINDING_IN, "x", path)))
                .isEqualTo("x (/run/\\u001b[31mb\\u000a\\u202e.pid)");
    }

    @Test
    void anArgumentThatLooksLikeAGapIsLeftAsItIs() {
        assertThat(english.text("core.finding-in", "{1}", "x")).isEqualTo("{1} (x)");
    }

    @Test
    void aKeyWithoutWordsIsShownWithItsArguments() {
        assertThat(english.text("no.such-key", 7)).isEqualTo("no.such-key [7]");
    }

    @Test
    void everyStateAndEveryHealthHasWords() {
        assertThat(Arrays.stream(BrokerState.values()).map(english::state)).noneMatch(words -> words.contains("["));
        assertThat(Arrays.stream(PidFileHealth.values()).map(chinese::health)).noneMatch(words -> words.contains("["));
    }

    @Test
    void theBundleHasTheSameWords() {
        assertThat(chinese.bundle().getString("state.running")).isEqualTo(chinese.state(BrokerState.RUNNING));
    }
}
