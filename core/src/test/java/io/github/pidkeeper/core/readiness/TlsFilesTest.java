package io.github.pidkeeper.core.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.conf.NamedFile;
import io.github.pidkeeper.core.broker.conf.TlsMaterial;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case was tried on ten releases of NanoMQ, from 0.23.1 to 0.25.6. */
class TlsFilesTest {

    private static final Path CONFIGURATION = Path.of("/etc/nanomq.conf");
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n";

    @TempDir
    private Path directory;

    private Path certificate;
    private Path key;

    @BeforeEach
    void write() throws IOException {
        certificate = Files.writeString(directory.resolve("hall.crt"), CERTIFICATE);
        key = Files.writeString(directory.resolve("hall.key"), KEY);
    }

    @Test
    void whatIsInOrderHasNoFlaw() {
        assertThat(files(certificate, key, false).reason()).isEmpty();
        assertThat(files(certificate, key, true).reason()).isEmpty();
    }

    @Test
    void aCertificateThatIsMissingOrNoneIsAFlaw() throws IOException {
        Path missing = directory.resolve("missing.crt");
        assertThat(files(missing, key, false).flaw())
                .contains(Message.of(Phrase.CONFIGURATION_NAMES_MISSING, CONFIGURATION, 3, "certfile", missing));

        Files.writeString(certificate, "garbage");
        assertThat(files(certificate, key, false).flaw())
                .contains(Message.of(Phrase.TLS_CERTIFICATE_NONE, CONFIGURATION, 3, "certfile", certificate));

        assertThat(new TlsFiles(new TlsMaterial(Optional.empty(), named("keyfile", key), false)).flaw())
                .contains(Message.of(Phrase.TLS_NO_CERTIFICATE));
    }

    @Test
    void aKeyThatIsMissingIsLookedForBesideTheCertificate() throws IOException {
        Path missing = directory.resolve("missing.key");
        assertThat(files(certificate, missing, false).flaw())
                .contains(Message.of(Phrase.CONFIGURATION_NAMES_MISSING, CONFIGURATION, 3, "keyfile", missing));

        Files.writeString(certificate, KEY + CERTIFICATE);
        assertThat(files(certificate, missing, false).flaw()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIF\n",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,6243\n",
            })
    void anEncryptedKeyWantsAPassword(String encrypted) throws IOException {
        Files.writeString(key, encrypted);

        assertThat(files(certificate, key, false).flaw())
                .contains(Message.of(Phrase.TLS_KEY_ENCRYPTED, CONFIGURATION, 3, "keyfile", key));
        assertThat(files(certificate, key, true).flaw())
                .as("with a password it may be opened")
                .isEmpty();
        assertThat(files(certificate, key, true).reason())
                .as("once nobody has come to a handshake")
                .contains(Message.of(Phrase.TLS_KEY_NOT_OPENED, CONFIGURATION, 3, "keyfile", key));
    }

    @Test
    void whatIsNamedByARelativePathIsTakenForGood() {
        assertThat(files(Path.of("hall.crt"), Path.of("hall.key"), false).reason())
                .isEmpty();
    }

    private static TlsFiles files(Path certificate, Path key, boolean hasPassword) {
        return new TlsFiles(new TlsMaterial(named("certfile", certificate), named("keyfile", key), hasPassword));
    }

    private static Optional<NamedFile> named(String word, Path path) {
        return Optional.of(new NamedFile(CONFIGURATION, 3, word, path));
    }
}
