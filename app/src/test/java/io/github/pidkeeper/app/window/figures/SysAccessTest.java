package io.github.pidkeeper.app.window.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysAccessTest {

    private static final String TLS = "listener 8883\ncertfile /etc/hall.crt\nkeyfile /etc/hall.key\n";

    @TempDir
    Path directory;

    @Test
    void aPlainListenerComesBeforeAnEncryptedOne() throws IOException {
        assertThat(access(TLS + "listener 1883 127.0.0.1\n", false)).isEqualTo(at("127.0.0.1", 1883));
        assertThat(access(TLS + "listener 1883\n", true)).isEqualTo(at("127.0.0.1", 1883));
    }

    @Test
    void aPasswordLeavesLoopbackInTlsOnly() throws IOException {
        String outside = "listener 1883 192.0.2.7\n";
        assertThat(access(outside, false)).isEqualTo(at("192.0.2.7", 1883));
        assertThat(access(outside, true))
                .isEqualTo(new SysAccess.Nowhere(Message.of(Phrase.FIGURES_SYS_IN_CLEAR, "192.0.2.7:1883")));
        assertThat(access(outside + TLS, true))
                .isEqualTo(new SysAccess.At(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8883),
                        Optional.of(Path.of("/etc/hall.crt"))));
        assertThat(access(outside + "listener 1884 ::1\n", true)).isEqualTo(at("::1", 1884));
    }

    @Test
    void anEncryptedListenerWithoutACertificateOfItsOwnIsNotUsed() throws IOException {
        assertThat(access("listener 8883\npsk_hint hall\n", false))
                .isEqualTo(new SysAccess.Nowhere(Message.of(Phrase.FIGURES_SYS_LISTENER)));
    }

    @Test
    void aConfigurationThatDoesNotParseIsTheReason() throws IOException {
        assertThat(access("listener x\n", false))
                .isInstanceOfSatisfying(
                        SysAccess.Nowhere.class,
                        nowhere -> assertThat(nowhere.reason().phrase()).isEqualTo(Phrase.FIGURES_CONFIGURATION));
    }

    private static SysAccess at(String address, int port) {
        return new SysAccess.At(new InetSocketAddress(InetAddress.ofLiteral(address), port), Optional.empty());
    }

    private SysAccess access(String configuration, boolean secret) throws IOException {
        Path file = Files.writeString(directory.resolve("mosquitto.conf"), configuration);
        var command = new Command(Path.of("/usr/sbin/mosquitto"), List.of("-c", file.toString()));
        return SysAccess.of(
                new OwnConfiguration(
                        OptionalInt.empty(), OwnConfiguration.read(BrokerKind.MOSQUITTO, command, Optional.empty())),
                secret);
    }
}
