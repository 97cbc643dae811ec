package io.github.pidkeeper.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogReaderTest {

    private static final int BLOCK = 256 * 1024;

    @TempDir
    private Path directory;

    @Test
    void linesAreReadForwardsAndBackwardsTheSame() throws IOException {
        var lines =
                IntStream.range(0, 50_000).mapToObj(number -> "line " + number).toList();
        try (var log = log(String.join("\n", lines) + "\n")) {
            assertThat(forwards(log)).isEqualTo(lines);
            var back = new ArrayList<String>();
            new LogReader(log.tape()).backwards(log.tape().end(), line -> back.add(line.text()));
            assertThat(back.reversed()).isEqualTo(lines);
        }
    }

    @Test
    void aLineOfTenMegabytesIsOneLineAndOnlyItsBeginningIsKept() throws IOException {
        try (var log = log("first\n" + "x".repeat(10_000_000) + "\nlast\n")) {
            var lines = new ArrayList<LogLine>();
            new LogReader(log.tape()).forwards(0, log.tape().end(), lines::add);
            assertThat(lines).hasSize(3);
            assertThat(lines.get(1).length()).isEqualTo(10_000_000);
            assertThat(lines.get(1).text()).hasSize(LogLine.LONGEST);
            assertThat(lines.get(2).text()).isEqualTo("last");
            assertThat(new LogReader(log.tape()).last(2, LogFilter.all()))
                    .extracting(LogLine::position)
                    .containsExactly(6L, 10_000_007L);
        }
    }

    @Test
    void aLineWithoutItsEndIsReadAndSaidToHaveNone() throws IOException {
        try (var log = log("one\ntwo")) {
            var last = new LogReader(log.tape()).last(1, LogFilter.all()).getFirst();
            assertThat(last.text()).isEqualTo("two");
            assertThat(last.ended()).isFalse();
        }
    }

    @Test
    void theEndOfABlockIsNoEndOfALine() throws IOException {
        for (int more = -2; more <= 2; more++) {
            var lines = List.of("x".repeat(BLOCK + more), "", "y".repeat(BLOCK - 3), "z");
            try (var log = log(String.join("\n", lines) + "\n")) {
                assertThat(forwards(log))
                        .isEqualTo(lines.stream()
                                .map(line -> line.substring(0, Math.min(line.length(), LogLine.LONGEST)))
                                .toList());
            }
        }
    }

    @Test
    void theLastLinesThatAreWantedAreFoundInTheirOrder() throws IOException {
        try (var log = log("a ERROR\nError: one\nb\nWarning: two\nc error\nd\n")) {
            var reader = new LogReader(log.tape());
            assertThat(reader.last(2, new LogFilter(Optional.of(LogLevel.WARNING), Optional.empty())))
                    .extracting(LogLine::text)
                    .containsExactly("Error: one", "Warning: two");
            assertThat(reader.last(2, new LogFilter(Optional.empty(), Optional.of("eRRor"))))
                    .extracting(LogLine::text)
                    .containsExactly("Error: one", "c error");
            assertThat(reader.last(0, LogFilter.all())).isEmpty();
        }
    }

    @Property(tries = 40)
    void anyLinesComeBackAsTheyWere(@ForAll @Size(max = 40) List<@IntRange(max = 100_000) Integer> lengths)
            throws IOException {
        var lines = lengths.stream()
                .map(length -> "l".repeat(length % 7 == 0 ? length : length % 300))
                .toList();
        Path directory = Files.createTempDirectory("log");
        try (var log = new WrittenLog(directory.resolve("any.log"))) {
            log.write(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
            log.tape().look();
            var back = new ArrayList<Long>();
            new LogReader(log.tape()).backwards(log.tape().end(), line -> back.add(line.length()));
            Collections.reverse(back);
            assertThat(back)
                    .isEqualTo(lines.stream().map(line -> (long) line.length()).toList());
            assertThat(forwards(log)).hasSize(lines.size());
        } finally {
            Files.deleteIfExists(directory.resolve("any.log"));
            Files.delete(directory);
        }
    }

    private WrittenLog log(String text) throws IOException {
        var log = new WrittenLog(directory.resolve("a" + System.nanoTime() + ".log")).write(text);
        log.tape().look();
        return log;
    }

    private static List<String> forwards(WrittenLog log) throws IOException {
        var lines = new ArrayList<String>();
        new LogReader(log.tape()).forwards(0, log.tape().end(), line -> lines.add(line.text()));
        return lines;
    }
}
