package io.github.pidkeeper.app.window.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.journal.BrokerHistory;
import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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

    private String export(boolean asStored) {
        return export(asStored, target);
    }

    private String export(boolean asStored, Path to) {
        var history = new BrokerHistory(Samples.nanomq("plant-floor"));
        var texts = new English().texts();
        return texts.text(new JournalExport(new JournalReader(state), history, texts, asStored).to(to));
    }

    @Test
    void asTextItIsWhatTheCommandLineTells() throws IOException {
        assertThat(export(false)).isEqualTo("All that is on record about plant-floor is in " + target + " now.");
        assertThat(Files.readString(target)).isEqualTo("""
            2026-11-23 09:00:00  start plant-floor · done · by ops
              plant-floor is running, pid 812
            2026-11-23 09:00:00  stop plant-floor · done · by ops
              plant-floor has stopped
            """);
    }

    @Test
    void asStoredItHasTheBrokersLinesByteForByte() throws IOException {
        export(true);
        assertThat(Files.readString(target)).isEqualTo(STARTED + STOPPED);
    }

    @Test
    void itIsForThisUserAlone() throws IOException {
        export(false);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatWasThereIsReplacedAlsoBehindALink() throws IOException {
        Files.writeString(target, "old\n".repeat(1000));
        Path link = Files.createSymbolicLink(home.resolve("link"), target);
        export(false, link);
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(target)).startsWith("2026-11-23").doesNotContain("old");
    }

    @Test
    void whereThereIsNothingToBeToldNoFileIsMade() throws IOException {
        Files.writeString(state.resolve("journal.jsonl"), OF_ANOTHER);
        Files.writeString(target, "another file");
        assertThat(export(false)).isEqualTo("Nothing is on record about plant-floor; " + target + " was not written.");
        assertThat(target).hasContent("another file");
        assertNothingLeft();
    }

    @Test
    void aJournalThatCannotBeReadIsToldAsSuchAndLeavesWhatIsThere() throws IOException {
        Files.delete(state.resolve("journal.jsonl"));
        Files.createDirectory(state.resolve("journal.jsonl"));
        Files.writeString(target, "another file");
        assertThat(export(false)).startsWith("The journal in " + state + " cannot be read: it is not a plain file.");
        assertThat(target).hasContent("another file");
        assertNothingLeft();
    }

    @Test
    void aDirectoryThatIsNotThereIsNotMade() {
        Path nowhere = home.resolve("nowhere").resolve("plant.txt");
        assertThat(export(false, nowhere))
                .startsWith(nowhere + " was not written: ")
                .endsWith("Choose another place.");
        assertThat(nowhere.getParent()).doesNotExist();
    }

    @Test
    void nothingIsPutAmongOurOwnFiles() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), state);
        Path record = Files.createDirectories(state.resolve("brokers").resolve("plant"))
                .resolve("identity");
        for (Path place : List.of(link.resolve("journal.jsonl"), link.resolve("new.txt"), record)) {
            assertThat(export(true, place)).startsWith(place + " was not written: that is where Pidkeeper keeps");
        }
        assertThat(Files.readString(state.resolve("journal.jsonl"))).isEqualTo(STARTED + OF_ANOTHER + STOPPED);
        assertThat(record).doesNotExist();
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> files = Files.list(target.getParent())) {
            assertThat(files).containsExactly(target);
        }
    }
}
