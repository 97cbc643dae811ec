package io.github.pidkeeper.core.pidfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidFileDirectoryTest {

    private static final long NOBODY = 65_534;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"0755, false", "0700, false", "0775, false", "01777, false", "0777, true", "0757, true", "02777, true"})
    void whatIsWrittenThereStaysUnlessEverybodyMayRenameIt(String mode, boolean refused) throws IOException {
        Files.setAttribute(directory, "unix:mode", Integer.parseInt(mode, 8));

        assertThat(new PidFileDirectory(directory, owner()).problem().isPresent())
                .isEqualTo(refused);
    }

    @Test
    void anothersDirectoryIsRefusedAndItsOwnerNamed() throws IOException {
        long stranger = owner();
        if (stranger == 0) {
            Files.setAttribute(directory, "unix:uid", (int) NOBODY);
            stranger = NOBODY;
        }

        assertThat(new PidFileDirectory(directory, stranger + 1).problem())
                .contains(Message.of(Phrase.DIRECTORY_OF_ANOTHER, directory, stranger));
        assertThat(new PidFileDirectory(directory, stranger).problem()).isEmpty();
    }

    @Test
    void rootsDirectoryIsTrusted() {
        assertThat(new PidFileDirectory(Path.of("/"), NOBODY).problem())
                .isNotEqualTo(Optional.of(Message.of(Phrase.DIRECTORY_OF_ANOTHER, Path.of("/"), 0L)));
    }

    @Test
    void whatIsNoDirectoryIsSaidToBeMissing() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(new PidFileDirectory(file, owner()).problem()).contains(Message.of(Phrase.DIRECTORY_MISSING, file));
        assertThat(new PidFileDirectory(directory.resolve("nowhere"), owner()).problem())
                .contains(Message.of(Phrase.DIRECTORY_MISSING, directory.resolve("nowhere")));
    }

    @Test
    void aFileInItIsTheBrokersToRewrite() throws IOException {
        FileRights rights =
                new PidFileDirectory(directory, owner()).rightsFor(1234).orElseThrow();

        assertThat(rights.uid()).isEqualTo(1234);
        assertThat(rights.mode()).isEqualTo(0644);
    }

    private long owner() throws IOException {
        return Integer.toUnsignedLong((int) Files.getAttribute(directory, "unix:uid"));
    }
}
