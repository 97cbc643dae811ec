package io.github.pidkeeper.core.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who would be told a secret, on real sockets: this program stands for the broker. */
class HeldPortIT {

    private final ProcessTable processes = Machine.current().processes();

    @Test
    void thatItHoldsThePortAtAnotherAddressIsNotEnough() throws Exception {
        try (var standIn = StandIn.named("another");
                var ours = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            int port = ours.getLocalPort();
            standIn.start("--port", Integer.toString(port), "--at-most", "60").awaitReady();

            assertThat(problem("127.0.0.2", port)).isEmpty();
            assertThat(problem("127.0.0.1", port)).contains(Message.of(Phrase.FIGURES_PORT_FOREIGN, port));
        }
    }

    private Optional<Message> problem(String address, int port) throws Exception {
        try (var self = ((Pinning.Pinned) processes.pin(processes.ownPid())).process()) {
            return new HeldPort(processes, self.facts(), new InetSocketAddress(InetAddress.getByName(address), port))
                    .problem();
        }
    }
}
