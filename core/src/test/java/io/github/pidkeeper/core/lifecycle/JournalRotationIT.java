package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several programs write at once, and the files are moved under their hands. */
@Timeout(180)
class JournalRotationIT {

    private static final List<String> SCRIBES = List.of("a", "b", "c", "d");

    @TempDir
    Path directory;

    @Test
    void everyLineIsThereOnceAndInItsOrderWhileFilesMove() throws Exception {
        var scribes = new ArrayList<Process>();
        try {
            for (String name : SCRIBES) {
                scribes.add(scribe(name));
            }
            int seen = 0;
            while (scribes.stream().anyMatch(Process::isAlive)) {
                seen = readingOfWhatIsThere(seen);
            }
            for (Process scribe : scribes) {
                assertThat(scribe.waitFor()).as(Files.readString(log())).isZero();
            }
        } finally {
            for (Process scribe : scribes) {
                scribe.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }

        assertThat(readingOfWhatIsThere(0)).isEqualTo(SCRIBES.size() * JournalScribe.THREADS * JournalScribe.LINES);
        assertThat(new JournalFiles(directory).newestFirst().stream().filter(Files::exists))
                .as("files that were moved, and that none was dropped")
                .hasSizeBetween(4, JournalFiles.OLDER);
    }

    /** Of each scribe all lines up to some number, in their order, none twice; and never less than before. */
    private int readingOfWhatIsThere(int before) throws IOException {
        WholeJournal reading = WholeJournal.in(directory);
        assertThat(reading.damaged()).isZero();
        Map<String, Long> next = new HashMap<>();
        for (Line line : reading.lines()) {
            String scribe = line.entry().origin().user().orElseThrow();
            long number = line.entry().origin().operator().orElseThrow();
            assertThat(number).as(scribe).isEqualTo(next.getOrDefault(scribe, 0L));
            next.put(scribe, number + 1);
        }
        assertThat(reading.lines()).hasSizeGreaterThanOrEqualTo(before);
        return reading.lines().size();
    }

    private Process scribe(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalScribe.class.getName(),
                        directory.toString(),
                        name)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return directory.resolve("scribes.log");
    }
}
