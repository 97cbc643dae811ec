package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reload of real processes with the habits of NanoMQ. */
final class ReloadNanoMqIT {

    private final List<StandIn> standIns = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        standIns.forEach(StandIn::close);
    }

    @Test
    void itSaysThatItSucceededAndAnswers() throws Exception {
        var nanomq = new Nanomq("nanomq", "");
        nanomq.start();

        assertThat(nanomq.reload()).as("reload").isInstanceOf(Outcome.Done.class);
        assertThat(nanomq.standIn().running()).hasSize(1);
        nanomq.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "reload: fail, RELOAD_SAYS",
        "reload: hang, RELOAD_HUNG",
        "reload: freeze, RELOADED_AND_SILENT",
        "reload: crash, RELOAD_ENDED_IT"
    })
    void whatItDoesIsToldWhateverItsExitCodeSays(String habit, Phrase phrase) throws Exception {
        var nanomq = new Nanomq("nanomq", "");
        nanomq.start();
        nanomq.configure(habit);

        assertThat(nanomq.reload())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message().phrase()).isEqualTo(phrase));
        assertThat(nanomq.standIn().running())
                .as("the command is not left behind")
                .hasSize(phrase == Phrase.RELOAD_ENDED_IT ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nanomq-0.23.2", "nanomq-0.24.5"})
    void aReleaseThatMayCrashByItIsLeftAlone(String program) throws Exception {
        var nanomq = new Nanomq(program, "reload: crash");
        nanomq.start();

        assertRefused(nanomq, Phrase.RELOAD_VERSION_OLD);
        assertThat(nanomq.standIn().running()).hasSize(1);
    }

    @Test
    void oneAddressForTwoBrokersIsNoAddress() throws Exception {
        var first = new Nanomq("nanomq", "");
        var second = new Nanomq("nanomq", "");
        first.start();
        second.start();

        assertRefused(first, Phrase.RELOAD_IPC_SHARED);

        first.configure(
                "", "system.hook_ipc_url = \"ipc:///run/a-hook.ipc\"", "system.cmd_ipc_url = \"ipc:///run/a.ipc\"");
        assertThat(first.reload()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aPidFileThatIsNotTrueWouldBeDeletedByItsCommand() throws Exception {
        var nanomq = new Nanomq("nanomq", "");
        nanomq.start();
        Files.writeString(nanomq.pidFile(), "4194304\0\0\0\0\0");

        assertRefused(nanomq, Phrase.RELOAD_NEEDS_PID_FILE);
        assertThat(nanomq.pidFile()).exists();
    }

    @Test
    void aConfigurationThatIsGoneIsNotReloaded() throws Exception {
        var nanomq = new Nanomq("nanomq", "");
        nanomq.start();
        Files.delete(nanomq.configuration());

        assertRefused(nanomq, Phrase.RELOAD_NOT_BEGUN);
    }

    private static void assertRefused(Nanomq nanomq, Phrase phrase) throws InterruptedException {
        assertThat(nanomq.reload())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message().phrase()).isEqualTo(phrase));
    }

    /** One broker in a directory of its own. */
    private final class Nanomq {

        private final StandIn standIn;
        private final Broker broker;
        private final Lifecycle lifecycle;
        private final int port;

        Nanomq(String program, String habit) throws IOException {
            standIn = StandIn.named(program);
            standIns.add(standIn);
            port = standIn.freePort();
            lifecycle = RealBench.lifecycle(standIn.directory().resolve("state"));
            broker = new Broker(
                    new BrokerName("plant-floor"),
                    BrokerKind.NANOMQ,
                    new Command(
                            standIn.program(),
                            List.of("start", "--conf", configuration().toString())),
                    pidFile(),
                    Optional.of(configuration()),
                    OptionalInt.of(port),
                    Duration.ofSeconds(10));
            configure(habit);
        }

        StandIn standIn() {
            return standIn;
        }

        Path configuration() {
            return standIn.directory().resolve("nanomq.conf");
        }

        Path pidFile() {
            return standIn.directory().resolve("nanomq.pid");
        }

        void configure(String habit, String... lines) throws IOException {
            Files.writeString(
                    configuration(),
                    "# " + habit + "\nlisteners.tcp {\n  bind = \"127.0.0.1:" + port + "\"\n}\n"
                            + String.join("\n", lines) + "\n");
        }

        void start() throws InterruptedException {
            assertThat(lifecycle.start(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        }

        void stop() throws InterruptedException {
            assertThat(lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        }

        Outcome reload() throws InterruptedException {
            return lifecycle.reload(broker, new FollowedSteps());
        }
    }
}
