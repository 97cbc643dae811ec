package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Mosquitto with several configurations on its command line, which it reads one after the other. */
class SeveralConfigurationsMosquittoIT {

    private static final int NOT_AUTHORISED = 5;

    @TempDir
    private Path directory;

    private MosquittoBench bench;
    private Path second;
    private Broker broker;

    @BeforeEach
    void configure() throws IOException {
        bench = new MosquittoBench(directory);
        bench.configure("allow_anonymous true");
        second = directory.resolve("second.conf");
        Files.writeString(second, "listener " + bench.port + " 127.0.0.1\n");
        broker = new Broker(
                new BrokerName("hall"),
                BrokerKind.MOSQUITTO,
                new Command(
                        MosquittoBench.MOSQUITTO,
                        List.of("-c", bench.configuration.toString(), "-c", second.toString())),
                bench.pidFile,
                Optional.of(bench.configuration),
                OptionalInt.empty(),
                Duration.ofSeconds(10));
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        bench.lifecycle.stop(broker, new FollowedSteps());
        bench.close();
    }

    @Test
    void itIsJudgedByTheListenerOfWhicheverFile() throws Exception {
        Verdict verdict = start();

        assertThat(verdict.state()).isEqualTo(BrokerState.RUNNING);
        assertThat(MosquittoBench.findings(verdict)).contains(Phrase.PORT_HELD_BY_BROKER);
        assertThat(returnCode()).isZero();
    }

    @Test
    void whatALaterFileMayNotSayIsForeseenAndFailsInFact() throws Exception {
        Files.writeString(second, "listener " + bench.port + " 127.0.0.1\npersistence_file other.db\n");
        Files.writeString(bench.configuration, "user root\npid_file " + bench.pidFile + "\npersistence true\n");

        assertThat(bench.lifecycle.start(broker, new FollowedSteps()).message())
                .isEqualTo(Message.of(
                        Phrase.CONFIGURATION_GIVEN_TOO_LATE, second, 2, "persistence_file", bench.configuration));
        assertThat(exitCodeOfItself()).isEqualTo(3);
    }

    @Test
    void oneThatIsNotThereIsToldBeforeTheStart() throws Exception {
        Files.delete(second);

        assertThat(bench.lifecycle.start(broker, new FollowedSteps()).message())
                .isEqualTo(Message.of(Phrase.CONFIGURATION_MISSING, second));
        assertThat(exitCodeOfItself()).isEqualTo(3);
    }

    /** It reads only the last then, and nobody may connect any more. */
    @Test
    void itIsNotToldToReadThemAgain() throws Exception {
        long pid = start().process().orElseThrow().pid();

        assertThat(bench.lifecycle.reload(broker, new FollowedSteps()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message())
                                .isEqualTo(Message.of(Phrase.RELOAD_LAST_ONLY, "hall", second)));
        assertThat(returnCode()).isZero();

        assertThat(new ProcessBuilder("kill", "-HUP", Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
        Patience.ofABusyMachine().until("it is as it was refused for", () -> returnCode() == NOT_AUTHORISED);
    }

    private Verdict start() throws InterruptedException {
        Outcome outcome = bench.lifecycle.start(broker, new FollowedSteps());
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).verdict();
    }

    private int returnCode() {
        return ((Readiness.Answers) bench.lifecycle.status(broker).readiness()).returnCode();
    }

    private int exitCodeOfItself() throws Exception {
        return new ProcessBuilder(broker.command().line())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
