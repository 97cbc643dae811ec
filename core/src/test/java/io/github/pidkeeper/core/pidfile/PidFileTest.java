package io.github.pidkeeper.core.pidfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import io.github.pidkeeper.core.pidfile.FileAccess.Kind;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidFileTest {

    @TempDir
    Path directory;

    private Path path;
    private Path keep;

    @BeforeEach
    void writeAFileThatIsThereToBeRemoved() throws IOException {
        path = directory.resolve("broker.pid");
        keep = directory.resolve("kept");
        Files.writeString(path, "this is what would be lost");
    }

    @Test
    void aFileNamesAPid() {
        Found.PlainFile file = FakeFiles.file("1234\n");

        assertThat(pidFile(file).read()).isEqualTo(new PidFileReading.NamesPid(1234, file.stamp(), true));
    }

    @Test
    void whatAStrangerWroteIsNotTrusted() {
        Found.PlainFile file = FakeFiles.file("1234\n");

        assertThat(pidFile(new Found.PlainFile(file.stamp(), false, false, file.head()))
                        .read())
                .isEqualTo(new PidFileReading.NamesPid(1234, file.stamp(), false));
    }

    @Test
    void whatAnybodyMayWriteToIsUnsafeWhateverItSays() {
        Found.PlainFile file = FakeFiles.file("1234\n");

        assertThat(pidFile(new Found.PlainFile(file.stamp(), true, true, file.head()))
                        .read())
                .isEqualTo(new PidFileReading.Unsafe(Message.of(Phrase.FILE_WRITABLE_BY_ALL)));
    }

    @Test
    void aLargeFileIsUnsafeThoughItBeginsWithAPid() {
        var stamp = new FileStamp(1, 1, 1L << 30, Instant.EPOCH, 0);

        assertThat(pidFile(new Found.PlainFile(
                                stamp, false, true, "1234\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .read())
                .isEqualTo(new PidFileReading.Unsafe(Message.of(Phrase.FILE_TOO_LARGE, 1L << 30, 4096)));
    }

    @ParameterizedTest
    @CsvSource({
        "LINK,FILE_LINK",
        "DIRECTORY,FILE_DIRECTORY",
        "FIFO,FILE_FIFO",
        "DEVICE,FILE_DEVICE",
        "SOCKET,FILE_SOCKET"
    })
    void whatIsNoPlainFileIsUnsafe(Kind kind, Phrase phrase) {
        assertThat(pidFile(new Found.Special(kind)).read()).isEqualTo(new PidFileReading.Unsafe(Message.of(phrase)));
    }

    @Test
    void whatCannotBeReadIsUnreadableForTheSystemsReason() {
        assertThat(pidFile(new Found.Unreadable("Permission denied")).read())
                .isEqualTo(new PidFileReading.Unreadable(Message.of(Phrase.SYSTEM_SAYS, "Permission denied")));
    }

    @Test
    void nothingThereIsAbsent() {
        assertThat(pidFile(new Found.Nothing()).read()).isEqualTo(new PidFileReading.Absent());
    }

    @Test
    void aWriterAtWorkIsGivenTimeToFinish() {
        Found.PlainFile done = FakeFiles.file("1234");

        assertThat(pidFile(FakeFiles.file(""), FakeFiles.file(""), done).read())
                .isEqualTo(new PidFileReading.NamesPid(1234, done.stamp(), true));
    }

    @Test
    void emptyIsSaidOnlyAfterTheWritersTime() {
        var files = new FakeFiles(FakeFiles.file(""));
        long begin = System.nanoTime();

        assertThat(pidFile(files).read())
                .isEqualTo(new PidFileReading.Empty(FakeFiles.file("").stamp()));
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(100_000_000);
        assertThat(files.looks()).isBetween(2, 40);
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        Thread.currentThread().interrupt();

        assertThat(pidFile(FakeFiles.file("")).read()).isInstanceOf(PidFileReading.Empty.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theFileOfTheExitedProcessIsRemoved() {
        assertThat(pidFile(FakeFiles.file("1234")).removeIfStillNames(1234)).isEqualTo(new Removal.Removed());
        assertThat(path).doesNotExist();
    }

    @Test
    void aFileThatNamesSomebodyElseByNowIsKept() {
        Found.PlainFile other = FakeFiles.file("1235");

        assertThat(pidFile(other).removeIfStillNames(1234))
                .isEqualTo(new Removal.Kept(new PidFileReading.NamesPid(1235, other.stamp(), true)));
        assertThat(path).exists();
    }

    @Test
    void whatIsNoPidFileAnyMoreIsKept() {
        assertThat(pidFile(new Found.Special(Kind.LINK)).removeIfStillNames(1234))
                .isEqualTo(new Removal.Kept(new PidFileReading.Unsafe(Message.of(Phrase.FILE_LINK))));
        assertThat(path).exists();
    }

    @Test
    void aFileThatIsGoneNeedsNoRemoval() throws IOException {
        assertThat(pidFile(new Found.Nothing()).removeIfStillNames(1234)).isEqualTo(new Removal.AlreadyGone());
        Files.delete(path);
        assertThat(pidFile(FakeFiles.file("1234")).removeIfStillNames(1234)).isEqualTo(new Removal.AlreadyGone());
    }

    @Test
    void settingAsideKeepsTheBytesForNobodyElse() throws IOException {
        Found.PlainFile stale = FakeFiles.file("1234 garbage");

        assertThat(pidFile(stale).setAside(stale.stamp(), keep)).isEqualTo(new Removal.Removed());
        assertThat(path).doesNotExist();
        assertThat(keep).hasContent("1234 garbage");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keep)))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherFileThanTheOneJudgedIsNotSetAside() {
        Found.PlainFile judged = FakeFiles.file("1234", 1);
        Found.PlainFile another = FakeFiles.file("1234", 2);

        assertThat(pidFile(another).setAside(judged.stamp(), keep)).isInstanceOf(Removal.Kept.class);
        assertThat(path).exists();
        assertThat(keep).doesNotExist();
    }

    @Test
    void aFileRewrittenWhileItIsSetAsideStays() {
        Found.PlainFile judged = FakeFiles.file("1234");
        Found.PlainFile rewritten = FakeFiles.file("1235");

        assertThat(pidFile(judged, rewritten).setAside(judged.stamp(), keep))
                .isEqualTo(new Removal.Kept(new PidFileReading.NamesPid(1235, rewritten.stamp(), true)));
        assertThat(path).exists();
        assertThat(keep).doesNotExist();
    }

    @Test
    void nothingIsRemovedWhoseBytesCannotBeKept() throws IOException {
        Found.PlainFile stale = FakeFiles.file("1234");
        Files.writeString(keep, "an earlier one");

        assertThat(pidFile(stale).setAside(stale.stamp(), keep)).isInstanceOf(Removal.Failed.class);
        assertThat(path).exists();
        assertThat(keep).hasContent("an earlier one");
    }

    private PidFile pidFile(Found... coming) {
        return pidFile(new FakeFiles(coming));
    }

    private PidFile pidFile(FakeFiles files) {
        return new PidFile(path, files, new PidFileGrammar(32_767, 4711));
    }
}
