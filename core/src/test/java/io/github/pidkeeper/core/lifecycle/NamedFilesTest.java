package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.conf.NamedFile;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedFilesTest {

    private static final Path CONFIGURATION = Path.of("/etc/m.conf");

    @TempDir
    Path directory;

    private Path file;
    private long owner;

    @BeforeEach
    void write() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        file = Files.writeString(directory.resolve("passwords"), "");
        owner = ((Number) Files.getAttribute(file, "unix:uid")).longValue();
    }

    @ParameterizedTest
    @CsvSource({
        // rights, may the owner, may another
        "rw-------, true, false",
        "-w-------, false, false",
        "rw-r-----, true, true", // he may be in the group
        "rw----r--, true, true",
        "rw--wx-wx, true, false",
    })
    void onlyWhoCertainlyMayNotReadItIsTold(String rights, boolean byOwner, boolean byAnother) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        // Nothing is closed to root.
        assertThat(problem(owner + 1).isEmpty()).isEqualTo(byAnother);
        assertThat(problem(owner).isEmpty()).isEqualTo(byOwner || owner == 0);
        assertThat(problem(0)).isEmpty();
    }

    @Test
    void theFirstProblemIsToldWithWhoAndWhere() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(problem(owner + 1))
                .contains(Message.of(
                        Phrase.CONFIGURATION_NAMES_DENIED,
                        CONFIGURATION,
                        3,
                        "password_file",
                        file,
                        "user" + (owner + 1)));
        Files.delete(file);
        assertThat(problem(owner + 1))
                .contains(Message.of(Phrase.CONFIGURATION_NAMES_MISSING, CONFIGURATION, 3, "password_file", file));
    }

    /** A link to itself stands for a file behind a directory that this user may not enter: nobody knows what is there. */
    @Test
    void whatThisUserCannotSeeABrokerOfHisCannotReadEither() throws IOException {
        Path hidden = directory.resolve("hidden");
        Files.createSymbolicLink(hidden, hidden);
        var named = new NamedFiles(List.of(new NamedFile(CONFIGURATION, 3, "password_file", hidden)));
        Optional<Path> anywhere = Optional.empty();

        assertThat(named.problem(new Vantage("ops", Files::isReadable, Files::isWritable, true, anywhere)))
                .contains(Message.of(
                        Phrase.CONFIGURATION_NAMES_DENIED, CONFIGURATION, 3, "password_file", hidden, "ops"));
        assertThat(named.problem(new Vantage("another", _ -> false, _ -> false, false, anywhere)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rwx------, false", "rwxr-----, false", "rwx--x---, true", "rwx-----x, true"})
    void whoMayNotSearchTheDirectoryCannotReadTheFile(String rights, boolean byAnother) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(rights));
        assertThat(problem(owner + 1).isEmpty()).isEqualTo(byAnother);
        assertThat(problem(owner)).isEmpty();
        assertThat(problem(0)).isEmpty();
    }

    /** Mosquitto 2.0 reads it for ever, as it starts and as it is told to read anew. */
    @Test
    void aDirectoryIsNoFileOfPasswords() throws IOException {
        assertThat(new NamedFiles(List.of(new NamedFile(CONFIGURATION, 3, "password_file", directory)))
                        .problem(vantage(owner)))
                .contains(
                        Message.of(Phrase.CONFIGURATION_NAMES_DIRECTORY, CONFIGURATION, 3, "password_file", directory));
        assertThat(new NamedFiles(List.of(new NamedFile(CONFIGURATION, 3, "acl_file", directory)))
                        .problem(vantage(owner)))
                .as("of rights, older releases make nothing of it")
                .isEmpty();
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        assertThat(new NamedFiles(List.of(new NamedFile(CONFIGURATION, 1, "certfile", link))).problem(vantage(owner)))
                .isEmpty();
        Files.delete(file);
        assertThat(new NamedFiles(List.of(new NamedFile(CONFIGURATION, 1, "certfile", link))).problem(vantage(owner)))
                .isPresent();
    }

    @Test
    void aRelativeNameIsLookedForWhereTheBrokerWorks() throws IOException {
        var relative = new NamedFiles(List.of(new NamedFile(CONFIGURATION, 3, "password_file", Path.of("passwords"))));
        var here = new ProcessFactsBuilder(812).uid(owner).directory(directory.toString());
        assertThat(relative.problem(Vantage.of(here.build()))).isEmpty();
        Files.delete(file);
        assertThat(relative.problem(Vantage.of(here.build())))
                .contains(Message.of(
                        Phrase.CONFIGURATION_NAMES_ELSEWHERE,
                        CONFIGURATION,
                        3,
                        "password_file",
                        Path.of("passwords"),
                        directory));
    }

    @Test
    void whereTheBrokerWorksIsNotKnownNothingIsSaidOfARelativeName() {
        var relative = new NamedFiles(List.of(new NamedFile(CONFIGURATION, 3, "password_file", Path.of("missing"))));
        assertThat(relative.problem(Vantage.unknown())).isEmpty();
    }

    private Optional<Message> problem(long uid) {
        return new NamedFiles(List.of(
                        new NamedFile(CONFIGURATION, 2, "acl_file", Path.of("/etc/passwd")),
                        new NamedFile(CONFIGURATION, 3, "password_file", file)))
                .problem(vantage(uid));
    }

    private static Vantage vantage(long uid) {
        return Vantage.of(new ProcessFactsBuilder(812).uid(uid).build());
    }
}
