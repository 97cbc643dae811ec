package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.readiness.Certificates;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Mosquitto that cannot start, and what is said of why. */
class FailedStartMosquittoIT {

    private static final String LISTENER = "listener %d 127.0.0.1";

    @TempDir
    private Path directory;

    private MosquittoBench bench;

    @BeforeEach
    void prepare() throws IOException {
        bench = new MosquittoBench(directory);
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        bench.close();
    }

    @Test
    void aPortThatIsTakenAfterAllNamesItsHolder() throws Exception {
        try (var stranger = new ServerSocket(bench.port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(stranger.isBound()).isTrue();
            configureForAnybody(LISTENER.formatted(bench.port), "user root");
            Broker hidden = generic();

            Outcome outcome = bench.lifecycle.start(hidden, new FollowedSteps());

            assertThat(outcome.message().phrase()).isEqualTo(Phrase.EXITED_BECAUSE);
            var cause = (Message) outcome.message().arguments().get(2);
            assertThat(cause.phrase()).isEqualTo(Phrase.PORT_TAKEN);
            assertThat(cause.arguments().getFirst()).isEqualTo(bench.port);
            assertThat(((Message) cause.arguments().get(1)).arguments())
                    .contains(ProcessHandle.current().pid());
            // Whose configuration is read is told who it is, and before anything is started.
            assertThat(bench.startInVain().message().phrase()).isEqualTo(Phrase.PORT_TAKEN);
        }
    }

    @Test
    void anAuthorityThatIsNoneIsNamedWithTheBrokersOwnWords() throws Exception {
        Path none = none();
        bench.configure(LISTENER.formatted(bench.port), "cafile " + none, "certfile " + none, "keyfile " + none);

        Outcome.Failed failed = bench.startInVain();

        assertThat(failed.message()).isEqualTo(because(1, Message.of(Phrase.CAUSE_FILE_NOT_OPENED, none)));
        assertThat(failed.lastWords())
                .as("out of its log file")
                .anyMatch(line -> line.contains("Unable to load CA certificates"));
        assertThat(failed.verdict().state()).isEqualTo(BrokerState.FAILED);
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    void whatTheLogHadBeforeIsNoneOfTheLastWords() throws Exception {
        Files.writeString(bench.log, "1: Error: Address already in use\n");
        bench.configure(LISTENER.formatted(bench.port), "certfile " + none(), "keyfile " + none());

        Outcome.Failed failed = bench.startInVain();

        assertThat(failed.lastWords()).isNotEmpty().noneMatch(line -> line.contains("in use"));
        assertThat(failed.message()).isEqualTo(because(1, Message.of(Phrase.CAUSE_FILE_NOT_OPENED, none())));
    }

    @Test
    void aKeyThatItsUserMayNotReadIsNotPermitted() throws Exception {
        var certificates = new Certificates(directory);
        Path certificate = certificates.selfSigned("hall");
        openToAll();
        Files.setPosixFilePermissions(certificates.key("hall"), PosixFilePermissions.fromString("rw-------"));
        configureForAnybody(
                LISTENER.formatted(bench.port), "certfile " + certificate, "keyfile " + certificates.key("hall"));

        Outcome outcome = bench.lifecycle.start(asNobody(), new FollowedSteps());

        assertThat(outcome.message())
                .isEqualTo(because(1, Message.of(Phrase.CAUSE_FILE_DENIED, certificates.key("hall"))));
    }

    @Test
    void aReservedPortIsNotPermitted() throws Exception {
        openToAll();
        configureForAnybody("listener 81 127.0.0.1");

        Outcome outcome = bench.lifecycle.start(asNobody(), new FollowedSteps());

        assertThat(outcome.message().phrase()).isEqualTo(Phrase.EXITED_BECAUSE);
        assertThat(outcome.message().arguments().get(2))
                .isEqualTo(Message.of(
                        Phrase.CAUSE_PRIVILEGED_PORT, 81, asNobody().command().executable()));
    }

    @Test
    void aConfigurationThatItsUserMayNotReadIsNotPermitted() throws Exception {
        openToAll();
        bench.configure(LISTENER.formatted(bench.port));
        Files.setPosixFilePermissions(bench.configuration, PosixFilePermissions.fromString("rw-------"));

        Outcome outcome = bench.lifecycle.start(asNobody(), new FollowedSteps());

        assertThat(outcome.message())
                .isEqualTo(because(3, Message.of(Phrase.CAUSE_FILE_NOT_OPENED, bench.configuration)));
    }

    @Test
    void aValueThatOnlyTheBrokerKnowsToBeNoneHasFileAndLine() throws Exception {
        bench.configure(LISTENER.formatted(bench.port), "websockets_headers_size 70000");

        assertThat(bench.startInVain().message())
                .isEqualTo(because(
                        3,
                        Message.of(
                                Phrase.CAUSE_CONFIGURATION,
                                bench.configuration.toString(),
                                5,
                                "Websockets headers size must be between 0 and 65535 inclusive")));
    }

    @Test
    void aDirectoryOfItsPidFileThatIsMissingIsNamed() throws Exception {
        Path missing = directory.resolve("missing/m.pid");
        Files.write(bench.configuration, List.of(LISTENER.formatted(bench.port), "user root", "pid_file " + missing));

        assertThat(bench.lifecycle.start(behindScript(), new FollowedSteps()).message())
                .isEqualTo(because(1, Message.of(Phrase.CAUSE_PID_FILE, missing)));
    }

    /** A file that is there, and no certificate. */
    private Path none() throws IOException {
        return Files.writeString(directory.resolve("none.crt"), "none\n");
    }

    /** The same Mosquitto, of which it is not certain as whom it runs. */
    private Broker behindScript() throws IOException {
        Path script = Files.writeString(
                directory.resolve("start"), "#!/bin/sh\nexec " + MosquittoBench.MOSQUITTO + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Broker(
                new BrokerName("hall"),
                BrokerKind.MOSQUITTO,
                new Command(script, List.of("-c", bench.configuration.toString())),
                bench.pidFile,
                Optional.of(bench.configuration),
                OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
    }

    /** Nobody is told what its configuration says. */
    private Broker generic() {
        return new Broker(
                new BrokerName("hall"),
                BrokerKind.GENERIC,
                new Command(MosquittoBench.MOSQUITTO, List.of("-c", bench.configuration.toString())),
                bench.pidFile,
                Optional.empty(),
                OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
    }

    /** The same Mosquitto, as a user who may do little. */
    private Broker asNobody() throws IOException {
        return new Broker(
                new BrokerName("hall"),
                BrokerKind.MOSQUITTO,
                new Command(
                        Path.of("/usr/bin/setpriv"),
                        List.of(
                                "--reuid=65534",
                                "--regid=65534",
                                "--clear-groups",
                                MosquittoBench.MOSQUITTO.toString(),
                                "-c",
                                bench.configuration.toString())),
                bench.pidFile,
                Optional.of(bench.configuration),
                OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
    }

    private void openToAll() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private void configureForAnybody(String... lines) throws IOException {
        Files.write(bench.configuration, List.of(lines));
        Files.setPosixFilePermissions(bench.configuration, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static Message because(int code, Message cause) {
        return Message.of(Phrase.EXITED_BECAUSE, "hall", code, cause);
    }
}
