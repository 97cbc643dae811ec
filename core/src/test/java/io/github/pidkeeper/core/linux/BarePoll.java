package io.github.pidkeeper.core.linux;

/** A pidfd and nothing else: what poll(2) alone can do, for measurements to be compared with. */
public final class BarePoll implements AutoCloseable {

    private final Libc libc = new Libc();
    private final int pidfd;

    public BarePoll(long pid) {
        pidfd = switch (libc.pidfdOpen(pid)) {
            case CallResult.Success(int number) -> number;
            case CallResult.Failure(var errno) -> throw new IllegalStateException("pidfd_open: " + libc.words(errno));
        };
    }

    /** Returns when the process has exited. */
    public void awaitExit() {
        while (!libc.poll(-1, pidfd)[0]) {
            // A signal to this program came between.
        }
    }

    @Override
    public void close() {
        libc.close(pidfd);
    }
}
