package io.github.pidkeeper.core.readiness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.pidkeeper.core.pidfile.FileAccess.Found.Unreadable;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The file in PEM from which a broker has its own certificate: the first one in it, with which it presents itself. */
record CertificateFile(Path path) {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final int LARGEST = 256 * 1024;

    /** What the reading of the file came to. */
    sealed interface Reading {

        /**
         * It is there.
         *
         * @param encoded in DER; nobody changes it
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Certificate(byte[] encoded) implements Reading {}

        record None(Message reason) implements Reading {}
    }

    Reading read() {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return new Reading.None(Message.of(Phrase.CONFIGURATION_NOT_A_FILE));
        }
        try (var in = Files.newInputStream(path)) {
            return parse(new String(in.readNBytes(LARGEST), ISO_8859_1));
        } catch (IOException e) {
            return new Reading.None(
                    Message.of(Phrase.SYSTEM_SAYS, Unreadable.because(e).reason()));
        }
    }

    private static Reading parse(String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(0, begin));
        if (begin < 0 || end < 0) {
            return new Reading.None(Message.of(Phrase.CERTIFICATE_NONE_IN_FILE));
        }
        try {
            return new Reading.Certificate(Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end)));
        } catch (IllegalArgumentException e) {
            return new Reading.None(Message.of(Phrase.CERTIFICATE_NONE_IN_FILE));
        }
    }
}
