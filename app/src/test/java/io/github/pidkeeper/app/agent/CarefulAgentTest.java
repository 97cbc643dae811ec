package io.github.pidkeeper.app.agent;

import static io.github.pidkeeper.app.agent.AgentBench.PANEL;
import static io.github.pidkeeper.app.agent.AgentBench.next;
import static io.github.pidkeeper.app.agent.AgentBench.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a stop or a restart that is chosen in the menu while clients are connected. */
@Timeout(60)
class CarefulAgentTest {

    @TempDir
    private Path home;

    @Test
    void theWindowIsOpenedWithTheOrderAndNothingIsStopped() throws Exception {
        try (var bench = running()) {
            bench.clients.areConnected(3);
            bench.choose(Verb.STOP, "a");
            bench.until("opened", () -> bench.windows.count() == 1);
            try (var window = bench.window()) {
                hears(window, "select a", "stop a", "raise");
            }
            assertThat(bench.brokers.asked()).isEmpty();
            assertThat(bench.complaints).isEmpty();
        }
    }

    @Test
    void theWindowThatIsOpenAlreadyIsToldToo() throws Exception {
        try (var bench = running()) {
            bench.clients.areConnected(3);
            bench.agent.activated();
            bench.until("opened", () -> bench.windows.count() == 1);
            try (var window = bench.window()) {
                hears(window, "raise");
                bench.choose(Verb.RESTART, "a");
                hears(window, "select a", "restart a", "raise");
            }
            assertThat(bench.windows.count()).isEqualTo(1);
            assertThat(bench.brokers.asked()).isEmpty();
        }
    }

    @Test
    void withNobodyConnectedItIsCarriedOutAtOnce() throws Exception {
        try (var bench = running()) {
            bench.clients.areConnected(0);
            bench.choose(Verb.RESTART, "a");
            assertThat(next(bench.brokers.asked())).isEqualTo("restart a");
            bench.brokers.outcome(done());
            assertThat(bench.windows.count()).isZero();
        }
    }

    @Test
    void aSecondClickWhileTheClientsAreCountedOrdersNothingMore() throws Exception {
        try (var bench = running()) {
            var answer = bench.clients.hang();
            bench.choose(Verb.STOP, "a");
            bench.choose(Verb.STOP, "a");
            bench.choose(Verb.OPEN, "a");
            bench.until("both are heard", () -> bench.windows.count() == 1);
            answer.complete(Optional.of(new Reading.Told<>(2L)));
            try (var window = bench.window()) {
                hears(window, "select a", "raise", "select a", "stop a", "raise");
                bench.agent.activated();
                hears(window, "raise");
            }
            assertThat(bench.clients.questions()).isEqualTo(1);
        }
    }

    @Test
    void aWindowThatCannotBeStartedIsNoReasonToStopAndThatIsTold() throws Exception {
        try (var bench = running()) {
            bench.clients.areConnected(3);
            bench.windows.refuse("no such file");
            bench.choose(Verb.STOP, "a");
            bench.until("told", () -> bench.tray().toolTip().contains("a was not stopped: "));
            assertThat(bench.complaints)
                    .anySatisfy(words -> assertThat(words).contains("pidkeeper stop a"))
                    .anySatisfy(words -> assertThat(words).contains("no such file"));
            assertThat(bench.brokers.asked()).isEmpty();
        }
    }

    @Test
    void whatAWindowThatBrokeHasNotHeardIsToldAndNotKeptForTheNextOne() throws Exception {
        try (var bench = running()) {
            bench.clients.areConnected(3);
            bench.choose(Verb.RESTART, "a");
            bench.until("opened", () -> bench.windows.count() == 1);
            bench.windows.end(1);
            bench.until("told", () -> bench.tray().toolTip().contains("a was not restarted: "));

            bench.agent.activated();
            bench.until("opened anew", () -> bench.windows.count() == 2);
            try (var window = bench.window()) {
                hears(window, "raise");
                bench.choose(Verb.OPEN, "a");
                hears(window, "select a");
            }
            assertThat(bench.brokers.asked()).isEmpty();
        }
    }

    @Test
    void anOrderThatAClosingWindowHasNotTakenIsGivenToTheNextOne() throws Exception {
        try (var bench = running()) {
            openWithStop(bench, "select a", "raise");
            bench.windows.end(0);
            bench.until("opened anew", () -> bench.windows.count() == 2);
            try (var window = bench.window()) {
                hears(window, "stop a", "raise");
            }
            assertThat(bench.complaints).isEmpty();
        }
    }

    @Test
    void oneThatIsClosedAgainBeforeItHasTakenTheOrderIsToldOf() throws Exception {
        try (var bench = running()) {
            openWithStop(bench, "select a", "raise");
            bench.windows.end(0);
            bench.until("opened anew", () -> bench.windows.count() == 2);
            try (var window = bench.window()) {
                hears(window, "stop a");
            }
            bench.windows.end(0);
            bench.until("told", () -> bench.tray().toolTip().contains("a was not stopped: "));
            assertThat(bench.windows.count()).isEqualTo(2);
            assertThat(bench.brokers.asked()).isEmpty();
        }
    }

    @Test
    void whatWasTakenIsNotGivenAgain() throws Exception {
        try (var bench = running()) {
            openWithStop(bench, "select a", "stop a", "raise");
            bench.windows.end(0);
            nextWindowIsOnlyRaised(bench);
        }
    }

    /** Its process may be seen to have ended before its last words are read. */
    @Test
    void theLastWordsOfAWindowAreHeardBeforeItsEnd() throws Exception {
        try (var bench = running()) {
            bench.clients.areConnected(3);
            bench.choose(Verb.STOP, "a");
            bench.until("opened", () -> bench.windows.count() == 1);
            try (var window = bench.window()) {
                hears(window, "select a");
                bench.windows.end(0);
                window.answer("select a");
                window.answer("stop a");
                window.answer("raise");
            }
            nextWindowIsOnlyRaised(bench);
        }
    }

    @Test
    void aClosingWindowThatIsAskedToComeToTheFrontIsOpenedAnew() throws Exception {
        try (var bench = running()) {
            openWithStop(bench, "select a", "stop a");
            bench.windows.end(0);
            bench.until("opened anew", () -> bench.windows.count() == 2);
            try (var window = bench.window()) {
                hears(window, "raise");
            }
        }
    }

    @Test
    void onlyTheLatestOrderAboutABrokerIsGivenAgain() throws Exception {
        try (var bench = running()) {
            bench.clients.areConnected(3);
            bench.choose(Verb.STOP, "a");
            bench.until("opened", () -> bench.windows.count() == 1);
            try (var window = bench.window()) {
                hears(window, "select a", "stop a", "raise");
                window.answer("select a");
                bench.choose(Verb.RESTART, "a");
                hears(window, "select a", "restart a");
                window.answer("select a");
            }
            bench.windows.end(0);
            bench.until("opened anew", () -> bench.windows.count() == 2);
            try (var window = bench.window()) {
                hears(window, "restart a", "raise");
            }
        }
    }

    /** The window is opened for a stop, hears all, and takes this much of it before it is closed. */
    private static void openWithStop(AgentBench bench, String... taken) throws Exception {
        bench.clients.areConnected(3);
        bench.choose(Verb.STOP, "a");
        bench.until("opened", () -> bench.windows.count() == 1);
        try (var window = bench.window()) {
            hears(window, "select a", "stop a", "raise");
            for (String order : taken) {
                window.answer(order);
            }
        }
    }

    private static void hears(AgentBench.Window window, String... orders) throws Exception {
        for (String order : orders) {
            assertThat(window.order()).isEqualTo(order);
        }
    }

    private static void nextWindowIsOnlyRaised(AgentBench bench) throws Exception {
        bench.choose(Verb.OPEN, "a");
        bench.until("opened anew", () -> bench.windows.count() == 2);
        try (var window = bench.window()) {
            hears(window, "select a", "raise");
        }
        assertThat(bench.complaints).isEmpty();
        assertThat(bench.brokers.asked()).isEmpty();
    }

    @Test
    void aBrokerThatHasGoneFromTheSettingsMeanwhileIsForTheWindowToTell() throws Exception {
        try (var bench = running()) {
            bench.choose(Verb.STOP, "gone");
            bench.until("opened", () -> bench.windows.count() == 1);
            try (var window = bench.window()) {
                hears(window, "stop gone", "raise");
            }
        }
    }

    @Test
    void whatFollowsAsSoonAsSomethingElseIsOverIsAskedAboutThen() throws Exception {
        try (var bench = running()) {
            bench.clients.areConnected(3);
            bench.choose(Verb.START, "a");
            bench.choose(Verb.STOP, "a");
            assertThat(next(bench.brokers.asked())).isEqualTo("start a");
            assertThat(bench.clients.questions()).isZero();
            bench.brokers.outcome(done());
            bench.until("opened", () -> bench.windows.count() == 1);
            assertThat(bench.brokers.asked()).isEmpty();
        }
    }

    private AgentBench running() throws Exception {
        var bench = new AgentBench(home, PANEL, Duration.ofMinutes(10));
        bench.brokers.seen("a", Samples.running(AgentBench.broker("a")));
        bench.run();
        bench.agent.menuAboutToShow();
        bench.until("a is shown", () -> bench.tray().statusLine().startsWith("a — running"));
        return bench;
    }

    private static Outcome done() {
        return new Outcome.Done(
                Message.of(Phrase.PID_FILE_ABSENT, Path.of("/run/a.pid")), verdict(BrokerState.STOPPED));
    }
}
