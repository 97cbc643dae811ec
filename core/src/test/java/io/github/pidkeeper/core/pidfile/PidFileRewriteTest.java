package io.github.pidkeeper.core.pidfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.portable.PortableFileAccess;
import io.github.pidkeeper.core.portable.PortableUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileRewriteTest {

    @TempDir
    Path directory;

    private Path path;
    private Path keep;
    private PidFile pidFile;

    @BeforeEach
    void nameTheFiles() {
        path = directory.resolve("broker.pid");
        keep = directory.resolve("kept");
        var files = new PortableFileAccess(PortableUsers.ofThisSystem().self());
        pidFile = new PidFile(path, files, new PidFileGrammar(32_767, 4711));
    }

    @Test
    void aWrongFileIsReplacedAndItsBytesAreKept() throws IOException {
        Files.writeString(path, "1234 garbage");

        assertThat(rewrite(Optional.of(stamp()))).isEqualTo(new Rewriting.Written());
        assertThat(path).hasContent("99\n");
        assertThat(mode(path)).isEqualTo("rw-r--r--");
        assertThat(keep).hasContent("1234 garbage");
        assertThat(mode(keep)).isEqualTo("rw-------");
        assertThat(names()).containsExactlyInAnyOrder("broker.pid", "kept");
    }

    @Test
    void aMissingFileIsWritten() throws IOException {
        assertThat(rewrite(Optional.empty())).isEqualTo(new Rewriting.Written());
        assertThat(path).hasContent("99\n");
        assertThat(names()).containsExactly("broker.pid");
    }

    @Test
    void aFileThatHasComeMeanwhileIsKept() throws IOException {
        Files.writeString(path, "1234");

        assertThat(rewrite(Optional.empty())).isInstanceOf(Rewriting.Kept.class);
        assertThat(path).hasContent("1234");
        assertThat(names()).containsExactly("broker.pid");
    }

    @Test
    void aFileThatHasChangedMeanwhileIsKept() throws IOException {
        Files.writeString(path, "1234");
        FileStamp judged = stamp();
        Files.writeString(path, "12345");

        assertThat(rewrite(Optional.of(judged))).isInstanceOf(Rewriting.Kept.class);
        assertThat(path).hasContent("12345");
        assertThat(names()).containsExactly("broker.pid");
    }

    @Test
    void aLinkIsNeverReplaced() throws IOException {
        Files.createSymbolicLink(path, directory.resolve("elsewhere"));

        assertThat(rewrite(Optional.empty())).isInstanceOf(Rewriting.Kept.class);
        assertThat(path).isSymbolicLink();
        assertThat(directory.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void whatIsNoLongerSoIsNotWritten() throws IOException {
        Files.writeString(path, "1234");

        assertThat(pidFile.rewrite(
                        PidFileContent.of("99"),
                        Optional.of(stamp()),
                        Optional.of(keep),
                        Optional.empty(),
                        () -> false))
                .isEqualTo(new Rewriting.Withdrawn());
        assertThat(path).hasContent("1234");
        assertThat(names()).containsExactly("broker.pid");
    }

    @Test
    void theNewFileHasTheRightsItIsGiven() throws IOException {
        var rights = new FileRights(0640, 65_534, 65_534);

        assertThat(pidFile.rewrite(
                        PidFileContent.of("99"), Optional.empty(), Optional.empty(), Optional.of(rights), () -> true))
                .isEqualTo(new Rewriting.Written());
        FileRights own = FileRights.of(directory).orElseThrow();
        assertThat(FileRights.of(path))
                .as("root can give files away, nobody else can")
                .contains(own.uid() == 0 ? rights : new FileRights(0640, own.uid(), own.gid()));
    }

    @Test
    void aVersionTellsBytesAndRights() throws IOException {
        Files.writeString(path, "1234 garbage");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));

        PidFileVersion version = pidFile.version().orElseThrow();

        assertThat(version.stamp()).isEqualTo(stamp());
        assertThat(version.content()).isEqualTo(PidFileContent.of("1234 garbage"));
        assertThat(version.rights().orElseThrow().mode()).isEqualTo(0640);
    }

    @Test
    void whatMayNotBeActedUponIsNoVersion() throws IOException {
        assertThat(pidFile.version()).isEmpty();
        Files.writeString(path, "1234");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(pidFile.version()).isEmpty();
        Files.delete(path);
        Files.createSymbolicLink(path, directory.resolve("nowhere"));
        assertThat(pidFile.version()).isEmpty();
        assertThat(pidFile.isAbsent()).as("a link to nowhere is something").isFalse();
    }

    @Test
    void aFileIsRemovedOnlyAsTheVersionThatWasJudged() throws IOException {
        Files.writeString(path, "1234");
        FileStamp judged = stamp();
        Files.writeString(path, "12345");

        assertThat(pidFile.removeIfStill(judged)).isInstanceOf(Removal.Kept.class);
        assertThat(path).exists();
        assertThat(pidFile.removeIfStill(stamp())).isEqualTo(new Removal.Removed());
        assertThat(path).doesNotExist();
        assertThat(pidFile.removeIfStill(judged)).isEqualTo(new Removal.AlreadyGone());
    }

    @Test
    void theLongestNameLeavesRoomForTheNewContentBesideIt() {
        path = directory.resolve("n".repeat(255));
        pidFile = new PidFile(
                path, new PortableFileAccess(PortableUsers.ofThisSystem().self()), new PidFileGrammar(32_767, 4711));

        assertThat(rewrite(Optional.empty())).isEqualTo(new Rewriting.Written());
    }

    @Test
    void whereNothingCanBeWrittenWhatWasThereStays() throws IOException {
        Files.writeString(path, "1234");
        Files.writeString(keep, "an earlier one");

        assertThat(rewrite(Optional.of(stamp()))).isInstanceOf(Rewriting.Failed.class);
        assertThat(path).hasContent("1234");
        assertThat(keep).hasContent("an earlier one");
        assertThat(names()).containsExactlyInAnyOrder("broker.pid", "kept");
    }

    private Rewriting rewrite(Optional<FileStamp> judged) {
        return pidFile.rewrite(PidFileContent.of("99\n"), judged, Optional.of(keep), Optional.empty(), () -> true);
    }

    private FileStamp stamp() {
        return switch (pidFile.read()) {
            case PidFileReading.NamesPid named -> named.stamp();
            case PidFileReading.Malformed malformed -> malformed.stamp();
            case PidFileReading other -> throw new AssertionError(other.toString());
        };
    }

    private String[] names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
