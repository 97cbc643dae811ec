package io.github.pidkeeper.app.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.standin.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The program, and the files of a Mosquitto for it to watch, of which none is left running. */
abstract class WatchedMosquitto {

    static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");

    @TempDir
    Path home;

    Program program;
    Path configuration;
    Path pidFile;
    int port;

    private final String name;

    /** @param name of its configuration and its pid file */
    WatchedMosquitto(String name) {
        this.name = name;
    }

    @BeforeEach
    void choosePlaces() {
        assertThat(MOSQUITTO)
                .as("Mosquitto is needed: apt-get install mosquitto")
                .isExecutable();
        program = new Program(home);
        configuration = home.resolve(name + ".conf");
        pidFile = home.resolve(name + ".pid");
        port = FreePort.find().number();
    }

    /** A listener, the pid file, the user that lets it stay who it is, and these lines. */
    void configure(String... more) throws IOException {
        Files.writeString(
                configuration,
                "listener " + port + " 127.0.0.1\npid_file " + pidFile + "\nuser " + System.getProperty("user.name")
                        + "\n" + String.join("\n", more) + "\n");
    }

    @AfterEach
    void nothingIsLeft() {
        program.close();
        new BrokersOn(configuration).noneIsLeft();
    }
}
