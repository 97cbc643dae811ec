package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.util.List;

/** Where it is told which TCP sockets of this machine listen. */
interface Listeners {

    /**
     * Those on this port, on any local address.
     *
     * @throws IOException if it cannot be found out
     */
    List<Listener> on(int port) throws IOException;

    /** Where it was told the last time, for showing. A {@code #} stands for the port. */
    String source();
}
