package io.github.pidkeeper.app.agent;

import static io.github.pidkeeper.app.agent.AgentBench.NO_BUS;
import static io.github.pidkeeper.app.agent.AgentBench.NO_PANEL;
import static io.github.pidkeeper.app.agent.AgentBench.PANEL;
import static io.github.pidkeeper.app.agent.AgentBench.broker;
import static io.github.pidkeeper.app.agent.AgentBench.next;
import static io.github.pidkeeper.app.agent.AgentBench.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.instance.Request;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.app.tray.TrayHost;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the application does while nobody looks at its window. */
@Timeout(60)
class AgentTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Message TROUBLE = Message.of(Phrase.PID_FILE_ABSENT, Path.of("/run/a.pid"));
    private static final String WORDS = "there is no pid file";

    @TempDir
    private Path home;

    @Test
    void whatTheWatchFindsIsShown() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.brokers.seen("a", verdict(BrokerState.FAILED));
            bench.run();
            // The watch may have looked before there was anything to see.
            bench.agent.menuAboutToShow();
            bench.until("shown", () -> bench.tray().statusLine().equals("a — failed"));
            assertThat(bench.tray().model().glyph()).isEqualTo(Glyph.FAILED);

            bench.brokers.seen("a", verdict(BrokerState.STOPPED));
            bench.agent.menuAboutToShow();
            bench.until("looked again", () -> bench.tray().statusLine().equals("a — stopped"));
        }
    }

    @Test
    void whatIsAddedToTheSettingsIsShownToo() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.brokers.seen("b", verdict(BrokerState.STOPPED));
            bench.runAndShow();
            bench.settings.add(broker("b"));
            bench.until("both are shown", () -> bench.tray().statusLine().startsWith("0 of 2 running"));
        }
    }

    @Test
    void settingsThatCannotBeUsedAreToldInTheTooltip() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            Files.writeString(home.resolve("config/brokers/b.conf"), "port = }");
            bench.run();
            bench.until("told", () -> bench.tray().toolTip().contains("b.conf, line 1: "));
        }
    }

    @Test
    void aVerbOfTheMenuIsCarriedOutAndNobodyIsForced() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.runAndShow();
            bench.choose(Verb.STOP, "a");
            assertThat(next(bench.brokers.asked())).isEqualTo("stop a");
            bench.brokers.outcome(new Outcome.Done(TROUBLE, verdict(BrokerState.STOPPED)));
            assertThat(next(bench.brokers.escalations())).isEqualTo(Progress.Escalation.GIVE_UP);
            assertThat(bench.windows.count()).isZero();
        }
    }

    @Test
    void whatDidNotGoWellIsInTheTooltipAndOpensTheWindow() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.runAndShow();
            bench.brokers.outcome(new Outcome.Failed(TROUBLE, verdict(BrokerState.STOPPED), List.of()));
            bench.choose(Verb.STOP, "a");
            bench.until("told", () -> bench.tray().toolTip().endsWith(WORDS));
            bench.until("opened", () -> bench.windows.count() == 1);
            try (var window = bench.window()) {
                assertThat(window.order()).isEqualTo("select a");
                assertThat(window.order()).isEqualTo("raise");
            }

            bench.choose(Verb.START, "a");
            bench.until(
                    "the next attempt clears it", () -> !bench.tray().toolTip().contains(WORDS));
            bench.brokers.outcome(new Outcome.Done(TROUBLE, verdict(BrokerState.STOPPED)));
        }
    }

    @Test
    void aWarningIsToldAlsoWhenAllElseWentWell() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.runAndShow();
            bench.brokers.warning(TROUBLE);
            bench.brokers.outcome(
                    new Outcome.Done(Message.of(Phrase.STOP_FINISHED, "a"), verdict(BrokerState.STOPPED)));
            bench.choose(Verb.STOP, "a");
            bench.until("told", () -> bench.tray().toolTip().endsWith(WORDS));
        }
    }

    @Test
    void aSecondClickWhileTheFirstIsUnderWayIsIgnored() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.runAndShow();
            bench.choose(Verb.STOP, "a");
            bench.choose(Verb.STOP, "a");
            assertThat(next(bench.brokers.asked())).isEqualTo("stop a");
            bench.brokers.outcome(new Outcome.Failed(TROUBLE, verdict(BrokerState.STOPPED), List.of()));
            bench.until("over", () -> bench.tray().toolTip().endsWith(WORDS));
            assertThat(bench.brokers.asked()).isEmpty();

            bench.choose(Verb.RESTART, "a");
            assertThat(next(bench.brokers.asked())).isEqualTo("restart a");
        }
    }

    @Test
    void whatIsChosenWhileAnotherIsUnderWayFollowsAndIsSeenToWait() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.runAndShow();
            bench.choose(Verb.START, "a");
            bench.choose(Verb.STOP, "a");
            bench.until("seen", () -> bench.tray().statusLine().equals("a — stopped · Stop follows"));
            assertThat(next(bench.brokers.asked())).isEqualTo("start a");

            bench.brokers.outcome(new Outcome.Done(TROUBLE, verdict(BrokerState.STOPPED)));

            assertThat(next(bench.brokers.asked())).isEqualTo("stop a");
            bench.until("it waits no more", () -> bench.tray().statusLine().equals("a — stopped"));
        }
    }

    @Test
    void whatWentWrongStaysToldWhileTheNextIsUnderWay() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.runAndShow();
            bench.choose(Verb.STOP, "a");
            bench.choose(Verb.START, "a");
            bench.brokers.outcome(new Outcome.Failed(TROUBLE, verdict(BrokerState.STOPPED), List.of()));
            assertThat(next(bench.brokers.asked())).isEqualTo("stop a");
            assertThat(next(bench.brokers.asked())).isEqualTo("start a");
            bench.brokers.seen("a", verdict(BrokerState.FAILED));
            bench.brokers.outcome(new Outcome.NothingToDo(TROUBLE, verdict(BrokerState.STOPPED)));
            bench.until("over", () -> bench.tray().statusLine().equals("a — failed"));
            assertThat(bench.tray().toolTip()).endsWith(WORDS);
            bench.until("opened", () -> bench.windows.count() == 1);
        }
    }

    @Test
    void whatWaitsIsDroppedWhenTheApplicationEnds() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.runAndShow();
            bench.choose(Verb.STOP, "a");
            bench.choose(Verb.START, "a");
            assertThat(next(bench.brokers.asked())).isEqualTo("stop a");
            bench.agent.chosen(TrayAction.OnApplication.QUIT);
            assertThat(bench.ended()).isTrue();
            assertThat(next(bench.brokers.interrupted())).isEqualTo("stop a");
            assertThat(bench.brokers.asked()).isEmpty();
        }
    }

    @Test
    void whatIsUnderWayIsCutShortWhenTheApplicationEnds() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.runAndShow();
            bench.choose(Verb.STOP, "a");
            assertThat(next(bench.brokers.asked())).isEqualTo("stop a");
            bench.agent.chosen(TrayAction.OnApplication.QUIT);
            assertThat(bench.ended()).isTrue();
            assertThat(next(bench.brokers.interrupted())).isEqualTo("stop a");
        }
    }

    @Test
    void thereIsOneWindowAndItIsRaised() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.run(Request.Kind.OPEN);
            bench.until("opened", () -> bench.windows.count() == 1);
            try (var window = bench.window()) {
                assertThat(window.order()).isEqualTo("raise");
                bench.agent.activated();
                assertThat(window.order()).isEqualTo("raise");
                bench.choose(Verb.OPEN, "a");
                assertThat(window.order()).isEqualTo("select a");
                assertThat(window.order()).isEqualTo("raise");
                bench.choose(Verb.LOG, "a");
                assertThat(window.order()).isEqualTo("log a");
                assertThat(window.order()).isEqualTo("raise");
                bench.ask(Request.Kind.OPEN);
                assertThat(window.order()).isEqualTo("raise");
                assertThat(bench.windows.count()).isEqualTo(1);
                bench.ask(Request.Kind.QUIT);
                assertThat(window.order()).isEqualTo("quit");
            }
            assertThat(bench.ended()).isTrue();
        }
    }

    @Test
    void aClosedWindowIsOpenedAnew() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.run(Request.Kind.OPEN);
            bench.until("opened", () -> bench.windows.count() == 1);
            bench.windows.end(0);
            bench.until("opened anew", () -> {
                bench.agent.activated();
                return bench.windows.count() == 2;
            });
            assertThat(bench.hasEnded()).isFalse();
        }
    }

    @Test
    void withoutAPanelTheClosedWindowIsTheEnd() throws Exception {
        try (var bench = bench(NO_PANEL, LONG)) {
            bench.run(Request.Kind.OPEN);
            bench.until("opened", () -> bench.windows.count() == 1);
            bench.windows.end(0);
            assertThat(bench.ended()).isTrue();
            assertThat(bench.complaints).isEmpty();
        }
    }

    @Test
    void withoutABusThatIsToldTheWindowIsOpenedAtOnceAndTheEndIsNoSuccess() throws Exception {
        try (var bench = bench(NO_BUS, LONG)) {
            bench.run();
            bench.agent.hostChanged(NO_BUS);
            bench.until("opened", () -> bench.windows.count() == 1);
            assertThat(bench.complaints)
                    .singleElement()
                    .asString()
                    .startsWith("there is no session bus, and so no tray (nothing there): the window is opened alone");
            bench.windows.end(0);
            assertThat(bench.ended()).isFalse();
        }
    }

    @Test
    void withoutABusTheWindowThatIsOpenAlreadyIsTheOnlyOne() throws Exception {
        try (var bench = bench(NO_BUS, LONG)) {
            bench.run(Request.Kind.OPEN);
            bench.agent.hostChanged(NO_BUS);
            bench.until("told", () -> !bench.complaints.isEmpty());
            bench.ask(Request.Kind.QUIT);
            assertThat(bench.ended()).isFalse();
            assertThat(bench.windows.count()).isEqualTo(1);
        }
    }

    @Test
    void aBusThatAnswersLateCountsAfterAll() throws Exception {
        try (var bench = bench(NO_BUS, LONG)) {
            bench.run();
            bench.agent.hostChanged(NO_BUS);
            bench.until("opened", () -> bench.windows.count() == 1);
            bench.tray().host(PANEL);
            bench.agent.hostChanged(PANEL);
            bench.ask(Request.Kind.QUIT);
            assertThat(bench.ended()).isTrue();
        }
    }

    @Test
    void aWindowThatBrokeIsToldAndWithoutAPanelTheEndIsNoSuccess() throws Exception {
        try (var bench = bench(NO_PANEL, LONG)) {
            bench.run(Request.Kind.OPEN);
            bench.until("opened", () -> bench.windows.count() == 1);
            bench.windows.end(1);
            assertThat(bench.ended()).isFalse();
            assertThat(bench.complaints).singleElement().asString().startsWith("the window ended with exit code 1");
        }
    }

    @Test
    void aWindowThatCannotBeStartedIsToldWhereSomebodyMayLook() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.windows.refuse("no such file");
            bench.run(Request.Kind.OPEN);
            bench.until("told", () -> bench.tray().toolTip().contains("the window could not be started: no such file"));
            assertThat(bench.hasEnded()).isFalse();
        }
    }

    @Test
    void whereNoPanelComesTheWindowIsOpened() throws Exception {
        try (var bench = bench(NO_PANEL, AT_ONCE)) {
            bench.run();
            bench.until("opened", () -> bench.windows.count() == 1);
        }
    }

    @Test
    void whereAPanelIsThereTheWindowStaysClosed() throws Exception {
        try (var bench = bench(PANEL, AT_ONCE)) {
            bench.runAndShow();
            bench.tray().host(NO_PANEL);
            bench.agent.hostChanged(NO_PANEL);
            bench.until("opened once the panel has gone", () -> bench.windows.count() == 1);
        }
    }

    @Test
    void thePracticeBrokerIsConfiguredStartedAndShown() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            bench.brokers.seen("practice", verdict(BrokerState.STOPPED));
            bench.run(Request.Kind.PRACTICE);
            assertThat(next(bench.brokers.asked())).isEqualTo("start practice");
            bench.brokers.outcome(new Outcome.NothingToDo(TROUBLE, verdict(BrokerState.STOPPED)));
            assertThat(bench.settings.load().find("practice")).contains(broker("practice"));
            bench.until("opened", () -> bench.windows.count() == 1);
            try (var window = bench.window()) {
                assertThat(window.order()).isEqualTo("select practice");
            }
        }
    }

    @Test
    void aPracticeBrokerThatCannotBeConfiguredIsToldAndNotStarted() throws Exception {
        try (var bench = bench(PANEL, LONG)) {
            Files.writeString(home.resolve("config/brokers/practice.conf"), "port = }");
            bench.run(Request.Kind.PRACTICE);
            bench.until("opened", () -> bench.windows.count() == 1);
            assertThat(bench.complaints).singleElement().asString().contains("practice is configured already");
            assertThat(bench.brokers.asked()).isEmpty();
        }
    }

    private AgentBench bench(TrayHost host, Duration forPanel) throws Exception {
        return new AgentBench(home, host, forPanel);
    }
}
