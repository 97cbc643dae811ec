package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process known by its pid and start instant, for systems without pidfd. Both are compared immediately before each
 * signal: a gap of microseconds stays, and so does a pid that is reused within one tick of the system's clock.
 *
 * <p>There is no portable SIGCONT: a request to go on does nothing, and whoever is suspended stays so.
 */
final class PortablePinnedProcess implements PinnedProcess {

    private final ProcessHandle handle;
    private final Instant startedAt;
    private final ProcessFacts facts;

    PortablePinnedProcess(ProcessHandle handle, Instant startedAt, ProcessFacts facts) {
        this.handle = handle;
        this.startedAt = startedAt;
        this.facts = facts;
    }

    @Override
    public ProcessFacts facts() {
        return facts;
    }

    @Override
    public Hold hold() {
        return Hold.START_INSTANT;
    }

    @Override
    public boolean hasExited() {
        return !isStillThis();
    }

    @Override
    public Signalling send(Signal signal) {
        if (!handle.isAlive()) {
            return Signalling.EXITED;
        }
        if (!isStillThis()) {
            return Signalling.IDENTITY_LOST;
        }
        if (signal == Signal.HANG_UP) {
            // The JDK knows no other signals than those below.
            return Signalling.NO_SUCH_SIGNAL;
        }
        boolean sent = switch (signal) {
            case TERMINATE -> handle.destroy();
            case CONTINUE -> true;
            case HANG_UP -> false;
            case FORCE -> handle.destroyForcibly();
        };
        if (sent) {
            return Signalling.SENT;
        }
        return handle.isAlive() ? Signalling.NOT_PERMITTED : Signalling.EXITED;
    }

    @Override
    public boolean awaitExit(Duration limit) throws InterruptedException {
        try {
            handle.onExit().get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return hasExited();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for " + facts.pid(), e.getCause());
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private boolean isStillThis() {
        Optional<Instant> now =
                ProcessHandle.of(facts.pid()).flatMap(it -> it.info().startInstant());
        return handle.isAlive() && now.filter(startedAt::equals).isPresent();
    }
}
