package io.github.pidkeeper.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.tray.Glance.Shown;
import io.github.pidkeeper.app.tray.TrayAction.OnApplication;
import io.github.pidkeeper.app.tray.TrayAction.OnBroker;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.app.tray.TrayModel.ToolTip;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Exhibit;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tray says about the brokers. */
class TrayViewTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:53:00Z");
    private static final BrokerName PLANT = new BrokerName("plant-floor");
    private static final MenuEntry LINE = new MenuEntry.Separator();

    private final TrayView view =
            new TrayView(Texts.of(Locale.ENGLISH, TimeZone.getTimeZone("UTC"), InstantSource.fixed(NOW)));

    @Test
    void oneBrokerThatRunsIsToldWithPidAndStart() {
        TrayModel model = of(shown("plant-floor", running()));
        assertThat(model.glyph()).isEqualTo(Glyph.RUNNING);
        assertThat(model.toolTip())
                .isEqualTo(new ToolTip("plant-floor is running", "pid 278718 · since 2026-11-22 23:41"));
        assertThat(model.menu())
                .containsExactly(
                        new MenuEntry.StatusLine("plant-floor — running · pid 278718"),
                        new MenuEntry.Action(OnApplication.OPEN, "Open", true, true),
                        LINE,
                        verb(Verb.START, "Start", false),
                        verb(Verb.STOP, "Stop", true),
                        verb(Verb.RESTART, "Restart", true),
                        LINE,
                        verb(Verb.LOG, "Log", true),
                        LINE,
                        new MenuEntry.Action(OnApplication.QUIT, "Quit (broker keeps running)", true, false));
    }

    @Test
    void theMenuOfAStoppedBrokerHasTheSameEntriesInTheSamePlaces() {
        TrayModel model = of(shown("plant-floor", stopped(PidFileHealth.ABSENT)));
        assertThat(model.glyph()).isEqualTo(Glyph.STOPPED);
        assertThat(model.toolTip()).isEqualTo(new ToolTip("plant-floor is stopped", ""));
        assertThat(model.menu())
                .containsExactly(
                        new MenuEntry.StatusLine("plant-floor — stopped"),
                        new MenuEntry.Action(OnApplication.OPEN, "Open", true, true),
                        LINE,
                        verb(Verb.START, "Start", true),
                        verb(Verb.STOP, "Stop", false),
                        verb(Verb.RESTART, "Restart", false),
                        LINE,
                        verb(Verb.LOG, "Log", true),
                        LINE,
                        new MenuEntry.Action(OnApplication.QUIT, "Quit", true, false));
    }

    @Test
    void theFirstContradictionIsInTheTooltip() {
        Verdict mismatched = verdict(
                BrokerState.RUNNING,
                PidFileHealth.MISMATCHED,
                List.of(
                        evidence(Evidence.Bearing.CONFIRMS, Phrase.MQTT_REFUSED, 1883),
                        evidence(
                                Evidence.Bearing.CONTRADICTS,
                                Phrase.PID_FILE_NAMES_NOBODY,
                                Path.of("/run/m.pid"),
                                278843L,
                                Message.of(Phrase.FILE_WRITTEN, NOW)),
                        evidence(Evidence.Bearing.CONTRADICTS, Phrase.PORT_HELD_BY_NOBODY, 1883)));
        TrayModel model = of(shown("plant-floor", mismatched));
        assertThat(model.glyph()).isEqualTo(Glyph.ATTENTION);
        assertThat(model.toolTip().text())
                .isEqualTo("pid 278718 · since 2026-11-22 23:41\n"
                        + "pid file names 278843, dead (no such process; the file was written 09:53)");
    }

    @Test
    void whatHasJustGoneWrongIsToldBeforeEverythingElse() {
        TrayModel model = of(new Shown(
                PLANT, Optional.of(running()), Optional.of("it has not exited after 10 s"), Optional.empty()));
        assertThat(model.toolTip().text()).endsWith("\nit has not exited after 10 s");
    }

    @Test
    void whatWaitsIsToldAndIsNotOfferedAgain() {
        TrayModel model = of(waiting(Verb.STOP));
        assertThat(model.toolTip().text())
                .isEqualTo("pid 278718 · since 2026-11-22 23:41\nStop follows as soon as what is under way is over");
        assertThat(model.menu())
                .contains(
                        new MenuEntry.StatusLine("plant-floor — running · pid 278718 · Stop follows"),
                        verb(Verb.STOP, "Stop", false),
                        verb(Verb.RESTART, "Restart", true));
    }

    @Test
    void ofSeveralItIsToldWhichOneWaits() {
        TrayModel model = of(shown("a", running()), waiting(Verb.RESTART));
        assertThat(model.toolTip())
                .isEqualTo(new ToolTip(
                        "2 of 2 running", "plant-floor: Restart follows as soon as what is under way is over"));
        assertThat(((MenuEntry.Submenu) model.menu().get(4)).entries())
                .startsWith(new MenuEntry.StatusLine("plant-floor — running · pid 278718 · Restart follows"));
    }

    @Test
    void aStoppedBrokerWithAStaleFileHasAMarkAndIsNoAlarm() {
        assertThat(of(shown("plant-floor", stopped(PidFileHealth.STALE))).glyph())
                .isEqualTo(Glyph.STOPPED_STALE);
    }

    @Test
    void ofSeveralTheIconShowsTheWorstAndTheTooltipNamesIt() {
        TrayModel model = of(
                shown("a", running()),
                shown("plant-floor", verdict(BrokerState.FAILED, PidFileHealth.ABSENT, List.of())),
                shown("b", running()));
        assertThat(model.glyph()).isEqualTo(Glyph.FAILED);
        assertThat(model.toolTip().title()).isEqualTo("2 of 3 running: plant-floor failed");
    }

    @Test
    void severalThatAllRunAreCounted() {
        TrayModel model = of(shown("a", running()), shown("b", running()));
        assertThat(model.glyph()).isEqualTo(Glyph.RUNNING);
        assertThat(model.toolTip()).isEqualTo(new ToolTip("2 of 2 running", ""));
    }

    @Test
    void ofSeveralEachHasAMenuOfItsOwnWithItsSign() {
        TrayModel model = of(shown("a", running()), shown("plant-floor", stopped(PidFileHealth.ABSENT)));
        assertThat(model.menu().get(4))
                .isEqualTo(new MenuEntry.Submenu(
                        PLANT,
                        "plant-floor — stopped",
                        Glyph.STOPPED,
                        List.of(
                                new MenuEntry.StatusLine("plant-floor — stopped"),
                                new MenuEntry.Action(new OnBroker(Verb.OPEN, PLANT), "Open", true, false),
                                LINE,
                                verb(Verb.START, "Start", true),
                                verb(Verb.STOP, "Stop", false),
                                verb(Verb.RESTART, "Restart", false),
                                LINE,
                                verb(Verb.LOG, "Log", true))));
        assertThat(model.menu()).hasSize(7);
        assertThat(model.menu().getFirst()).isEqualTo(new MenuEntry.StatusLine("1 of 2 running: plant-floor stopped"));
    }

    @Test
    void whereNothingIsConfiguredThereIsAQuestionMarkAndAWayToOpen() {
        TrayModel model = of();
        assertThat(model.glyph()).isEqualTo(Glyph.UNKNOWN);
        assertThat(model.toolTip()).isEqualTo(new ToolTip("no broker is configured", ""));
        assertThat(model.menu())
                .containsExactly(
                        new MenuEntry.StatusLine("no broker is configured"),
                        new MenuEntry.Action(OnApplication.OPEN, "Open", true, true),
                        LINE,
                        new MenuEntry.Action(OnApplication.QUIT, "Quit", true, false));
    }

    @Test
    void settingsThatCannotBeUsedAreNotTakenForNone() {
        TrayModel model = view.of(new Glance(List.of(), List.of("b.conf, line 3: …")));
        assertThat(model.toolTip()).isEqualTo(new ToolTip("settings cannot be used", "b.conf, line 3: …"));
    }

    @Test
    void beforeAnybodyHasLookedNothingIsOffered() {
        TrayModel model = of(new Shown(PLANT, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(model.glyph()).isEqualTo(Glyph.UNKNOWN);
        assertThat(model.toolTip().title()).isEqualTo("plant-floor: looking…");
        assertThat(model.menu()).contains(verb(Verb.START, "Start", false), verb(Verb.STOP, "Stop", false));
    }

    @Test
    void settingsThatCannotBeUsedAreNeverLost() {
        TrayModel model = view.of(new Glance(List.of(shown("a", running())), List.of("b.conf, line 3: …")));
        assertThat(model.glyph()).isEqualTo(Glyph.UNKNOWN);
        assertThat(model.toolTip().text()).endsWith("\nb.conf, line 3: …");
    }

    @ParameterizedTest
    @EnumSource(BrokerState.class)
    void startAndStopAreNeverOfferedTogether(BrokerState state) {
        assertThat(state.mayStart() && state.mayStop()).isFalse();
        assertThat(state.mayStart() && state.alive()).isFalse();
    }

    @Test
    void everyStateHasASign() {
        var signs = EnumSet.noneOf(Glyph.class);
        Arrays.stream(BrokerState.values())
                .map(state -> Glyph.of(verdict(state, PidFileHealth.TRUE, List.of())))
                .forEach(signs::add);
        assertThat(signs)
                .contains(Glyph.RUNNING, Glyph.BUSY, Glyph.FAILED, Glyph.UNKNOWN, Glyph.ATTENTION, Glyph.STOPPED);
    }

    private TrayModel of(Shown... brokers) {
        return view.of(new Glance(List.of(brokers), List.of()));
    }

    private static Shown shown(String name, Verdict verdict) {
        return new Shown(new BrokerName(name), Optional.of(verdict), Optional.empty(), Optional.empty());
    }

    private static Shown waiting(Verb next) {
        return new Shown(PLANT, Optional.of(running()), Optional.empty(), Optional.of(next));
    }

    private static MenuEntry verb(Verb verb, String label, boolean enabled) {
        return new MenuEntry.Action(new OnBroker(verb, PLANT), label, enabled, false);
    }

    private static Verdict running() {
        return verdict(BrokerState.RUNNING, PidFileHealth.TRUE, List.of());
    }

    private static Verdict stopped(PidFileHealth health) {
        return verdict(BrokerState.STOPPED, health, List.of());
    }

    private static Verdict verdict(BrokerState state, PidFileHealth health, List<Evidence> evidence) {
        return new Verdict(
                state,
                health,
                state.alive() ? Optional.of(process()) : Optional.empty(),
                OptionalLong.empty(),
                new Readiness.NotAsked(),
                new Owner.Nobody(),
                evidence);
    }

    private static ProcessFacts process() {
        return new ProcessFacts(
                new ProcessIdentity("boot", 278718, 4711, Optional.empty(), 1000, 1, OptionalLong.empty()),
                1,
                Optional.of(Path.of("/usr/sbin/mosquitto")),
                false,
                List.of("/usr/sbin/mosquitto"),
                Optional.empty(),
                "ada",
                Instant.parse("2026-11-22T23:41:00Z"),
                false,
                true,
                Optional.empty(),
                Optional.empty());
    }

    private static Evidence evidence(Evidence.Bearing bearing, Phrase phrase, Object... arguments) {
        return new Evidence(
                Evidence.Check.PID_FILE,
                bearing,
                Message.of(phrase, arguments),
                new Exhibit("/run/m.pid", Optional.empty(), NOW));
    }
}
