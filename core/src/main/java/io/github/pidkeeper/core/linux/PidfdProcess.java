package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.process.Gauging;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessUsage;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import java.io.IOException;
import java.time.Duration;

/**
 * A process held by its pidfd. The pidfd means this process for ever; it becomes readable when the process exits, whoever
 * its parent is, and a signal sent through it afterwards reaches nobody, whoever has the pid by then.
 */
final class PidfdProcess implements PinnedProcess {

    private final Libc libc;
    private final Descriptor pidfd;
    private final ProcessFacts facts;
    private final UsageReader usage;

    PidfdProcess(Libc libc, Descriptor pidfd, ProcessFacts facts, UsageReader usage) {
        this.libc = libc;
        this.pidfd = pidfd;
        this.facts = facts;
        this.usage = usage;
    }

    @Override
    public ProcessFacts facts() {
        return facts;
    }

    @Override
    public Hold hold() {
        return Hold.PIDFD;
    }

    /** For a thread that waits for many processes at once. */
    Descriptor pidfd() {
        return pidfd;
    }

    @Override
    public boolean hasExited() {
        int number = pidfd.acquire();
        try {
            return libc.poll(0, number)[0];
        } finally {
            pidfd.release();
        }
    }

    /** Since a pid is not given away before its process has exited, what was read while the pidfd lives is about this one. */
    @Override
    public Gauging gauge() {
        try {
            ProcessUsage read = usage.read(facts.pid());
            return hasExited() ? new Gauging.Exited() : new Gauging.Gauged(read);
        } catch (IOException e) {
            return hasExited()
                    ? new Gauging.Exited()
                    : new Gauging.Untold(FileAccess.Found.Unreadable.because(e).reason());
        }
    }

    @Override
    public Signalling send(Signal signal) {
        int number = pidfd.acquire();
        try {
            // A zombie accepts signals, and nothing comes of it.
            if (libc.poll(0, number)[0]) {
                return Signalling.EXITED;
            }
            return switch (libc.pidfdSendSignal(number, number(signal))) {
                case CallResult.Success _ -> Signalling.SENT;
                case CallResult.Failure(var errno) when errno.equals(Errno.ESRCH) -> Signalling.EXITED;
                case CallResult.Failure(var errno) when errno.equals(Errno.EPERM) -> Signalling.NOT_PERMITTED;
                case CallResult.Failure(var errno) ->
                    throw new IllegalStateException("pidfd_send_signal: " + libc.words(errno));
            };
        } finally {
            pidfd.release();
        }
    }

    @Override
    public boolean awaitExit(Duration limit) throws InterruptedException {
        return new InterruptibleWait(libc).untilReadable(pidfd, limit);
    }

    @Override
    public void close() {
        pidfd.close();
    }

    private static int number(Signal signal) {
        return switch (signal) {
            case TERMINATE -> 15;
            case CONTINUE -> 18;
            case HANG_UP -> 1;
            case FORCE -> 9;
        };
    }

    @Override
    public String toString() {
        return "pidfd of " + facts.pid();
    }
}
