package io.github.pidkeeper.core.pidfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileGrammarTest {

    private static final long LARGEST = 4_194_303;
    private static final long OWN = 4711;

    private final PidFileGrammar grammar = new PidFileGrammar(LARGEST, OWN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234",
                "1234\n",
                "1234\r\n",
                "1234\r",
                "1234\0\0\0\0\0\0\0\0",
                "1234 \t",
                "  1234  \n",
                "\t1234 \0",
                "\uFEFF1234\n",
                "\uFEFF 1234",
                "1234\n/var/lib/postgresql\n1700000000\n5432\n",
                "1234\nnot a number\0\0at all"
            })
    @Fault({"A09", "A10", "A12"})
    void whatDaemonsWriteNamesAPid(String content) {
        assertThat(parse(content)).isEqualTo(new PidText.Names(1234));
    }

    @ParameterizedTest
    @CsvSource({"2", "10", "4194303"})
    void theSmallestAndTheLargestPidAreNamed(long pid) {
        assertThat(parse(Long.toString(pid))).isEqualTo(new PidText.Names(pid));
    }

    @Test
    @Fault("A07")
    void nothingIsEmpty() {
        assertThat(parse("")).isEqualTo(new PidText.Empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "\n", "\r\n1234", "\n1234", "\t \n", "\0", "\0\0\0\0", "\uFEFF", "NaN", "pid=12", "x12"})
    @Fault({"A08", "A20"})
    void whatDoesNotBeginWithANumberNamesNobody(String content) {
        assertWrong(content, Phrase.PID_TEXT_WITHOUT_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"١٢٣٤", "１２３４", "१२३४", "²³", "𝟙𝟚", "①"})
    @Fault("A21")
    void digitsOfOtherScriptsAreNoDigits(String content) {
        assertWrong(content, Phrase.PID_TEXT_WITHOUT_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-1234", "+1234", " -0", "-", "+"})
    @Fault("A13")
    void aSignIsRefused(String content) {
        assertWrong(content, Phrase.PID_TEXT_SIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0\n", "00", "01234", "0000000000001234"})
    @Fault("A14")
    void aLeadingZeroIsRefused(String content) {
        assertWrong(content, Phrase.PID_TEXT_LEADING_ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234 garbage",
                "1234garbage",
                "1234.0",
                "1234,5",
                "12e3",
                "0x4D2",
                "1234\0x",
                "1234\0\n",
                "1234 \0 ",
                "12 34",
                "1234-1",
                "1234\u00A0",
                "1234\u2028",
                "1234;reboot"
            })
    @Fault("A11")
    void textOnTheLineOfTheNumberIsRefused(String content) {
        assertWrong(content, Phrase.PID_TEXT_GOES_ON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901", "12345678901234567890", "18446744073709551617", "99999999999999999999999\n"})
    @Fault("A18")
    void moreThanTenDigitsAreRefusedAndNeverWrapAround(String content) {
        assertWrong(content, Phrase.PID_TEXT_TOO_LONG);
    }

    @Test
    @Fault("A15")
    void pidOneIsReserved() {
        assertWrong("1\n", Phrase.PID_RESERVED, 1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {LARGEST + 1, 4_294_968_530L, 9_999_999_999L})
    void whatNoProcessCanHaveIsRefused(long pid) {
        assertWrong(Long.toString(pid), Phrase.PID_TOO_LARGE, pid, LARGEST);
    }

    @Test
    @Fault("A16")
    void ourOwnPidIsNoBroker() {
        assertWrong("4711\n", Phrase.PID_OUR_OWN, OWN);
    }

    @Test
    @Fault("A23")
    void utf16IsRecognisedByItsMark() {
        assertWrong("1234".getBytes(StandardCharsets.UTF_16), Phrase.PID_TEXT_UTF_16);
        assertWrong(new byte[] {(byte) 0xFF, (byte) 0xFE, '1', 0}, Phrase.PID_TEXT_UTF_16);
    }

    @Test
    @Fault("A23")
    void utf16WithoutAMarkNamesNobody() {
        assertWrong("1234".getBytes(StandardCharsets.UTF_16LE), Phrase.PID_TEXT_GOES_ON);
        assertWrong("1234".getBytes(StandardCharsets.UTF_16BE), Phrase.PID_TEXT_WITHOUT_NUMBER);
    }

    private PidText parse(String content) {
        return grammar.parse(content.getBytes(UTF_8));
    }

    private void assertWrong(String content, Phrase phrase, Object... arguments) {
        assertThat(parse(content)).isEqualTo(new PidText.Wrong(Message.of(phrase, arguments)));
    }

    private void assertWrong(byte[] content, Phrase phrase) {
        assertThat(grammar.parse(content)).isEqualTo(new PidText.Wrong(Message.of(phrase)));
    }
}
