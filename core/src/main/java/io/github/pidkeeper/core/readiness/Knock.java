package io.github.pidkeeper.core.readiness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;

/** Knocks on one address after the other, and talks with the first who opens. */
record Knock(List<InetAddress> addresses, int port, Deadline deadline) {

    /** What is said and heard once somebody has opened. */
    interface Talk {

        /**
         * Speaks with who has opened.
         *
         * @throws IOException if the peer hangs up, goes on too long, or says what makes no sense
         */
        Readiness over(Line line) throws IOException;
    }

    Readiness talk(Talk talk) {
        return addresses.stream()
                .map(address -> talk(new InetSocketAddress(address, port), talk))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(Readiness.Refused::new);
    }

    /** Empty if nobody accepts connections at this address, or there is no such address. */
    private Optional<Readiness> talk(InetSocketAddress address, Talk talk) {
        try (var line = new Line(deadline)) {
            try {
                line.connect(address, deadline.millisLeft());
            } catch (SocketTimeoutException _) {
                return Optional.of(new Readiness.Silent(deadline.limit()));
            } catch (IOException _) {
                return Optional.empty();
            }
            // A connection to a free port that happens to be its own other end.
            if (line.getLocalSocketAddress().equals(line.getRemoteSocketAddress())) {
                return Optional.empty();
            }
            line.setTcpNoDelay(true);
            return Optional.of(talk.over(line));
        } catch (SocketTimeoutException _) {
            return Optional.of(new Readiness.Silent(deadline.limit()));
        } catch (IOException _) {
            // It accepted, and then hung up.
            return Optional.of(new Readiness.NotMqtt());
        }
    }
}
