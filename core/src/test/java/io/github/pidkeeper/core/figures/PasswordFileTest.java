package io.github.pidkeeper.core.figures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.process.User;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFileTest {

    private static final Machine MACHINE = Machine.current();

    private final PasswordFile passwords = new PasswordFile(MACHINE.files(), MACHINE.user());

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = written("sécret\nnot that\n", "rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sécret", "sécret\n", "sécret\r\n", "sécret\nnot that\n"})
    void thePasswordIsTheFirstLine(String text) throws IOException {
        assertThat(told(written(text, "r--------"))).isEqualTo("sécret");
    }

    @Test
    void blanksInItCount() throws IOException {
        assertThat(told(written(" a b \n", "rw-------"))).isEqualTo(" a b ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---"})
    void oneThatOthersMayUseIsNotUsed(String rights) throws IOException {
        assertThat(reason(written("secret", rights))).isEqualTo(Message.of(Phrase.FIGURES_PASSWORD_OPEN, file));
    }

    @Test
    void oneOfAnotherUserIsNotUsed() {
        var stranger = new User(MACHINE.user().uid() + 1, "stranger");
        assertThat(new PasswordFile(MACHINE.files(), stranger).read(file))
                .isEqualTo(new Reading.Absent<>(Message.of(Phrase.FIGURES_PASSWORD_FOREIGN, file, "stranger")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\nsecret"})
    void withoutALineThereIsNoPassword(String text) throws IOException {
        assertThat(reason(written(text, "rw-------"))).isEqualTo(Message.of(Phrase.FIGURES_PASSWORD_NONE, file, 1024));
    }

    @Test
    void aLineThatGoesOnIsNoPassword() throws IOException {
        assertThat(told(written("x".repeat(1024), "rw-------"))).hasSize(1024);
        assertThat(reason(written("x".repeat(1025), "rw-------")).phrase()).isEqualTo(Phrase.FIGURES_PASSWORD_NONE);
    }

    @Test
    void whatIsNoFileIsNotOpened() throws IOException {
        assertThat(reason(directory.resolve("missing")).phrase()).isEqualTo(Phrase.FIGURES_PASSWORD_MISSING);
        assertThat(reason(directory).phrase()).isEqualTo(Phrase.FIGURES_PASSWORD_NO_FILE);
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        assertThat(reason(link).phrase()).isEqualTo(Phrase.FIGURES_PASSWORD_NO_FILE);
    }

    @Test
    void noTextOfIt() {
        assertThat(passwords.read(file).toString()).doesNotContain("cret");
    }

    private Path written(String text, String rights) throws IOException {
        Path written = directory.resolve("password");
        Files.deleteIfExists(written);
        Files.writeString(written, text);
        return Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(rights));
    }

    private String told(Path path) {
        return new String(passwords.read(path).told().orElseThrow(), UTF_8);
    }

    private Message reason(Path path) {
        return ((Reading.Absent<byte[]>) passwords.read(path)).reason();
    }
}
