package io.github.pidkeeper.app.agent;

import static io.github.pidkeeper.app.agent.AgentBench.next;
import static io.github.pidkeeper.app.agent.AgentBench.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.settings.QuietBrokers;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order of what is ordered from the tray. */
@Timeout(60)
class ErrandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Scripted brokers = new Scripted(verdict(BrokerState.STOPPED));
    private final BlockingQueue<BrokerName> ended = new LinkedBlockingQueue<>();
    private final Errands errands = new Errands(
            brokers,
            Texts.of(Locale.ENGLISH),
            new Caution(brokers, ClientCount.none(), QuietBrokers.in(Path.of("/nowhere"))),
            (errand, _) -> ended.add(errand.broker().name()));

    @AfterEach
    void nothingIsLeftUnderWay() throws InterruptedException {
        errands.cutShort(PATIENCE);
    }

    @Test
    void nothingWaitsForAnotherBroker() throws InterruptedException {
        order(Verb.STOP, "a");
        assertThat(next(brokers.asked())).isEqualTo("stop a");
        order(Verb.START, "b");
        assertThat(next(brokers.asked())).isEqualTo("start b");
    }

    @Test
    void whatWaitsBeginsWhenTheOneBeforeItIsOver() throws InterruptedException {
        order(Verb.START, "a");
        order(Verb.STOP, "a");
        assertThat(next(brokers.asked())).isEqualTo("start a");
        assertThat(errands.waiting(new BrokerName("a"))).contains(Verb.STOP);

        letOneEnd();

        assertThat(next(brokers.asked())).isEqualTo("stop a");
        assertThat(errands.waiting(new BrokerName("a"))).isEmpty();
    }

    @Test
    void ofSeveralThatWouldWaitTheLatestIsCarriedOut() throws InterruptedException {
        order(Verb.START, "a");
        order(Verb.STOP, "a");
        order(Verb.RESTART, "a");
        assertThat(next(brokers.asked())).isEqualTo("start a");
        letOneEnd();
        assertThat(next(brokers.asked())).isEqualTo("restart a");
        letOneEnd();
        nothingIsUnderWay();
    }

    @Test
    void aSecondClickOnWhatIsUnderWayDoesNothing() throws InterruptedException {
        order(Verb.RESTART, "a");
        order(Verb.RESTART, "a");
        assertThat(next(brokers.asked())).isEqualTo("restart a");
        letOneEnd();
        nothingIsUnderWay();
    }

    @Test
    void whoeverOrdersAgainWhatIsUnderWayWantsNothingAfterIt() throws InterruptedException {
        order(Verb.RESTART, "a");
        order(Verb.STOP, "a");
        order(Verb.RESTART, "a");
        assertThat(errands.waiting(new BrokerName("a"))).isEmpty();
        assertThat(next(brokers.asked())).isEqualTo("restart a");
        letOneEnd();
        nothingIsUnderWay();
    }

    @Test
    void whatWaitedCanItselfBeWaitedFor() throws InterruptedException {
        order(Verb.START, "a");
        order(Verb.STOP, "a");
        assertThat(next(brokers.asked())).isEqualTo("start a");
        letOneEnd();
        assertThat(next(brokers.asked())).isEqualTo("stop a");
        order(Verb.START, "a");
        letOneEnd();
        assertThat(next(brokers.asked())).isEqualTo("start a");
    }

    @Test
    void cutShortWhatWaitsNeverBegins() throws InterruptedException {
        order(Verb.START, "a");
        order(Verb.RESTART, "a");
        assertThat(next(brokers.asked())).isEqualTo("start a");
        errands.cutShort(PATIENCE);
        assertThat(next(brokers.interrupted())).isEqualTo("start a");
        errands.over(new BrokerName("a"));
        nothingIsUnderWay();
    }

    /** Else this would wait for it. */
    private void nothingIsUnderWay() throws InterruptedException {
        order(Verb.STOP, "a");
        assertThat(next(brokers.asked())).isEqualTo("stop a");
    }

    private void order(Verb verb, String broker) {
        errands.order(new Errand(verb, AgentBench.broker(broker)));
    }

    private void letOneEnd() throws InterruptedException {
        brokers.outcome(new Outcome.Done(
                Message.of(Phrase.PID_FILE_ABSENT, Path.of("/run/a.pid")), verdict(BrokerState.STOPPED)));
        errands.over(next(ended));
    }
}
