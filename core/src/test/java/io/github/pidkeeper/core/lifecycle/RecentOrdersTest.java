package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl.Verb;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the journal tells of who was started and ended by operations, which are carried out on an imagined machine. */
class RecentOrdersTest extends UnitFixture {

    private static final long NEXT = PID + 1;

    @Test
    void whatAStopHasEndedIsTold() throws Exception {
        FakeProcess process = bench.running();
        done(stop());
        assertThat(ended(process)).isTrue();
        assertThat(started(process)).isFalse();
    }

    @Test
    void whatARestartHasEndedAndStartedIsTold() throws Exception {
        FakeProcess process = bench.running();
        bench.machine.onSpawn(request -> bench.born(NEXT, request).listening(PORT));
        done(restart());
        assertThat(ended(process)).isTrue();
        assertThat(started(next())).isTrue();
        assertThat(ended(next())).isFalse();
    }

    @Test
    void whatSystemdWasAskedForIsTold() throws Exception {
        FakeProcess process = bench.serviced();
        done(stop());
        bench.systemd.unit("nanomq.service").on(Verb.START, MOMENT, () -> bench.service(NEXT), new OwnerAnswer.Done());
        done(start());
        assertThat(ended(process)).isTrue();
        assertThat(started(next())).isTrue();
    }

    @Test
    void aStopThatWasNotPermittedHasEndedNobody() throws Exception {
        FakeProcess process = bench.running().refusingSignals();
        refused(stop());
        assertThat(ended(process)).isFalse();
    }

    @Test
    void aProcessThatWasGoneBeforeItWasForcedWasAskedToEndAllTheSame() throws Exception {
        FakeProcess process = bench.running();
        done(stop());
        Path journal = bench.state.resolve("journal.jsonl");
        String sent = Files.readAllLines(journal).stream()
                .filter(line -> line.contains("\"sent\""))
                .findFirst()
                .orElseThrow();
        Files.writeString(journal, sent.replace("\"sent\"", "\"exited\"") + "\n", StandardOpenOption.APPEND);
        assertThat(ended(process)).isTrue();
    }

    @Test
    void anOrderThatSystemdRefusedHasEndedNobody() throws Exception {
        FakeProcess process = bench.serviced();
        bench.systemd
                .unit("nanomq.service")
                .refusing(Verb.STOP, new OwnerAnswer.Refused(OwnerAnswer.Refusal.NOT_PERMITTED, ""));
        refused(stop());
        assertThat(ended(process)).isFalse();
    }

    @Test
    void aStartThatFindsItRunningHasStartedNobody() throws Exception {
        FakeProcess process = bench.running();
        assertThat(start()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(started(process)).isFalse();
    }

    @Test
    void aReloadHasEndedNobody() throws Exception {
        bench.broker = bench.broker(BrokerKind.MOSQUITTO, OptionalInt.of(PORT));
        bench.writeConfiguration("listener " + PORT + "\n");
        FakeProcess process = bench.running();
        bench.lifecycle.reload(bench.broker, steps);
        assertThat(process.signals()).containsExactly(Signal.HANG_UP);
        assertThat(ended(process)).isFalse();
    }

    @Test
    void theNextProcessWithThatPidIsAnother() throws Exception {
        bench.running();
        done(stop());
        ProcessIdentity later = bench.facts(PID).ticks(4711).build().identity();
        assertThat(orders(later)).isEqualTo(RecentOrders.none());
    }

    @Test
    void whatHasJustMovedToTheOlderFileIsTold() throws Exception {
        FakeProcess process = bench.running();
        done(stop());
        Files.move(bench.state.resolve("journal.jsonl"), bench.state.resolve("journal.jsonl.1"));
        assertThat(start()).isInstanceOf(Outcome.Failed.class);
        assertThat(ended(process)).isTrue();
    }

    @Test
    void whatIsLongPastIsNotSearchedFor() throws Exception {
        FakeProcess process = bench.running();
        done(stop());
        Path journal = bench.state.resolve("journal.jsonl");
        Files.writeString(journal, "\n".repeat(300_000), StandardOpenOption.APPEND);
        assertThat(ended(process)).isFalse();
    }

    @Test
    void withoutAJournalNothingWasOrdered() throws IOException {
        assertThat(orders(new ProcessFactsBuilder(PID).build().identity())).isEqualTo(RecentOrders.none());
    }

    @Test
    void aRepairThatWasTakenBackIsToldForAWhile() throws Exception {
        FakeProcess process = bench.running();
        bench.writePidFile("300000\n".getBytes(StandardCharsets.UTF_8));
        done(bench.lifecycle.repair(bench.broker, steps));
        assertThat(orders(process.facts().identity())).isEqualTo(RecentOrders.none());
        done(bench.lifecycle.undoRepair(bench.broker, steps));
        assertThat(orders(process.facts().identity()).restored())
                .containsExactly(process.facts().identity());
        bench.time.setWallClock(Duration.ofMinutes(3));
        assertThat(orders(process.facts().identity())).isEqualTo(RecentOrders.none());
    }

    @Test
    void aRepairThatCouldNotBeTakenBackHasRestoredNothing() throws Exception {
        FakeProcess process = takenBack();
        for (String result : List.of("failed", "kept", "withdrawn")) {
            rewriteRestoring(line -> Stream.of(line.replace("\"done\"", "\"" + result + "\"")));
            assertThat(orders(process.facts().identity())).as(result).isEqualTo(RecentOrders.none());
            rewriteRestoring(line -> Stream.of(line.replace("\"" + result + "\"", "\"done\"")));
        }
    }

    @Test
    void aRepairThatMayHaveBeenTakenBackIsTold() throws Exception {
        FakeProcess process = takenBack();
        rewriteRestoring(line -> Stream.of(line).filter(it -> it.contains("\"intended\"")));
        assertThat(orders(process.facts().identity()).restored())
                .containsExactly(process.facts().identity());
    }

    private FakeProcess takenBack() throws Exception {
        FakeProcess process = bench.running();
        bench.writePidFile("300000\n".getBytes(StandardCharsets.UTF_8));
        done(bench.lifecycle.repair(bench.broker, steps));
        done(bench.lifecycle.undoRepair(bench.broker, steps));
        return process;
    }

    /** Changes what the journal says of the putting back. */
    private void rewriteRestoring(Function<String, Stream<String>> change) throws IOException {
        Path journal = bench.state.resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal).stream()
                .flatMap(
                        line -> line.contains("\"action\":\"restore-pid-file\"") ? change.apply(line) : Stream.of(line))
                .toList();
        Files.write(journal, lines);
    }

    private ProcessIdentity next() {
        return bench.facts(NEXT).build().identity();
    }

    private boolean ended(FakeProcess process) throws IOException {
        return ended(process.facts().identity());
    }

    private boolean ended(ProcessIdentity process) throws IOException {
        return orders(process).ended().contains(process);
    }

    private boolean started(FakeProcess process) throws IOException {
        return started(process.facts().identity());
    }

    private boolean started(ProcessIdentity process) throws IOException {
        return orders(process).started().contains(process);
    }

    private RecentOrders orders(ProcessIdentity process) throws IOException {
        return RecentOrders.about(Set.of(process), new JournalReader(bench.state), bench.time.now());
    }
}
