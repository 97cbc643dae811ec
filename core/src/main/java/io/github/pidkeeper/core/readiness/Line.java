package io.github.pidkeeper.core.readiness;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A connection all of whose answers are bounded, whoever reads them. */
final class Line extends Socket {

    private final Deadline deadline;
    private @Nullable BoundedInput input;

    Line(Deadline deadline) {
        super(Proxy.NO_PROXY);
        this.deadline = deadline;
    }

    @Override
    public BoundedInput getInputStream() throws IOException {
        if (input == null) {
            input = new BoundedInput(this, super.getInputStream(), deadline);
        }
        return input;
    }
}
