package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PidfdProcessIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ProcessTable table = RealTable.ofThisSystem();
    private final StandIn standIn = StandIn.named("broker");

    @AfterEach
    void nothingIsLeft() {
        standIn.close();
        assertThat(standIn.running()).isEmpty();
    }

    @Test
    void aRequestToStopIsObeyedAndTheExitIsNoticed() throws InterruptedException {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        try (PinnedProcess process = RealTable.pinned(table, broker.pid())) {
            assertThat(process.send(Signal.TERMINATE)).isEqualTo(Signalling.SENT);

            assertThat(process.awaitExit(LONG)).isTrue();
            assertThat(process.hasExited()).isTrue();
            assertThat(process.awaitExit(Duration.ZERO)).isTrue();
            assertThat(process.send(Signal.FORCE)).isEqualTo(Signalling.EXITED);
        }
    }

    @Test
    void aSuspendedProcessObeysOnceItGoesOn() throws InterruptedException {
        StandInProcess broker = standIn.start("--stop-itself").awaitReady();
        Patience.ofABusyMachine().until("suspended", () -> isSuspended(broker.pid()));
        try (PinnedProcess process = RealTable.pinned(table, broker.pid())) {
            process.send(Signal.TERMINATE);
            assertThat(process.awaitExit(Duration.ofMillis(50))).isFalse();

            process.send(Signal.CONTINUE);
            assertThat(process.awaitExit(LONG)).isTrue();
        }
    }

    @Test
    void whoIgnoresTheRequestIsEndedByForce() throws InterruptedException {
        StandInProcess broker = standIn.start("--ignore-term").awaitReady();
        try (PinnedProcess process = RealTable.pinned(table, broker.pid())) {
            process.send(Signal.TERMINATE);
            broker.await("term");
            assertThat(process.hasExited()).isFalse();

            process.send(Signal.FORCE);
            assertThat(process.awaitExit(LONG)).isTrue();
        }
    }

    @Test
    void aProcessThatIsNoChildOfOursIsNoticedToo() throws InterruptedException {
        long child = Long.parseLong(standIn.start("--unreaped").await("child"));
        try (PinnedProcess process = RealTable.pinned(table, child)) {
            process.send(Signal.FORCE);

            assertThat(process.awaitExit(LONG)).isTrue();
            assertThat(process.send(Signal.TERMINATE))
                    .as("it is a zombie now, and has exited all the same")
                    .isEqualTo(Signalling.EXITED);
        }
    }

    @Test
    void theLimitOfTheWaitIsKept() throws InterruptedException {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        try (PinnedProcess process = RealTable.pinned(table, broker.pid())) {
            long begin = System.nanoTime();

            assertThat(process.awaitExit(Duration.ofMillis(120))).isFalse();
            assertThat(System.nanoTime() - begin).isBetween(120_000_000L, 10_000_000_000L);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndNotTheProcess() throws Exception {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        try (PinnedProcess process = RealTable.pinned(table, broker.pid())) {
            var waiting = new FutureTask<>(() -> process.awaitExit(LONG));
            Thread thread = Thread.ofPlatform().start(waiting);
            Patience.ofABusyMachine().until("inside poll", () -> isInPoll(thread));
            thread.interrupt();

            assertThatThrownBy(waiting::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            assertThat(process.hasExited()).isFalse();
        }
    }

    @Test
    void anInterruptBeforeTheWaitEndsItAtOnce() {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        try (PinnedProcess process = RealTable.pinned(table, broker.pid())) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> process.awaitExit(LONG)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void closingWaitsForNobodyAndDisturbsNoWait() throws Exception {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        PinnedProcess process = RealTable.pinned(table, broker.pid());
        var waiting = new CompletableFuture<Boolean>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                waiting.complete(process.awaitExit(LONG));
            } catch (InterruptedException e) {
                waiting.completeExceptionally(e);
            }
        });
        Patience.ofABusyMachine().until("inside poll", () -> isInPoll(thread));
        process.close();
        process.close();

        assertThatThrownBy(process::hasExited).isInstanceOf(IllegalStateException.class);
        broker.signal("TERM");
        assertThat(waiting.get()).isTrue();
    }

    private boolean isSuspended(long pid) {
        try (PinnedProcess process = RealTable.pinned(table, pid)) {
            return process.facts().suspended();
        }
    }

    private static boolean isInPoll(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals("poll") && frame.getClassName().endsWith("Libc")) {
                return true;
            }
        }
        return false;
    }
}
