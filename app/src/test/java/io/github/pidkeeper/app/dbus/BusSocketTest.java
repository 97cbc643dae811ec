package io.github.pidkeeper.app.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.dbus.BusSocket.At;
import io.github.pidkeeper.app.dbus.BusSocket.Nowhere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the bus is looked for. */
class BusSocketTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unix:path=/run/user/1000/bus | /run/user/1000/bus",
                "unix:path=/run/user/1000/bus,guid=5b2c | /run/user/1000/bus",
                "unix:guid=5b2c,path=/tmp/a | /tmp/a",
                "unix:path=/tmp/with%20blank%2c+%C3%A4 | /tmp/with blank,+ä",
                "unix:abstract=/tmp/x,guid=1;unix:path=/tmp/second | /tmp/second",
                "unix:runtime=yes | /run/user/7/bus"
            })
    void theFirstSocketWithAPathIsTaken(String address, Path socket) {
        assertThat(BusSocket.ofSession(Map.of("DBUS_SESSION_BUS_ADDRESS", address, "XDG_RUNTIME_DIR", "/run/user/7")))
                .isEqualTo(new At(socket));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:abstract=/tmp/dbus-x,guid=1",
                "autolaunch:",
                "unixexec:path=ssh,argv1=host",
                "tcp:host=localhost,port=1",
                "unix:path=/tmp/broken%2",
                "unix:path=/tmp/broken%zz",
                "nonsense"
            })
    void nothingIsStartedAndNoOtherTransportIsTried(String address) {
        assertThat(BusSocket.ofSession(Map.of("DBUS_SESSION_BUS_ADDRESS", address)))
                .isInstanceOfSatisfying(
                        Nowhere.class, nowhere -> assertThat(nowhere.reason()).contains(address));
    }

    @Test
    void withoutAnAddressTheSocketInTheRuntimeDirectoryIsTaken(@TempDir Path runtime) throws IOException {
        Path socket = Files.createFile(runtime.resolve("bus"));

        assertThat(BusSocket.ofSession(Map.of("XDG_RUNTIME_DIR", runtime.toString(), "DBUS_SESSION_BUS_ADDRESS", "")))
                .isEqualTo(new At(socket));
    }

    @Test
    void withoutAnAddressAndASocketThereIsNoBusAndTheReasonNamesBoth(@TempDir Path runtime) {
        assertThat(BusSocket.ofSession(Map.of("XDG_RUNTIME_DIR", runtime.toString())))
                .isInstanceOfSatisfying(
                        Nowhere.class,
                        nowhere -> assertThat(nowhere.reason())
                                .contains(
                                        "DBUS_SESSION_BUS_ADDRESS",
                                        runtime.resolve("bus").toString()));
    }
}
