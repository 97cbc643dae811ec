package io.github.pidkeeper.core.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import io.github.pidkeeper.core.process.LockFile.Locking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines go into the journal whole, and come out of it whatever has happened to it meanwhile. */
class JournalFilesTest {

    @TempDir
    Path directory;

    private final FakeLock locks = new FakeLock();
    private JournalFiles files;
    private JournalWriter writer;

    @BeforeEach
    void makeWriter() {
        files = new JournalFiles(directory);
        writer = new JournalWriter(files, locks);
    }

    @Test
    void whatIsAddedIsReadInItsOrder() throws IOException {
        add(1, 2, 3);

        assertThat(read().damaged()).isZero();
        assertThat(numbers()).containsExactly(1L, 2L, 3L);
        assertThat(read().lines().stream()
                        .map(Line::text)
                        .map(text -> text + "\n")
                        .reduce("", String::concat))
                .as("as it is stored")
                .isEqualTo(Files.readString(files.current()));
        assertThat(locks.isHeld()).isFalse();
    }

    @Test
    void nobodyElseCanReadIt() throws IOException {
        add(1);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.current())))
                .isEqualTo("rw-------");
    }

    @Test
    void aJournalThatIsNotThereIsEmpty() throws IOException {
        assertThat(WholeJournal.in(directory.resolve("nowhere"))).isEqualTo(new WholeJournal(List.of(), 0));
    }

    @Test
    void aLineThatWasTornAnywhereCostsNoOther() throws IOException {
        add(1, 2);
        byte[] whole = Files.readAllBytes(files.current());
        int second = line(1).getBytes(UTF_8).length;

        for (int cut = second; cut < whole.length; cut++) {
            Files.write(files.current(), Arrays.copyOf(whole, cut));
            // All but the end of the line is there: nothing of it is lost.
            boolean lost = cut > second && cut < whole.length - 1;
            boolean kept = cut == whole.length - 1;

            assertThat(numbers()).as("cut at " + cut).isEqualTo(kept ? List.of(1L, 2L) : List.of(1L));
            assertThat(read().damaged()).isEqualTo(lost ? 1 : 0);

            add(3);
            assertThat(numbers()).as("cut at " + cut).isEqualTo(kept ? List.of(1L, 2L, 3L) : List.of(1L, 3L));
            assertThat(read().damaged()).isEqualTo(lost ? 1 : 0);
        }
    }

    @Test
    void aByteThatWasChangedAnywhereCostsNoOtherLine() throws IOException {
        add(1, 2, 3);
        byte[] whole = Files.readAllBytes(files.current());
        int begin = line(1).getBytes(UTF_8).length;
        int end = begin + line(2).getBytes(UTF_8).length;

        for (int at = begin; at < end; at++) {
            for (int flip : new int[] {0x01, 0x02, 0x08, 0x20, 0x80, 0xff}) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) flip;
                Files.write(files.current(), changed);

                var reading = read();
                assertThat(numbers())
                        .as("byte " + at + " with " + flip)
                        .startsWith(1L)
                        .endsWith(3L);
                assertThat(reading.lines().size() + reading.damaged())
                        .as("byte " + at + " with " + flip)
                        .isBetween(3L, 4L);
            }
        }
    }

    @Test
    void aFileThatIsMetTwiceWhileItMovesIsReadOnce() throws IOException {
        add(1, 2);
        Files.createLink(directory.resolve("journal.jsonl.1"), files.current());

        assertThat(numbers()).containsExactly(1L, 2L);
    }

    @Test
    void blocksOfNothingAreDamageAndNoMore() throws IOException {
        add(1);
        Files.write(files.current(), new byte[5000], StandardOpenOption.APPEND);
        add(2);

        assertThat(numbers()).containsExactly(1L, 2L);
        assertThat(read().damaged()).isEqualTo(1);
    }

    @Test
    void whatIsFullMovesOnAndTheOldestGoes() throws IOException {
        for (int number = 1; number <= 8; number++) {
            add(number);
            fillUp();
        }

        assertThat(numbers()).containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(files.newestFirst()).allSatisfy(file -> assertThat(file).exists());
        assertThat(directory.resolve("journal.jsonl.6")).doesNotExist();
    }

    @Test
    void aGapThatACrashLeftIsUsedUpBeforeAnythingGoes() throws IOException {
        for (int number = 1; number <= 6; number++) {
            add(number);
            fillUp();
        }
        Files.delete(directory.resolve("journal.jsonl.2"));

        add(7);

        assertThat(numbers()).containsExactly(1L, 2L, 3L, 5L, 6L, 7L);
    }

    @Test
    void whoCannotHaveTheLockWritesAndMovesNothing() throws IOException {
        add(1);
        fillUp();
        locks.answerInstead(new Locking.HeldByAnother("a program that was suspended"));

        assertThat(writer.add(line(2), Duration.ZERO, true)).isFalse();

        assertThat(numbers()).containsExactly(1L, 2L);
        assertThat(directory.resolve("journal.jsonl.1")).doesNotExist();
    }

    @Test
    void filesThatCannotBeMovedGrowOn() throws IOException {
        add(1);
        fillUp();
        Files.createDirectories(directory.resolve("journal.jsonl.1/in the way"));
        for (int place = 2; place <= JournalFiles.OLDER; place++) {
            Files.createDirectories(directory.resolve("journal.jsonl." + place + "/in the way"));
        }

        add(2);

        assertThat(Files.readString(files.current())).endsWith("\n" + line(2));
    }

    @Test
    void anInterruptIsKeptForWhoIsMeant() throws IOException {
        Thread.currentThread().interrupt();
        writer.add(line(1), Duration.ZERO, true);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(numbers()).containsExactly(1L);
    }

    @Test
    void nothingIsWrittenThroughALinkOrIntoADirectoryThatIsEverybodys() throws IOException {
        Path elsewhere = Files.createFile(directory.resolve("elsewhere"));
        Files.createSymbolicLink(files.current(), elsewhere);
        assertThatThrownBy(() -> add(1)).isInstanceOf(IOException.class).hasMessageContaining("not a plain file");
        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
        Files.delete(files.current());

        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> add(1)).isInstanceOf(IOException.class).hasMessageContaining("writable by all");

        assertThat(elsewhere).isEmptyFile();
        assertThat(files.current()).doesNotExist();
    }

    @Test
    void linesThatHaveLostTheirEndsAreReadOneByOne() throws IOException {
        Files.writeString(files.current(), line(1).strip() + line(2).strip() + "\0\0" + line(3).strip() + line(4));

        assertThat(numbers()).containsExactly(1L, 3L, 4L);
        assertThat(read().damaged()).isEqualTo(1);
    }

    @Test
    void whatIsLongerThanAnyLineIsDamageAndCostsNoOther() throws IOException {
        String endless = "{\"time\":\"" + "x".repeat(3 * (int) JournalFiles.LARGEST + 7);
        Files.writeString(files.current(), line(1) + endless + line(2) + endless + "\n" + line(3));

        assertThat(numbers()).containsExactly(1L, 2L, 3L);
        assertThat(read().damaged()).isEqualTo(2);
    }

    @Test
    void aLineThatWasOnceReadMayBeWhereverTheBytesAreCut() throws IOException {
        // So long that lines begin and end everywhere in the pieces in which a file is read.
        var many = new StringBuilder();
        for (long number = 0; number < 5000; number++) {
            many.append(line(number));
        }
        Files.writeString(files.current(), many);

        assertThat(numbers()).isEqualTo(LongStream.range(0, 5000).boxed().toList());
        assertThat(read().damaged()).isZero();
    }

    @Test
    void whoHasSeenEnoughIsGivenNoMore() throws IOException {
        add(1, 2, 3);
        var seen = new ArrayList<Line>();

        new JournalReader(directory).read(line -> {
            seen.add(line);
            return seen.size() < 2;
        });

        assertThat(seen).hasSize(2);
    }

    /** As much as makes the next line one too many; nothing that counts as a line. */
    private void fillUp() throws IOException {
        Files.writeString(
                files.current(),
                "\n".repeat((int) (JournalFiles.LARGEST - Files.size(files.current()))),
                StandardOpenOption.APPEND);
    }

    @Test
    void itsStateIsTheSameUntilSomethingIsAdded() throws IOException {
        var reader = new JournalReader(directory);
        List<Object> nothing = reader.state();
        add(1);
        List<Object> one = reader.state();
        assertThat(one).isNotEqualTo(nothing);
        assertThat(reader.state()).isEqualTo(one);
        add(2);
        assertThat(reader.state()).isNotEqualTo(one);
    }

    @Test
    void aReadThatFailsLeavesNoFileOpen() throws IOException {
        add(1);
        assertThatThrownBy(() -> new JournalReader(directory).read(_ -> {
                    throw new IllegalStateException("the reader has no more room");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(openInDirectory()).isZero();
        Files.createDirectory(directory.resolve("journal.jsonl.1"));
        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
        assertThat(openInDirectory()).isZero();
    }

    private long openInDirectory() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(Files::isRegularFile)
                    .filter(descriptor -> leadsIntoDirectory(descriptor))
                    .count();
        }
    }

    private boolean leadsIntoDirectory(Path descriptor) {
        try {
            return descriptor.toRealPath().startsWith(directory.toRealPath());
        } catch (IOException _) {
            return false; // closed meanwhile
        }
    }

    private void add(long... numbers) throws IOException {
        for (long number : numbers) {
            assertThat(writer.add(line(number), Duration.ZERO, false)).isTrue();
        }
    }

    private WholeJournal read() throws IOException {
        return WholeJournal.in(directory);
    }

    private List<Long> numbers() throws IOException {
        var numbers = new ArrayList<Long>();
        for (Line line : read().lines()) {
            numbers.add(line.entry().origin().operator().orElse(-1));
        }
        return numbers;
    }

    private static String line(long number) {
        var origin = new JournalEntry.Origin(
                Optional.of("é"),
                Optional.empty(),
                OptionalLong.of(number),
                "plant-floor",
                Optional.empty(),
                Optional.empty());
        return JournalLine.of(new JournalEntry(Instant.EPOCH, origin, Optional.empty(), "step", "done"));
    }
}
