package io.github.pidkeeper.app.window.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.port.Metering.Meter;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.readiness.Certificates;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of a real Mosquitto behind TLS, and whom they are taken from. */
class SysTlsMosquittoIT extends MeteredMosquitto {

    @ParameterizedTest
    @ValueSource(strings = {"tlsv1.3", "tlsv1.2"})
    void anEncryptedListenerIsReadByItsOwnCertificate(String version) throws Exception {
        Broker broker = encrypted("hall", "allow_anonymous true", "sys_interval 1", "tls_version " + version);
        try (Meter meter = open(broker)) {
            until(meter, MeteredMosquitto::countsUs);
            assertThat(told(meter).clients()).hasValue(0);
        }
    }

    @Test
    void passwordAndTlsGoTogether() throws Exception {
        Broker broker = encrypted("hall", "allow_anonymous false", "password_file " + passwords(), "sys_interval 1");
        try (Meter meter = open(broker.withFigures(reader("right")))) {
            until(meter, MeteredMosquitto::countsUs);
        }
        try (Meter meter = open(broker.withFigures(reader("wrong")))) {
            untilReason(meter, Message.of(Phrase.FIGURES_SYS_USER_REFUSED, where(), "meter"));
        }
        try (Meter meter = open(broker)) {
            untilReason(meter, Message.of(Phrase.FIGURES_SYS_REFUSED, where()));
        }
    }

    @Test
    void whoShowsAnotherCertificateIsToldNothing() throws Exception {
        Broker broker = encrypted("hall", "allow_anonymous false", "password_file " + passwords());
        Path named = new Certificates(directory).selfSigned("renewed");
        Path own = directory.resolve("hall.crt");
        Files.copy(named, own, StandardCopyOption.REPLACE_EXISTING);
        try (Meter meter = open(broker.withFigures(reader("right")))) {
            untilReason(meter, Message.of(Phrase.FIGURES_SYS_OTHER_CERTIFICATE, where(), "CN=hall", own));
        }
        assertThat(logged().filter(line -> line.contains("as pidkeeper"))).isEmpty();

        Files.delete(own);
        try (Meter meter = open(broker)) {
            untilReason(
                    meter,
                    Message.of(
                            Phrase.FIGURES_SYS_CERTIFICATE,
                            own,
                            Message.of(Phrase.SYSTEM_SAYS, "No such file or directory")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlsv1.3", "tlsv1.2"})
    void oneThatWantsACertificateOfItsClientsSaysSo(String version) throws Exception {
        Path authority = new Certificates(directory).selfSigned("authority");
        Broker broker = encrypted(
                "hall",
                "allow_anonymous true",
                "cafile " + authority,
                "require_certificate true",
                "tls_version " + version);
        try (Meter meter = open(broker)) {
            untilReason(meter, Message.of(Phrase.FIGURES_SYS_WANTS_CERTIFICATE, where()));
        }
    }

    private Broker encrypted(String certificate, String... lines) throws Exception {
        var certificates = new Certificates(directory);
        var all = new ArrayList<>(List.of(
                "certfile " + certificates.selfSigned(certificate), "keyfile " + certificates.key(certificate)));
        all.addAll(List.of(lines));
        return mosquitto(all.toArray(String[]::new));
    }
}
