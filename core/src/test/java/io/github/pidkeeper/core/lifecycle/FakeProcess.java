package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A process in the imagination of a test: what it looks like, what it does on a signal, where it listens. */
final class FakeProcess {

    private final FakeTime time;
    private final ProcessFactsBuilder facts;
    private final Set<Integer> ports = new HashSet<>();
    private final List<Signal> signals = new ArrayList<>();
    private Optional<Duration> exitsAfterTerm = Optional.of(Duration.ofMillis(20));
    private boolean survivesForce;
    private boolean answers = true;
    private boolean suspended;
    private Runnable onHangUp = () -> {};
    private Signalling refusal = Signalling.SENT;
    private OptionalInt exitCode = OptionalInt.empty();
    private Runnable onExit = () -> {};

    FakeProcess(FakeTime time, ProcessFactsBuilder facts) {
        this.time = time;
        this.facts = facts;
    }

    FakeProcess listening(int port) {
        ports.add(port);
        return this;
    }

    FakeProcess silent() {
        answers = false;
        return this;
    }

    FakeProcess suspended() {
        suspended = true;
        return this;
    }

    FakeProcess exitingAfterTerm(Duration delay) {
        exitsAfterTerm = Optional.of(delay);
        return this;
    }

    FakeProcess ignoringTerm() {
        exitsAfterTerm = Optional.empty();
        return this;
    }

    FakeProcess survivingForce() {
        survivesForce = true;
        return this;
    }

    FakeProcess refusingSignals() {
        refusal = Signalling.NOT_PERMITTED;
        return this;
    }

    FakeProcess onExit(Runnable happens) {
        onExit = happens;
        return this;
    }

    void exit(int code) {
        if (exitCode.isEmpty()) {
            exitCode = OptionalInt.of(code);
            ports.clear();
            onExit.run();
        }
    }

    boolean isAlive() {
        return exitCode.isEmpty();
    }

    OptionalInt exitCode() {
        return exitCode;
    }

    long pid() {
        return facts().pid();
    }

    boolean answers() {
        return answers && !suspended;
    }

    boolean listensOn(int port) {
        return ports.contains(port);
    }

    List<Signal> signals() {
        return List.copyOf(signals);
    }

    ProcessFacts facts() {
        return facts.suspended(suspended).build();
    }

    /** What it does when it is told to read its configuration again. */
    FakeProcess onHangUp(Runnable action) {
        onHangUp = action;
        return this;
    }

    private Signalling send(Signal signal) {
        if (!isAlive()) {
            return Signalling.EXITED;
        }
        if (refusal != Signalling.SENT) {
            return refusal;
        }
        signals.add(signal);
        switch (signal) {
            case TERMINATE -> {
                if (!suspended) {
                    terminate();
                }
            }
            case CONTINUE -> {
                suspended = false;
                if (signals.contains(Signal.TERMINATE)) {
                    terminate();
                }
            }
            case HANG_UP -> onHangUp.run();
            case FORCE -> {
                if (!survivesForce) {
                    exit(137);
                }
            }
        }
        return Signalling.SENT;
    }

    private void terminate() {
        exitsAfterTerm.ifPresent(delay -> time.after(delay, () -> exit(0)));
    }

    /** A hold on it; counts itself in and out. */
    PinnedProcess pin(Set<PinnedProcess> held) {
        ProcessFacts seen = facts();
        PinnedProcess pin = new PinnedProcess() {
            @Override
            public ProcessFacts facts() {
                return seen;
            }

            @Override
            public Hold hold() {
                return Hold.PIDFD;
            }

            @Override
            public boolean hasExited() {
                return !isAlive();
            }

            @Override
            public Signalling send(Signal signal) {
                return FakeProcess.this.send(signal);
            }

            @Override
            public boolean awaitExit(Duration limit) throws InterruptedException {
                return time.await(() -> !isAlive(), limit);
            }

            @Override
            public void close() {
                held.remove(this);
            }
        };
        held.add(pin);
        return pin;
    }
}
