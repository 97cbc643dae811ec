package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SinceTest {

    /** 18:30 in Berlin, where summer time began on the 29th. */
    private final Since since =
            new Since(InstantSource.fixed(Instant.parse("2026-03-30T16:30:00Z")), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, 2026-03-28T23:00:00Z",
        "2026-03-30, 2026-03-29T22:00:00Z",
        "2026-03-30T08:15, 2026-03-30T06:15:00Z",
        "2026-03-30 08:15:30, 2026-03-30T06:15:30Z",
        "2026-03-30t08:15:30.5, 2026-03-30T06:15:30.500Z",
        "2026-03-29T02:30, 2026-03-29T01:30:00Z",
        "2026-03-30T08:15Z, 2026-03-30T08:15:00Z",
        "2026-03-30T08:15:00.123z, 2026-03-30T08:15:00.123Z",
        "2026-03-30 08:15 +05:30, 2026-03-30T02:45:00Z",
        "2026-03-30T08:15-0800, 2026-03-30T16:15:00Z",
        "2026-03-30T08:15+08, 2026-03-30T00:15:00Z",
        "18:30, 2026-03-30T16:30:00Z",
        "8:05, 2026-03-30T06:05:00Z",
        "18:29:59, 2026-03-30T16:29:59Z",
        "18:31, 2026-03-29T16:31:00Z",
        "2h, 2026-03-30T14:30:00Z",
        "30min, 2026-03-30T16:00:00Z",
        "1d, 2026-03-29T16:30:00Z",
        "1w, 2026-03-23T16:30:00Z",
        "90s, 2026-03-30T16:28:30Z",
        "1h 30 min, 2026-03-30T15:00:00Z",
        "1d12h, 2026-03-29T04:30:00Z",
        "' 2h ', 2026-03-30T14:30:00Z",
        "0s, 2026-03-30T16:30:00Z"
    })
    void aPointInThePastIsUnderstoodAsPeopleTypeIt(String typed, Instant expected) {
        assertThat(since.parse(typed)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "2",
                "2m",
                "h",
                "-2h",
                "2h ago",
                "1.5h",
                "999999999d",
                "2026",
                "2026-03",
                "2026-3-1",
                "2026-02-30",
                "2026-13-01",
                "30.03.2026",
                "2026-03-30T25:00",
                "2026-03-30T08",
                "2026-03-30T",
                "2026-03-30T08:15+99",
                "2026-03-30X08:15",
                "24:00",
                "12:60",
                "8",
                "８:05"
            })
    void whatIsNoPointInTimeIsNone(String typed) {
        assertThat(since.parse(typed)).isEmpty();
    }
}
