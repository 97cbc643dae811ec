package io.github.pidkeeper.core.readiness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.pidkeeper.core.broker.conf.NamedFile;
import io.github.pidkeeper.core.broker.conf.TlsMaterial;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of a broker that listens in TLS whether or not it can make use of them, and what is the matter with them. So
 * NanoMQ does, in all releases from 0.23.1 to 0.25.6: then it breaks off every handshake. What cannot be seen from here, or is
 * named by a relative path, is taken for good.
 */
public record TlsFiles(TlsMaterial material) {

    private static final int LARGEST = 256 * 1024;

    /** {@code BEGIN PRIVATE KEY}, {@code BEGIN EC PRIVATE KEY} and so on. */
    private static final Pattern KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");

    /** In PKCS #8 (RFC 5958), and in what was usual before (RFC 1421). */
    private static final Pattern ENCRYPTED =
            Pattern.compile("-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: *4,ENCRYPTED");

    /** Why nobody would come to a handshake with a broker that reads these files; empty where that is not certain. */
    public Optional<Message> flaw() {
        return material.certificate().isEmpty()
                ? Optional.of(Message.of(Phrase.TLS_NO_CERTIFICATE))
                : ofCertificate(material.certificate().get()).or(this::ofKey);
    }

    /** Why nobody has come to one: what it is for certain, or else very likely. */
    Optional<Message> reason() {
        return flaw().or(() -> key().filter(_ -> material.hasPassword())
                .filter(key -> contains(key.path(), ENCRYPTED))
                .map(key -> message(Phrase.TLS_KEY_NOT_OPENED, key)));
    }

    private static Optional<Message> ofCertificate(NamedFile named) {
        Path file = named.path();
        if (!file.isAbsolute()) {
            return Optional.empty();
        }
        if (Files.notExists(file)) {
            return Optional.of(message(Phrase.CONFIGURATION_NAMES_MISSING, named));
        }
        return Files.isRegularFile(file)
                        && Files.isReadable(file)
                        && new CertificateFile(file).read() instanceof CertificateFile.Reading.None
                ? Optional.of(message(Phrase.TLS_CERTIFICATE_NONE, named))
                : Optional.empty();
    }

    private Optional<Message> ofKey() {
        Optional<NamedFile> key = key();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (Files.notExists(key.get().path())) {
            return bringsKey(material.certificate().orElseThrow().path())
                    ? Optional.empty()
                    : Optional.of(message(Phrase.CONFIGURATION_NAMES_MISSING, key.get()));
        }
        return !material.hasPassword() && contains(key.get().path(), ENCRYPTED)
                ? Optional.of(message(Phrase.TLS_KEY_ENCRYPTED, key.get()))
                : Optional.empty();
    }

    private Optional<NamedFile> key() {
        return material.key().filter(it -> it.path().isAbsolute());
    }

    /** Where a key is named and not there, the broker looks for it in the file of its certificate. */
    private static boolean bringsKey(Path certificate) {
        return !Files.isReadable(certificate) || contains(certificate, KEY);
    }

    private static boolean contains(Path file, Pattern words) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return words.matcher(new String(in.readNBytes(LARGEST), ISO_8859_1)).find();
        } catch (IOException _) {
            // Not ours to read.
            return false;
        }
    }

    private static Message message(Phrase phrase, NamedFile file) {
        return Message.of(phrase, file.configuration(), file.line(), file.key(), file.path());
    }
}
