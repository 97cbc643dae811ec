package io.github.pidkeeper.core.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.Reloading;
import io.github.pidkeeper.core.discovery.Discovery;
import io.github.pidkeeper.core.discovery.UnitFiles;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PortableProcessTableIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ProcessTable table = new PortableProcessTable(PortableUsers.ofThisSystem());
    private final StandIn standIn = StandIn.named("broker");

    @AfterEach
    void nothingIsLeft() {
        standIn.close();
        assertThat(standIn.running()).isEmpty();
    }

    @Test
    void aProcessIsPinnedByItsStartInstant() {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();

        try (PinnedProcess process = pinned(broker.pid())) {
            ProcessFacts facts = process.facts();
            assertThat(process.hold()).isEqualTo(PinnedProcess.Hold.START_INSTANT);
            assertThat(facts.pid()).isEqualTo(broker.pid());
            assertThat(facts.parent()).isEqualTo(table.ownPid());
            assertThat(facts.executable()).contains(standIn.program());
            assertThat(facts.commandLine()).containsExactly(standIn.program().toString(), "--port", "0");
            assertThat(facts.user()).isEqualTo(System.getProperty("user.name"));
            assertThat(facts.identity()
                            .sameProcessAs(pinned(broker.pid()).facts().identity()))
                    .isTrue();
        }
    }

    @Test
    void aRequestToStopIsObeyedAndTheExitIsNoticed() throws InterruptedException {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        try (PinnedProcess process = pinned(broker.pid())) {
            assertThat(process.awaitExit(Duration.ofMillis(20))).isFalse();
            assertThat(process.send(Signal.TERMINATE)).isEqualTo(Signalling.SENT);

            assertThat(process.awaitExit(LONG)).isTrue();
            assertThat(process.hasExited()).isTrue();
            assertThat(process.send(Signal.FORCE)).isEqualTo(Signalling.EXITED);
        }
    }

    @Test
    void whoIgnoresTheRequestIsEndedByForce() throws InterruptedException {
        StandInProcess broker = standIn.start("--ignore-term").awaitReady();
        try (PinnedProcess process = pinned(broker.pid())) {
            process.send(Signal.TERMINATE);
            broker.await("term");

            assertThat(process.send(Signal.FORCE)).isEqualTo(Signalling.SENT);
            assertThat(process.awaitExit(LONG)).isTrue();
        }
    }

    @Test
    void aProcessThatStartedAtAnotherInstantIsNotSignalled() {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        ProcessFacts facts = pinned(broker.pid()).facts();
        var predecessor =
                new PortablePinnedProcess(broker.handle(), facts.startedAt().minus(Duration.ofHours(1)), facts);

        assertThat(predecessor.send(Signal.FORCE)).isEqualTo(Signalling.IDENTITY_LOST);
        assertThat(predecessor.hasExited()).isTrue();
        assertThat(broker.isAlive()).isTrue();
    }

    @Test
    void anInterruptEndsTheWait() {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        try (PinnedProcess process = pinned(broker.pid())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> process.awaitExit(LONG)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void whoIsDeadIsGone() {
        StandInProcess broker = standIn.start("--exit-at-once", "0");
        broker.awaitExit();

        assertThat(table.pin(broker.pid())).isEqualTo(new Pinning.Gone());
        assertThat(table.pin(0)).isEqualTo(new Pinning.Gone());
        assertThat(table.pin(-1)).isEqualTo(new Pinning.Gone());
    }

    @Test
    void theBrokersOfAnExecutableAreFound() {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();

        assertThat(table.startedFrom(List.of(standIn.program()))).containsExactly(broker.pid());
    }

    @Test
    void whatRunsIsFoundByTheNameOfItsExecutable() {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        var kind = new BrokerKind(
                "stand-in",
                List.of(standIn.program().getFileName().toString()),
                List.of(),
                BrokerKind.GENERIC.pidFile(),
                BrokerKind.GENERIC.foreground(),
                BrokerKind.GENERIC.configuration(),
                Reloading.NONE);

        assertThat(table.runningAs(kind::recognises)).contains(broker.pid());
        assertThat(table.runningAs(_ -> false)).isEmpty();
        assertThat(new Discovery(table, new BrokerKinds(List.of(kind)), UnitFiles.none(), List.of()).running())
                .filteredOn(found -> found.process().orElseThrow().pid() == broker.pid())
                .singleElement()
                .satisfies(found ->
                        assertThat(found.command()).isEqualTo(new Command(standIn.program(), List.of("--port", "0"))));
    }

    @Test
    void whetherAPortIsHeldIsKnownAndNotByWhom() {
        StandInProcess broker = standIn.start("--port", "0");
        int port = broker.port();
        assertThat(table.holderOf(port)).isInstanceOf(PortHolder.Unknown.class);

        broker.signal("TERM");
        broker.awaitExit();
        assertThat(table.holderOf(port)).isEqualTo(new PortHolder.Nobody());
    }

    @Test
    void startInstantsAreThoseOfTheSystem() {
        Instant before = Instant.now().minusSeconds(2);
        StandInProcess broker = standIn.start("--port", "0").awaitReady();

        assertThat(pinned(broker.pid()).facts().startedAt())
                .isBetween(before, Instant.now().plusSeconds(2));
    }

    private PinnedProcess pinned(long pid) {
        return switch (table.pin(pid)) {
            case Pinning.Pinned(PinnedProcess process) -> process;
            case Pinning other -> throw new AssertionError(other.toString());
        };
    }
}
