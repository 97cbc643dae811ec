package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a user sees of another user's broker; needs to be root, to become somebody else. */
@Timeout(60)
class StrangerIT {

    @Test
    @Fault({"C10", "D13"})
    void anotherUsersBrokerIsAliveAndOutOfReach() throws Exception {
        try (StandIn standIn = StandIn.named("broker")) {
            StandInProcess broker = standIn.start("--port", "0");
            Path secret = Files.writeString(standIn.directory().resolve("secret"), "1234");
            Files.setPosixFilePermissions(standIn.directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));

            var told = new JavaProgram(Stranger.class, "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                    .run(broker.pid(), broker.port(), standIn.program(), secret);

            assertThat(told)
                    .containsExactly(
                            "executable false",
                            "user root",
                            "words 3",
                            "namespace true",
                            "signal NOT_PERMITTED",
                            "exited false",
                            "found true",
                            "port HeldByUser[uid=0, user=root, at=[127.0.0.1:" + broker.port() + "]]",
                            "file Unreadable[reason=Permission denied]");
            assertThat(broker.isAlive()).isTrue();
        }
    }
}
