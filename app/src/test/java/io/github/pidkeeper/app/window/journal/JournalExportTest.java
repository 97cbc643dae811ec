package io.github.pidkeeper.app.window.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of one broker as a file of its own. */
final class JournalExportTest {

    private static final String STARTED = line("plant-floor", "start", "plant-floor is running, pid 812");
    private static final String OF_ANOTHER = line("lab", "stop", "lab has stopped");
    private static final String STOPPED = line("plant-floor", "stop", "plant-floor has stopped");

    @TempDir
    private Path home;

    private Path state;
    private Path target;

    @BeforeEach
    void writeJournal() throws IOException {
        state = Files.createDirectories(home.resolve("state"));
        target = Files.createDirectories(home.resolve("documents")).resolve("plant.txt");
        Files.writeString(state.resolve("journal.jsonl"), STARTED + OF_ANOTHER + STOPPED);
    }

    private static String line(String broker, String verb, String words) {
        return "{\"time\":\"2026-11-23T09:00:00.000Z\",\"operation\":\"" + broker + verb
                + "\",\"user\":\"ops\",\"broker\":\""
                + broker + "\",\"verb\":\"" + verb + "\",\"action\":\"outcome\",\"result\":\"done\",\"words\":\""
                + words
                + "\",\"version\":1}\n";
    }

    private JournalExport export(boolean asStored) {
        return new JournalExport(
                new JournalReader(state), Samples.nanomq("plant-floor"), new English().texts(), asStored);
    }

    @Test
    void asTextItIsWhatTheCommandLineTells() throws IOException {
        assertThat(export(false).write(target)).isTrue();
        assertThat(target).hasContent("""
            2026-11-23 09:00:00  start plant-floor · done · by ops
              plant-floor is running, pid 812
            2026-11-23 09:00:00  stop plant-floor · done · by ops
              plant-floor has stopped
            """);
    }

    @Test
    void asStoredItHasTheBrokersLinesByteForByte() throws IOException {
        assertThat(export(true).write(target)).isTrue();
        assertThat(target).hasContent(STARTED + STOPPED);
    }

    @Test
    void itIsForThisUserAlone() throws IOException {
        export(false).write(target);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatWasThereIsReplaced() throws IOException {
        Files.writeString(target, "old\n".repeat(1000));
        export(false).write(target);
        assertThat(Files.readString(target)).startsWith("2026-11-23").doesNotContain("old");
    }

    @Test
    void whereThereIsNothingToBeToldNoFileIsMade() throws IOException {
        Files.writeString(state.resolve("journal.jsonl"), OF_ANOTHER);
        Files.writeString(target, "another file");
        assertThat(export(false).write(target)).isFalse();
        assertThat(target).hasContent("another file");
        assertNothingLeft();
    }

    @Test
    void aJournalThatCannotBeReadLeavesWhatIsThere() throws IOException {
        Files.delete(state.resolve("journal.jsonl"));
        Files.createDirectory(state.resolve("journal.jsonl"));
        Files.writeString(target, "another file");
        assertThatThrownBy(() -> export(false).write(target)).isInstanceOf(IOException.class);
        assertThat(target).hasContent("another file");
        assertNothingLeft();
    }

    @Test
    void aDirectoryThatIsNotThereIsNotMade() {
        assertThatThrownBy(() -> export(false).write(home.resolve("nowhere").resolve("plant.txt")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void thePlaceOfTheJournalItselfIsKnownThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), state);
        assertThat(export(true).wouldReplaceJournal(link.resolve("journal.jsonl")))
                .isTrue();
        assertThat(export(true).wouldReplaceJournal(target)).isFalse();
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> files = Files.list(target.getParent())) {
            assertThat(files).containsExactly(target);
        }
    }
}
