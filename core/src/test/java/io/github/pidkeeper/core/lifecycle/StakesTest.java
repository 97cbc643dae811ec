package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is told, before a stop, what it costs others. */
class StakesTest extends BenchFixture {

    private static final Message SILENT = Message.of(Phrase.FIGURES_REST_OFF);

    @Test
    void theClientsAreCountedBeforeTheBrokerIsAskedToStop() throws InterruptedException {
        FakeProcess process = bench.running();
        bench.connected = Optional.of(new Reading.Told<>(3L));

        assertThat(stop()).isInstanceOf(Outcome.Done.class);

        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
        assertThat(steps.steps())
                .extracting(Step::kind)
                .startsWith(Step.Kind.VERIFY, Step.Kind.COUNT_CLIENTS, Step.Kind.ASK_TO_STOP);
        assertThat(steps.outcomes(Step.Kind.COUNT_CLIENTS)).containsExactly(Step.Progress.DONE);
        assertThat(steps.step(Step.Kind.COUNT_CLIENTS).description()).isEqualTo(Message.of(Phrase.STEP_CLIENTS, 3L));
    }

    @Test
    void aDryRunTellsTheNumberToo() {
        bench.running();
        bench.connected = Optional.of(new Reading.Told<>(1L));

        assertThat(planned(Operations.Kind.STOP)).contains(Message.of(Phrase.STEP_ONE_CLIENT));
        assertThat(planned(Operations.Kind.RESTART)).contains(Message.of(Phrase.STEP_ONE_CLIENT));
    }

    @Test
    void aNumberThatIsNotKnownIsSaidAndKeepsNobodyFromStopping() throws InterruptedException {
        FakeProcess process = bench.running();
        bench.connected = Optional.of(new Reading.Absent<>(SILENT));

        assertThat(planned(Operations.Kind.STOP)).contains(Message.of(Phrase.STEP_CLIENTS_UNKNOWN, SILENT));
        assertThat(stop()).isInstanceOf(Outcome.Done.class);
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
    }

    @Test
    void nobodyConnectedIsSaidAsWell() {
        bench.running();
        bench.connected = Optional.of(new Reading.Told<>(0L));

        assertThat(planned(Operations.Kind.STOP)).contains(Message.of(Phrase.STEP_NO_CLIENTS));
    }

    @Test
    void ofABrokerThatTellsNobodyNothingIsSaid() {
        bench.running();

        assertThat(planned(Operations.Kind.STOP))
                .extracting(Message::phrase)
                .doesNotContain(Phrase.STEP_CLIENTS_UNKNOWN, Phrase.STEP_NO_CLIENTS);
    }

    private List<Message> planned(Operations.Kind kind) {
        return switch (bench.lifecycle.preview(kind, bench.broker)) {
            case Preview.Planned(List<Step> planned, var _) ->
                planned.stream().map(Step::description).toList();
            case Preview.Decided(Outcome outcome) -> throw new AssertionError(outcome.toString());
        };
    }
}
