package io.github.pidkeeper.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LineParserTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void mosquittosSecondsAreATime() {
        var line = parse("1795737981: mosquitto version 2.0.11 starting");
        assertThat(line.time(SHANGHAI)).contains(Instant.ofEpochSecond(1_795_737_981));
        assertThat(line.words()).isEqualTo("mosquitto version 2.0.11 starting");
        assertThat(line.untimed()).isEqualTo(line.words());
        assertThat(line.level()).isEqualTo(LogLevel.UNTOLD);
    }

    @Test
    void nanoMqsTimeIsLocalAndItsThreadAndLevelAreNoWords() {
        var line = parse("2026-11-27 00:06:23 [11543] WARN  /nng/conf_ver2.c:395: Read websocket config failed!");
        assertThat(line.time(SHANGHAI)).contains(Instant.parse("2026-11-26T16:06:23Z"));
        assertThat(line.level()).isEqualTo(LogLevel.WARNING);
        assertThat(line.words()).isEqualTo("/nng/conf_ver2.c:395: Read websocket config failed!");
        assertThat(line.untimed()).startsWith("[11543] WARN  /nng");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1795737981: Error: Address already in use | ERROR",
                "1795737981: Warning: Mosquitto should not be run as root/administrator. | WARNING",
                "Error: Unable to open config file /x. | ERROR",
                "1795737981: Socket error on client a, disconnecting. | UNTOLD",
                "1795737981: Errors are counted | UNTOLD",
                "2026-11-27 00:06:25 [1] ERROR a.c:118: signal signumber: 15 received! | ERROR",
                "2026-11-27 00:06:25 [1] FATAL a.c:1: x | ERROR",
                "2026-11-27 00:06:25 [1] DEBUG a.c:1: x | DEBUG",
                "2026-11-27 00:06:25 [1] TRACE a.c:1: x | DEBUG",
                "2026-11-27 00:06:25 [1] INFO  a.c:1: x | INFO",
                "WARN: low on memory | WARNING",
                "ERRORS happen | UNTOLD",
                "INFORMATION | UNTOLD",
            })
    void theLevelIsWhatTheBrokerSays(String text, LogLevel level) {
        assertThat(parse(text.strip()).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-27T01:02:03: hello | 2026-11-26T17:02:03Z | hello",
                "2026-11-27T01:02:03+0000: hello | 2026-11-27T01:02:03Z | hello",
                "2026-11-27T01:02:03.250Z hello | 2026-11-27T01:02:03Z | hello",
                "2026-11-27 01:02:03,250 +hello | 2026-11-26T17:02:03Z | +hello",
                "2026-11-27T01:02:03-02:30 hello | 2026-11-27T03:32:03Z | hello",
            })
    void otherWaysToWriteATimeAreUnderstoodToo(String text, Instant time, String words) {
        assertThat(parse(text.strip()).time(SHANGHAI)).contains(time);
        assertThat(parse(text.strip()).words()).isEqualTo(words.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12: x",
                "179573798112: x",
                "2026-11-27",
                "2026-11-27 00:06:25x",
                "2026-99-27T00:06:25 x",
                "''",
                "["
            })
    void whatOnlyLooksLikeATimeIsNone(String text) {
        assertThat(parse(text).time(SHANGHAI)).isEmpty();
    }

    @Test
    void coloursOfTerminalsAreLeftOut() {
        assertThat(parse("\u001b[31mERROR\u001b[0m \u001b[0ma.c:1: \u001b]0;title\u0007x\u001b")
                        .text())
                .isEqualTo("ERROR a.c:1: x");
    }

    @Test
    void bytesThatAreNoTextAreReplacedAndACarriageReturnIsNoPartOfTheLine() {
        byte[] bytes = {'a', (byte) 0xff, 0, 'b', '\r'};
        assertThat(new LineParser().parse(0, 5, true, bytes, 0, 5).text()).isEqualTo("a\ufffd\0b");
    }

    @Test
    void ofAVeryLongLineOnlyTheBeginningIsKept() {
        byte[] bytes = new byte[1_000_000];
        var line = new LineParser().parse(0, bytes.length, true, bytes, 0, bytes.length);
        assertThat(line.text()).hasSize(LogLine.LONGEST);
        assertThat(line.isCut()).isTrue();
    }

    private static LogLine parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new LineParser().parse(0, bytes.length, true, bytes, 0, bytes.length);
    }
}
