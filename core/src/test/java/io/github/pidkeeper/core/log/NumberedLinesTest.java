package io.github.pidkeeper.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines by their number: all of them, and those that are wanted. */
final class NumberedLinesTest {

    @TempDir
    private Path directory;

    @Test
    void everyLineHasItsNumberAndEveryNumberItsLine() throws IOException {
        // Around the size of a block, one line over several blocks, and very many short ones.
        var lines = new ArrayList<String>();
        for (int length : new int[] {0, 65_535, 1, 65_536, 300_000, 0, 0, 65_534}) {
            lines.add("x".repeat(length));
        }
        IntStream.range(0, 40_000).mapToObj(Integer::toString).forEach(lines::add);
        try (var log = log(lines)) {
            var all = new IndexedLines(log.tape());
            assertThat(all.extend(_ -> true)).isTrue();
            assertThat(all.size()).isEqualTo(lines.size());
            long position = 0;
            for (int number = 0; number < 12; number++) {
                var line = all.lines(number, 1).getFirst();
                assertThat(line.position()).as("line %s", number).isEqualTo(position);
                assertThat(line.length()).isEqualTo(lines.get(number).length());
                assertThat(all.numberAt(position)).isEqualTo(number);
                position += line.length() + 1;
            }
            assertThat(all.lines(lines.size() - 3, 10))
                    .extracting(LogLine::text)
                    .containsExactly("39997", "39998", "39999");
            assertThat(all.lines(20_008, 2)).extracting(LogLine::text).containsExactly("20000", "20001");
            assertThat(all.lines(lines.size(), 2)).isEmpty();
        }
    }

    @Test
    void whatIsWrittenLaterIsTakenIn() throws IOException {
        try (var log = log(List.of("a", "b"))) {
            var all = new IndexedLines(log.tape());
            var chosen = new ChosenLines(log.tape(), new LogFilter(Optional.empty(), Optional.of("x")));
            all.extend(_ -> true);
            chosen.extend(_ -> true);
            assertThat(chosen.size()).isZero();
            log.write("one x\ntwo x");
            log.tape().look();
            all.extend(_ -> true);
            chosen.extend(_ -> true);
            assertThat(all.size()).isEqualTo(4);
            assertThat(chosen.lines(0, 9)).extracting(LogLine::text).containsExactly("one x", "two x");
            log.write(" and more\nthree\nfour x\n");
            log.tape().look();
            all.extend(_ -> true);
            chosen.extend(_ -> true);
            assertThat(all.size()).isEqualTo(6);
            assertThat(chosen.lines(0, 9))
                    .extracting(LogLine::text)
                    .containsExactly("one x", "two x and more", "four x");
            assertThat(chosen.numberAt(chosen.positionOf(2))).isEqualTo(2);
            assertThat(chosen.numberAt(0)).isZero();
        }
    }

    @Test
    void whatTakesLongCanBeStopped() throws IOException {
        try (var log = log(
                IntStream.range(0, 500_000).mapToObj(number -> "line " + number).toList())) {
            var asked = new ArrayList<Long>();
            var chosen = new ChosenLines(log.tape(), LogFilter.all());
            assertThat(chosen.extend(position -> !asked.add(position))).isFalse();
            assertThat(asked).hasSize(1);
            assertThat(chosen.size()).isPositive();
        }
    }

    @Test
    void ofVeryManyLinesTheNewestAreKept() throws IOException {
        try (var log =
                log(IntStream.range(0, 400_000).mapToObj(Integer::toString).toList())) {
            var chosen = new ChosenLines(log.tape(), LogFilter.all());
            chosen.extend(_ -> true);
            assertThat(chosen.found()).isEqualTo(400_000);
            assertThat(chosen.size()).isBetween(125_000, 250_000);
            assertThat(chosen.lines(chosen.size() - 1, 1))
                    .extracting(LogLine::text)
                    .containsExactly("399999");
            assertThat(chosen.isValid()).isTrue();
        }
    }

    @Test
    void numbersMeanNothingWhenTheTapeBeginsElsewhere() throws IOException {
        try (var log = log(List.of("a", "b"))) {
            var all = new IndexedLines(log.tape());
            all.extend(_ -> true);
            assertThat(all.isValid()).isTrue();
            Files.writeString(log.path(), "c\n");
            log.tape().look();
            assertThat(all.isValid()).isFalse();
        }
    }

    private WrittenLog log(List<String> lines) throws IOException {
        var log = new WrittenLog(directory.resolve("broker.log"))
                .write(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
        log.tape().look();
        return log;
    }
}
