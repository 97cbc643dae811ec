package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be right before a broker is started: its program, its configuration, the directory of its pid file, its port. */
class GroundTest extends BenchFixture {

    @Test
    void withAConfigurationThatDoesNotParseNothingIsStarted() throws InterruptedException {
        bench.writeConfiguration("log = { }\nlisteners.tcp { bind = }\n");

        assertThat(start()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message().phrase()).isEqualTo(Phrase.CONFIGURATION_WRONG_IN_LINE);
            assertThat(failed.message().arguments()).contains(2);
        });
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void whereTheConfigurationHasAnotherPortNothingIsStarted() throws InterruptedException {
        bench.writeConfiguration("listeners.tcp { bind = \"127.0.0.1:1884\" }");

        assertThat(start())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message())
                                .isEqualTo(Message.of(
                                        Phrase.CONFIGURATION_OTHER_PORTS,
                                        directory.resolve("nanomq.conf"),
                                        PORT,
                                        "1884")));
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void aMissingExecutableFailsBeforeAnythingIsTouched() throws Exception {
        bench.writePidFile(nanomqBytes(300_000));
        Files.delete(bench.executable());

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.EXECUTABLE_MISSING);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(300_000));
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void anExecutableWithoutPermissionFails() throws Exception {
        Files.setPosixFilePermissions(bench.executable(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.EXECUTABLE_NOT_PERMITTED);
    }

    @Test
    void aDirectoryIsNoProgram() throws Exception {
        Files.delete(bench.executable());
        Files.createDirectory(bench.executable());

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.EXECUTABLE_DIRECTORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "echo > /tmp/x\n", " #!/bin/sh\n", "ELF"})
    void whatASystemWouldNotExecuteIsNotLeftToAShell(String content) throws Exception {
        Files.writeString(bench.executable(), content);

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.EXECUTABLE_NO_PROGRAM);
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void aBinaryIsAProgram() throws Exception {
        Files.copy(Path.of("/bin/sh"), bench.executable(), StandardCopyOption.REPLACE_EXISTING);
        bench.givesBirthTo(PID);

        assertThat(start()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aMissingConfigurationFailsBecauseNanomqWouldStartWithItsDefaults() throws Exception {
        Files.delete(directory.resolve("nanomq.conf"));

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.CONFIGURATION_MISSING);
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void nanomqsDirectoryIsMadeForThisUserOnly() throws Exception {
        Files.delete(bench.pidFile.getParent());
        bench.givesBirthTo(PID);

        assertThat(start()).isInstanceOf(Outcome.Done.class);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bench.pidFile.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void otherBrokersDirectoriesAreNotMade() throws Exception {
        bench.broker = bench.broker(BrokerKind.MOSQUITTO, OptionalInt.of(PORT));
        Files.delete(bench.pidFile.getParent());

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.DIRECTORY_MISSING);
        assertThat(bench.pidFile.getParent()).doesNotExist();
    }

    @Test
    void aPidFilesDirectoryThatIsAFileFails() throws Exception {
        Files.delete(bench.pidFile.getParent());
        Files.createFile(bench.pidFile.getParent());

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.DIRECTORY_NOT_WRITABLE);
    }

    @Test
    void aTakenPortNamesItsHolder() throws InterruptedException {
        bench.machine
                .add(new ProcessFactsBuilder(812)
                        .executable("/usr/sbin/mosquitto")
                        .line("/usr/sbin/mosquitto")
                        .unit("mosquitto.service", false))
                .listening(PORT);

        var failed = failed(start());

        assertThat(failed.message())
                .isEqualTo(Message.of(
                        Phrase.PORT_TAKEN,
                        PORT,
                        Message.of(
                                Phrase.PROCESS_OF_UNIT,
                                "/usr/sbin/mosquitto",
                                812L,
                                "user1000",
                                "mosquitto.service",
                                ProcessFactsBuilder.NOW.minusSeconds(3600)),
                        Message.of(Phrase.ADDRESS_NOT_TOLD)));
        assertThat(failed.verdict().state()).isEqualTo(BrokerState.STOPPED);
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void aPortThatAnotherUsersProcessHoldsIsTaken() throws InterruptedException {
        bench.machine.portHolder(new PortHolder.HeldByUser(0, "root"));

        assertThat(failed(start()).message())
                .isEqualTo(Message.of(Phrase.PORT_TAKEN_BY_USER, PORT, "root", Message.of(Phrase.ADDRESS_NOT_TOLD)));
    }

    @Test
    void aNanoMqThatWouldCrashOfItsConfigurationIsNotStarted() throws Exception {
        Files.writeString(bench.executable(), "\177ELF nng_http_alloc");
        Files.setPosixFilePermissions(bench.executable(), PosixFilePermissions.fromString("rwxr-xr-x"));
        bench.writeConfiguration("listeners.tcp { bind = \"127.0.0.1:1883\" }\nwebhook { pool_size = 4 }\n");

        assertThat(failed(start()).message())
                .isEqualTo(Message.of(Phrase.IMPEDED_BY_WEBHOOK, directory.resolve("nanomq.conf"), 2));
        assertThat(bench.machine.alive()).isEmpty();
    }
}
