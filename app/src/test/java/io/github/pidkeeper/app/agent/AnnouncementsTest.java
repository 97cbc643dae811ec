package io.github.pidkeeper.app.agent;

import static io.github.pidkeeper.app.agent.AgentBench.PANEL;
import static io.github.pidkeeper.app.agent.AgentBench.broker;
import static io.github.pidkeeper.app.agent.AgentBench.next;
import static io.github.pidkeeper.app.agent.AgentBench.running;
import static io.github.pidkeeper.app.agent.AgentBench.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.instance.Request;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.lifecycle.RecentOrders;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the agent announces of what the watch sees. */
@Timeout(60)
class AnnouncementsTest {

    private static final String FAILED = "a has failed: it should run and does not";

    @TempDir
    private Path home;

    @Test
    void whatIsWrongWhenTheTrayBeginsIsAnnounced() throws Exception {
        try (var bench = bench(verdict(BrokerState.FAILED))) {
            bench.run();
            assertThat(next(bench.notifier().told())).isEqualTo(FAILED);
        }
    }

    @Test
    void whatIsWrongWhenTheWindowOpensIsNot() throws Exception {
        try (var bench = bench(verdict(BrokerState.SEVERAL))) {
            bench.run(Request.Kind.OPEN);
            bench.until("opened", () -> bench.windows.count() == 1);
            see(bench, verdict(BrokerState.SEVERAL));
            see(bench, verdict(BrokerState.FAILED));
            assertThat(next(bench.notifier().told())).as("only what came later").isEqualTo(FAILED);
        }
    }

    @Test
    void aBrokerThatIsAddedIsNotAnnouncedAsItIs() throws Exception {
        try (var bench = bench()) {
            bench.runAndShow();
            bench.brokers.seen("b", verdict(BrokerState.FAILED));
            bench.settings.add(broker("b"));
            bench.until(
                    "shown",
                    () -> bench.tray().toolTip().isEmpty()
                            && bench.tray().statusLine().contains("b failed"));
            see(bench, verdict(BrokerState.FAILED));
            assertThat(next(bench.notifier().told())).isEqualTo(FAILED);
        }
    }

    @Test
    void whatTheJournalKnowsWasOrderedIsNotAnnounced() throws Exception {
        try (var bench = bench(running())) {
            bench.run();
            see(bench, running());
            var process = running().process().orElseThrow().identity();
            bench.orders.are(new RecentOrders(Set.of(), Set.of(process), Set.of()));
            see(bench, verdict(BrokerState.STOPPED));
            assertThat(next(bench.orders.asked())).containsExactly(process);
            see(bench, verdict(BrokerState.FAILED));
            assertThat(next(bench.notifier().told())).isEqualTo(FAILED);
        }
    }

    @Test
    void whatNobodyCanSayWasOrderedIsAnnounced() throws Exception {
        try (var bench = bench(running())) {
            bench.run();
            see(bench, running());
            bench.orders.breakDown();
            see(bench, verdict(BrokerState.STOPPED));
            assertThat(next(bench.notifier().told())).isEqualTo("a is stopped");
        }
    }

    @Test
    void whatIsOverIsWithdrawn() throws Exception {
        try (var bench = bench()) {
            bench.runAndShow();
            see(bench, verdict(BrokerState.FAILED));
            assertThat(next(bench.notifier().told())).isEqualTo(FAILED);
            see(bench, verdict(BrokerState.STOPPED));
            assertThat(next(bench.notifier().told())).isEqualTo("withdrawn: a");
        }
    }

    @Test
    void theNoticeOfABrokerThatIsRemovedGoesWithIt() throws Exception {
        try (var bench = bench()) {
            bench.runAndShow();
            see(bench, verdict(BrokerState.FAILED));
            assertThat(next(bench.notifier().told())).isEqualTo(FAILED);
            bench.settings.remove(new BrokerName("a"));
            assertThat(next(bench.notifier().told())).isEqualTo("withdrawn: a");
        }
    }

    @Test
    void theNoticeOfABrokerWhoseSettingsCannotBeReadForAMomentStays() throws Exception {
        try (var bench = bench()) {
            bench.runAndShow();
            see(bench, verdict(BrokerState.FAILED));
            assertThat(next(bench.notifier().told())).isEqualTo(FAILED);
            String text = breakSettings(bench);
            Files.writeString(settings(), text);
            see(bench, running());
            assertThat(next(bench.notifier().told())).isEqualTo("a is running again");
        }
    }

    @Test
    void theNoticeOfABrokerIsWithdrawnWhenItsUnreadableSettingsAreRemoved() throws Exception {
        try (var bench = bench()) {
            bench.runAndShow();
            see(bench, verdict(BrokerState.FAILED));
            assertThat(next(bench.notifier().told())).isEqualTo(FAILED);
            breakSettings(bench);
            assertThat(bench.notifier().told()).isEmpty();
            Files.delete(settings());
            assertThat(next(bench.notifier().told())).isEqualTo("withdrawn: a");
        }
    }

    private Path settings() {
        return home.resolve("config/brokers/a.conf");
    }

    /** Leaves them as an editor may that has not finished; as they were before. */
    private String breakSettings(AgentBench bench) throws IOException {
        String text = Files.readString(settings());
        Files.writeString(settings(), "port = }");
        bench.until("told", () -> bench.tray().toolTip().contains("a.conf, line 1: "));
        return text;
    }

    @Test
    void whatIsChosenFromANoticeIsDoneAsFromTheMenu() throws Exception {
        try (var bench = bench()) {
            bench.runAndShow();
            see(bench, verdict(BrokerState.FAILED));
            assertThat(next(bench.notifier().told())).isEqualTo(FAILED);
            bench.notifier().choose(Verb.START, "a");
            assertThat(next(bench.brokers.asked())).isEqualTo("start a");
            bench.notifier().choose(Verb.OPEN, "a");
            opensInsteadOfAnythingElse(bench);
        }
    }

    @Test
    void aRestartOfWhatStillDoesNotAnswerIsDone() throws Exception {
        try (var bench = bench()) {
            bench.runAndShow();
            see(bench, verdict(BrokerState.UNRESPONSIVE));
            assertThat(next(bench.notifier().told())).isEqualTo("a is alive and does not answer");
            bench.notifier().choose(Verb.RESTART, "a");
            assertThat(next(bench.brokers.asked())).isEqualTo("restart a");
        }
    }

    @Test
    void aRestartOfWhatAnswersMeanwhileOnlyShowsIt() throws Exception {
        try (var bench = bench()) {
            bench.runAndShow();
            see(bench, verdict(BrokerState.UNRESPONSIVE));
            next(bench.notifier().told());
            see(bench, running());
            bench.notifier().choose(Verb.RESTART, "a");
            opensInsteadOfAnythingElse(bench);
        }
    }

    @Test
    void aStartOfWhatRunsMeanwhileOnlyShowsIt() throws Exception {
        try (var bench = bench()) {
            bench.runAndShow();
            see(bench, verdict(BrokerState.FAILED));
            next(bench.notifier().told());
            see(bench, running());
            bench.notifier().choose(Verb.START, "a");
            opensInsteadOfAnythingElse(bench);
        }
    }

    @Test
    void aStartOfWhatWasConfiguredOtherwiseMeanwhileOnlyShowsIt() throws Exception {
        try (var bench = bench()) {
            bench.runAndShow();
            see(bench, verdict(BrokerState.FAILED));
            assertThat(next(bench.notifier().told())).isEqualTo(FAILED);
            bench.settings.replace(broker("a").withGrace(Duration.ofSeconds(77)));
            assertThat(next(bench.notifier().told())).isEqualTo("withdrawn: a");
            bench.notifier().choose(Verb.START, "a");
            opensInsteadOfAnythingElse(bench);
        }
    }

    private static void opensInsteadOfAnythingElse(AgentBench bench) throws Exception {
        bench.until("opened", () -> bench.windows.count() == 1);
        try (var window = bench.window()) {
            assertThat(window.order()).isEqualTo("select a");
        }
        assertThat(bench.brokers.asked()).isEmpty();
    }

    @Test
    void theEndOfTheApplicationWithdrawsAll() throws Exception {
        var bench = bench();
        bench.runAndShow();
        see(bench, verdict(BrokerState.FAILED));
        assertThat(next(bench.notifier().told())).isEqualTo(FAILED);
        bench.close();
        assertThat(next(bench.notifier().told())).isEqualTo("closed");
    }

    /** Has the watch see this, and waits until the agent has heard of it. */
    private static void see(AgentBench bench, Verdict verdict) {
        bench.brokers.seen("a", verdict);
        bench.agent.menuAboutToShow();
        String state = verdict.state().name().toLowerCase(Locale.ROOT);
        bench.until(state, () -> bench.tray().statusLine().contains(state));
    }

    private AgentBench bench() throws Exception {
        return bench(verdict(BrokerState.STOPPED));
    }

    /** @param first what the first look shows */
    private AgentBench bench(Verdict first) throws Exception {
        return new AgentBench(home, PANEL, Duration.ofMinutes(10), first);
    }
}
