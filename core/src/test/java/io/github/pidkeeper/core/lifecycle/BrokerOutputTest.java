package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a broker's output, and what is shown of it. */
class BrokerOutputTest {

    @TempDir
    Path directory;

    private BrokerOutput output;

    @BeforeEach
    void setUp() {
        output = new BrokerOutput(directory.resolve("output.log"));
    }

    @Test
    void aNewRunBeginsWithNothingAndKeepsTheRunBefore() throws IOException {
        output.begin();
        Files.writeString(output.path(), "first\n");
        output.begin();

        assertThat(output.lastLines()).isEmpty();
        assertThat(directory.resolve("output.log.1")).hasContent("first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(output.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void theLastTwentyLinesAreShownOldestFirst() throws IOException {
        Files.writeString(
                output.path(),
                IntStream.range(0, 1000).mapToObj(Integer::toString).collect(Collectors.joining("\n\n")));

        assertThat(output.lastLines()).hasSize(20).first().isEqualTo("980");
        assertThat(output.lastLines()).last().isEqualTo("999");
    }

    @Test
    void ofAVeryLongLineOnlyTheEndIsRead() throws IOException {
        Files.writeString(output.path(), "x".repeat(1_000_000));

        assertThat(output.lastLines())
                .singleElement()
                .satisfies(line -> assertThat(line.length()).isLessThan(20_000));
    }

    @Test
    void withoutOutputThereAreNoLastWords() {
        assertThat(output.lastLines()).isEmpty();
    }
}
