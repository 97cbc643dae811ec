package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a line of the journal looks like. */
class JournalTest {

    @TempDir
    Path directory;

    @Test
    void everyLineIsAnObjectWhateverIsInIt() throws IOException {
        var bench = new Bench(directory);
        var journal = new Journal(directory.resolve("journal.jsonl"), "o\"hara\\\n\u2028\ud800", bench.time);

        journal.add(
                bench.broker,
                "stop",
                "signal",
                Optional.of(bench.facts(2).build().identity()),
                "SENT");
        journal.add(bench.broker, "stop", "outcome", Optional.empty(), "Done");

        List<String> lines = Files.readAllLines(directory.resolve("journal.jsonl"));
        assertThat(lines).hasSize(2);
        var first = ConfigFactory.parseString(lines.getFirst());
        assertThat(first.getString("user")).isEqualTo("o\"hara\\\n\u2028\ud800");
        assertThat(first.getLong("pid")).isEqualTo(2);
        assertThat(first.getString("broker")).isEqualTo("plant-floor");
        assertThat(first.getString("time")).isEqualTo(bench.time.now().toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("journal.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aJournalThatCannotBeWrittenStopsNobody() throws IOException {
        var bench = new Bench(directory);
        Files.createDirectory(directory.resolve("journal.jsonl"));

        new Journal(directory.resolve("journal.jsonl"), "root", bench.time)
                .add(bench.broker, "stop", "outcome", Optional.empty(), "Done");

        assertThat(directory.resolve("journal.jsonl")).isEmptyDirectory();
    }
}
