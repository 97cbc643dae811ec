package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.standin.FreePort;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real brokers and who else is on their ports. */
class PortsMosquittoIT {

    @TempDir
    private Path home;

    private MosquittoBench hall;
    private MosquittoBench yard;

    @BeforeEach
    void prepare() throws IOException {
        int port = FreePort.find().number();
        hall = new MosquittoBench(Files.createDirectory(home.resolve("hall")), port);
        yard = new MosquittoBench(Files.createDirectory(home.resolve("yard")), port);
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        hall.close();
        yard.close();
    }

    @Test
    void twoBrokersOnOnePortAndTwoAddressesAreKeptApart() throws Exception {
        hall.configure("listener " + hall.port + " 127.0.0.1", "allow_anonymous true");
        yard.configure("listener " + yard.port + " 127.0.0.2", "allow_anonymous true");

        long inHall = hall.start().process().orElseThrow().pid();
        long inYard = yard.start().process().orElseThrow().pid();

        assertThat(inHall).isNotEqualTo(inYard);
        assertThat(hall.expect(BrokerState.RUNNING, Phrase.PORT_HELD_BY_BROKER)
                        .process()
                        .orElseThrow()
                        .pid())
                .isEqualTo(inHall);
        assertThat(hall.lifecycle.stop(hall.broker(), new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        hall.expect(BrokerState.STOPPED, Phrase.PORT_HELD_BY_NOBODY);
        yard.expect(BrokerState.RUNNING, Phrase.PORT_HELD_BY_BROKER);
    }

    @Test
    void oneThatIsToListenEverywhereIsInTheWayOfOneAddress() throws Exception {
        hall.configure("listener " + hall.port + " 127.0.0.2", "allow_anonymous true");
        yard.configure("listener " + yard.port + " 0.0.0.0", "allow_anonymous true");
        long holder = hall.start().process().orElseThrow().pid();

        Outcome.Failed failed = yard.startInVain();

        assertThat(failed.message().phrase()).isEqualTo(Phrase.PORT_TAKEN);
        assertThat(failed.message().arguments().getFirst()).isEqualTo(yard.port);
        assertThat(((Message) failed.message().arguments().get(1)).arguments())
                .startsWith(MosquittoBench.MOSQUITTO.toString(), holder);
        assertThat(yard.logged()).as("it was not even started").isEmpty();
    }

    @Test
    void thePortOfAnotherListenerIsTakenAndNothingIsStartedOrStopped() throws Exception {
        hall.configure("listener " + hall.port + " 127.0.0.1", "allow_anonymous true");
        long pid = hall.start().process().orElseThrow().pid();
        try (var stranger = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            hall.configure(
                    "listener " + hall.port + " 127.0.0.1",
                    "listener " + stranger.getLocalPort() + " 127.0.0.1",
                    "allow_anonymous true");

            Outcome restart = hall.lifecycle.restart(hall.broker(), new FollowedSteps());

            assertThat(restart.message().phrase()).isEqualTo(Phrase.RESTART_NOT_BEGUN);
            assertThat(((Message) restart.message().arguments().getFirst()).phrase())
                    .isEqualTo(Phrase.PORT_TAKEN);
            assertThat(hall.status().process().orElseThrow().pid()).isEqualTo(pid);

            assertThat(hall.lifecycle.stop(hall.broker(), new FollowedSteps())).isInstanceOf(Outcome.Done.class);
            assertThat(hall.startInVain().message().phrase()).isEqualTo(Phrase.PORT_TAKEN);
        }
    }
}
