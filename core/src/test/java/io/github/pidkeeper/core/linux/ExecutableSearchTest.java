package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableSearchTest {

    @TempDir
    Path directory;

    private Path proc;
    private Path broker;
    private Path interpreter;

    @BeforeEach
    void install() throws IOException {
        proc = Files.createDirectory(directory.resolve("proc"));
        broker = Files.writeString(directory.resolve("broker"), "");
        interpreter = Files.writeString(directory.resolve("python3"), "");
    }

    @Test
    void theExecutableDecidesWhateverTheCommandLineSays() throws IOException {
        process(7, broker, "something-else");
        process(8, interpreter, broker.toString());

        assertThat(search(broker)).containsExactly(7L);
    }

    @Test
    void aScriptIsTheSecondWord() throws IOException {
        process(7, interpreter, "python3", broker.toString(), "--verbose");
        process(8, interpreter, "python3", "-m", broker.toString());

        assertThat(search(broker)).containsExactly(7L);
    }

    @Test
    void whoHasANativeProgramForItsSecondWordDoesNotInterpretIt() throws IOException {
        Files.write(broker, new byte[] {0x7F, 'E', 'L', 'F', 2});
        process(7, interpreter, "sudo", broker.toString());
        process(8, broker, "broker");

        assertThat(search(broker)).containsExactly(8L);
    }

    @Test
    void whatIsNoFileIsNotOpened() throws Exception {
        Path fifo = directory.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        process(7, fifo, "broker");

        assertThat(search(fifo)).containsExactly(7L);
    }

    @Test
    void whereTheExecutableMayNotBeReadTheFirstWordsCount() throws IOException {
        hidden(7, broker.toString(), "-d");
        hidden(8, "broker", "-d");
        hidden(9, "another", "-d");
        hidden(10, "python3", broker.toString());
        hidden(11);

        assertThat(search(broker)).containsExactlyInAnyOrder(7L, 8L, 10L);
    }

    @Test
    void aThreadOfTheKernelHasNoExecutableAndIsNobody() throws IOException {
        Path entry = Files.createDirectory(proc.resolve("7"));
        Files.writeString(entry.resolve("cmdline"), "broker\0");

        assertThat(search(broker)).isEmpty();
    }

    @Test
    void anExecutableThatWasDeletedSinceStillCounts() throws IOException {
        process(7, Path.of(broker + " (deleted)"), "broker");

        assertThat(search(broker)).containsExactly(7L);
    }

    @Test
    void aLinkToTheExecutableIsTheSameFile() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("alias"), broker);
        process(7, broker, "broker");

        assertThat(search(link)).containsExactly(7L);
    }

    @Test
    void whatIsNoProcessIsPassedOver() throws IOException {
        Files.createDirectory(proc.resolve("sys"));
        Files.createDirectory(proc.resolve("0"));
        Files.createDirectory(proc.resolve("12"));

        assertThat(search(broker)).isEmpty();
    }

    private List<Long> search(Path executable) throws IOException {
        return new ExecutableSearch(new Libc(), new Procfs(proc), List.of(executable)).pids();
    }

    private void process(long pid, Path executable, String... words) throws IOException {
        Files.createSymbolicLink(entry(pid, words).resolve("exe"), executable);
    }

    /** What is no link cannot be read as one: that stands for another user's process. */
    private void hidden(long pid, String... words) throws IOException {
        Files.createFile(entry(pid, words).resolve("exe"));
    }

    private Path entry(long pid, String... words) throws IOException {
        Path entry = Files.createDirectory(proc.resolve(Long.toString(pid)));
        Files.writeString(entry.resolve("cmdline"), words.length == 0 ? "" : String.join("\0", words) + "\0");
        return entry;
    }
}
