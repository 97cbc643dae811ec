package io.github.pidkeeper.app.agent;

import static io.github.pidkeeper.app.agent.AgentBench.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.app.settings.QuietBrokers;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done at once from the menu, and what the window asks about first. */
@Timeout(60)
class CautionTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Broker plant = Samples.nanomq("plant-floor");
    private final Broker lab = Samples.mosquitto("lab");
    private final Scripted brokers = new Scripted(verdict(BrokerState.STOPPED));
    private final StagedClients clients = new StagedClients();

    @TempDir
    private Path state;

    @ParameterizedTest
    @EnumSource(names = {"STOP", "RESTART"})
    void clientsThatWouldBeCutOffAreForTheWindow(Verb verb) throws InterruptedException {
        runs(plant);
        clients.areConnected(1);
        assertThat(isForTheWindow(verb, plant)).isTrue();
    }

    @Test
    void whereNobodyIsConnectedItIsDoneAtOnce() throws InterruptedException {
        runs(plant);
        clients.areConnected(0);
        assertThat(isForTheWindow(Verb.STOP, plant)).isFalse();
    }

    @Test
    void whatABrokerDoesNotTellIsNoReasonToAsk() throws InterruptedException {
        runs(plant);
        clients.areNotTold();
        assertThat(isForTheWindow(Verb.STOP, plant)).isFalse();
    }

    @Test
    void aStartCutsNobodyOff() throws InterruptedException {
        runs(plant);
        clients.areConnected(3);
        assertThat(isForTheWindow(Verb.START, plant)).isFalse();
        assertThat(clients.questions()).isZero();
    }

    @Test
    void aPersonWhoDoesNotWantToBeAskedIsNot() throws InterruptedException {
        runs(plant);
        runs(lab);
        clients.areConnected(3);
        quiet().set(plant, true);
        quiet().set(lab, true);
        assertThat(isForTheWindow(Verb.STOP, plant)).isFalse();
        assertThat(isForTheWindow(Verb.STOP, lab)).isFalse();
        assertThat(clients.questions()).isZero();
    }

    @Test
    void whatOnlyTheWindowCanCountIsForTheWindow() throws InterruptedException {
        runs(lab);
        assertThat(isForTheWindow(Verb.RESTART, lab)).isTrue();
        assertThat(clients.questions()).isZero();
    }

    @Test
    void whatDoesNotRunHasNoClients() throws InterruptedException {
        clients.areConnected(3);
        assertThat(isForTheWindow(Verb.STOP, lab)).isFalse();
        assertThat(isForTheWindow(Verb.STOP, plant)).isFalse();
    }

    @Test
    void whoeverAnswersAndHasNotToldInTimeIsForTheWindow() throws InterruptedException {
        runs(plant);
        clients.areNotToldInTime();
        assertThat(isForTheWindow(Verb.STOP, plant)).isTrue();

        var answer = clients.hang();
        assertThat(isForTheWindow(Verb.STOP, plant, SHORT)).isTrue();
        answer.complete(Optional.empty());
    }

    @Test
    void aBrokerThatDoesNotAnswerHoldsNothingUp() throws InterruptedException {
        brokers.seen(plant.name().text(), Samples.unresponsive(plant));
        clients.areNotToldInTime();
        assertThat(isForTheWindow(Verb.STOP, plant)).isFalse();

        var answer = clients.hang();
        assertThat(isForTheWindow(Verb.STOP, plant, SHORT)).isFalse();
        answer.complete(Optional.empty());
    }

    @Test
    void whoeverIsInterruptedDecidesNothing() {
        runs(plant);
        var answer = clients.hang();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> isForTheWindow(Verb.STOP, plant)).isInstanceOf(InterruptedException.class);
        answer.complete(Optional.empty());
    }

    private void runs(Broker broker) {
        brokers.seen(broker.name().text(), Samples.running(broker));
    }

    private QuietBrokers quiet() {
        return QuietBrokers.in(state);
    }

    private boolean isForTheWindow(Verb verb, Broker broker) throws InterruptedException {
        return isForTheWindow(verb, broker, LONG);
    }

    private boolean isForTheWindow(Verb verb, Broker broker, Duration limit) throws InterruptedException {
        return new Caution(brokers, clients, quiet(), limit).isForTheWindow(new Errand(verb, broker));
    }
}
