package io.github.pidkeeper.app.window.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.port.Metering.Meter;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.FiguresUser;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The figures of a real Mosquitto that asks who reads them, and to whom the password for it is told. */
class SysLoginMosquittoIT extends MeteredMosquitto {

    @Test
    void aBrokerWithAPasswordFileTellsNobodyAndSaysWhy() throws IOException {
        Path passwords = Files.writeString(directory.resolve("passwords"), "");
        Broker broker = mosquitto("allow_anonymous false", "password_file " + passwords);
        try (Meter meter = open(broker)) {
            patience.until(
                    "refused",
                    () -> reason(meter)
                            .filter(reason -> reason.phrase() == Phrase.FIGURES_SYS_REFUSED)
                            .isPresent());
            assertThat(Files.readString(directory.resolve("log")).lines().filter(line -> line.contains("pidkeeper")))
                    .as("it is not tried again")
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void theUserOfTheSettingsReadsWhatAnonymousClientsMayNot() throws Exception {
        Broker broker = mosquitto("allow_anonymous false", "password_file " + passwords(), "sys_interval 1");
        try (Meter meter = open(broker.withFigures(reader("right")))) {
            until(meter, MeteredMosquitto::countsUs);
            assertThat(told(meter).clients()).hasValue(0);
        }
    }

    @Test
    void aWrongPasswordIsToldAndNotTriedAgain() throws Exception {
        Broker broker = mosquitto("allow_anonymous false", "password_file " + passwords());
        try (Meter meter = open(broker.withFigures(reader("wrong")))) {
            untilReason(meter, Message.of(Phrase.FIGURES_SYS_USER_REFUSED, where(), "meter"));
            assertThat(words(meter))
                    .contains("refused the user of the figures, meter")
                    .doesNotContain("wrong");
            assertThat(logged().filter(line -> line.contains("pidkeeper"))).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aPasswordFileThatOthersMayReadIsNeverSent() throws Exception {
        Broker broker = mosquitto("allow_anonymous false", "password_file " + passwords());
        FiguresUser reader = reader("right");
        Files.setPosixFilePermissions(reader.passwordFile(), PosixFilePermissions.fromString("rw-r--r--"));
        try (Meter meter = open(broker.withFigures(reader))) {
            untilReason(meter, Message.of(Phrase.FIGURES_PASSWORD_OPEN, reader.passwordFile()));
        }
        assertThat(logged().filter(line -> line.contains("pidkeeper"))).isEmpty();
    }

    @Test
    void aPortThatAnotherProcessHoldsIsNotToldThePassword() throws Exception {
        Broker broker = mosquitto("allow_anonymous false", "password_file " + passwords());
        var stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
        started.add(stranger);
        try (Meter meter = metered.open(broker.withFigures(reader("right")), facts(stranger))) {
            untilReason(meter, Message.of(Phrase.FIGURES_PORT_FOREIGN, port));
        }
        assertThat(logged().filter(line -> line.contains("pidkeeper"))).isEmpty();
    }

    private static String words(Meter meter) {
        return Texts.of(Locale.ENGLISH).text(reason(meter).orElseThrow());
    }
}
