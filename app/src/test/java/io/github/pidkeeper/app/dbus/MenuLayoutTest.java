package io.github.pidkeeper.app.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.tray.MenuEntry;
import io.github.pidkeeper.app.tray.MenuEntry.Action;
import io.github.pidkeeper.app.tray.MenuEntry.Separator;
import io.github.pidkeeper.app.tray.MenuEntry.StatusLine;
import io.github.pidkeeper.app.tray.MenuEntry.Submenu;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.app.tray.TrayAction.OnApplication;
import io.github.pidkeeper.app.tray.TrayAction.OnBroker;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.core.broker.BrokerName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;

/** The menu as a panel reads it. */
class MenuLayoutTest {

    private static final List<String> ALL = List.of();

    private final MenuIds ids = new MenuIds();
    private final Action quit = action(OnApplication.QUIT, "Quit", true);
    private final Action settings = action(OnApplication.SETTINGS, "Settings", true);

    @Test
    void everyEntryHasAnIdOfItsOwn() {
        MenuLayout layout = MenuLayout.first(
                List.of(new StatusLine("a"), new Separator(), quit, new Separator(), new StatusLine("a"), settings),
                ids);

        Set<Integer> seen = new HashSet<>();
        assertThat(layout.root().all().map(MenuItem::id).filter(seen::add)).hasSize(7);
    }

    @Test
    void anEntryKeepsItsIdWhereverItMoves() {
        MenuLayout before = MenuLayout.first(List.of(quit, settings), ids);
        MenuLayout after = before.then(List.of(new StatusLine("news"), settings, quit), ids);

        assertThat(idOf(after, OnApplication.QUIT)).isEqualTo(idOf(before, OnApplication.QUIT));
        assertThat(idOf(after, OnApplication.SETTINGS)).isEqualTo(idOf(before, OnApplication.SETTINGS));
    }

    @Test
    void anIdIsNeverGivenToAnotherEntry() {
        MenuLayout before = MenuLayout.first(List.of(settings), ids);
        int gone = idOf(before, OnApplication.SETTINGS);

        MenuLayout after = before.then(List.of(quit), ids);

        assertThat(after.items()).doesNotContainKey(gone);
        assertThat(after.action(gone)).isEmpty();
        assertThat(idOf(after.then(List.of(quit, settings), ids), OnApplication.SETTINGS))
                .isEqualTo(gone);
    }

    @Test
    void otherWordsAndOtherGreyingLeaveTheShape() {
        MenuLayout before = MenuLayout.first(List.of(new StatusLine("a"), quit), ids);

        MenuLayout after = before.then(List.of(new StatusLine("b"), action(OnApplication.QUIT, "Leave", false)), ids);

        assertThat(after.revision()).isEqualTo(before.revision());
        assertThat(after.changesSince(before))
                .containsExactly(
                        Map.entry(1, Map.of("label", new Variant<>("b"))),
                        Map.entry(2, Map.of("label", new Variant<>("Leave"), "enabled", new Variant<>(false))));
    }

    @Test
    void theSameMenuAgainChangesNothing() {
        List<MenuEntry> entries = List.of(submenu("one", Glyph.FAILED), quit);
        MenuLayout before = MenuLayout.first(entries, ids);

        MenuLayout after = before.then(entries, ids);

        assertThat(after.revision()).isEqualTo(before.revision());
        assertThat(after.changesSince(before)).isEmpty();
    }

    @Test
    void anotherSignChangesOnlyThePicture() {
        MenuLayout before = MenuLayout.first(List.of(submenu("one", Glyph.FAILED)), ids);

        MenuLayout after = before.then(List.of(submenu("one", Glyph.RUNNING)), ids);

        assertThat(after.changesSince(before)).hasSize(1);
        assertThat(after.changesSince(before).values().iterator().next().keySet())
                .containsExactly("icon-data");
    }

    @Test
    void entriesThatComeGoOrChangePlacesMakeAnotherShape() {
        MenuLayout before = MenuLayout.first(List.of(quit, settings), ids);

        assertThat(before.then(List.of(quit), ids).revision()).isEqualTo(before.revision() + 1);
        assertThat(before.then(List.of(settings, quit), ids).revision()).isEqualTo(before.revision() + 1);
        assertThat(before.then(List.of(quit, settings, new Separator()), ids).revision())
                .isEqualTo(before.revision() + 1);
    }

    @Test
    void theSameVerbForTwoBrokersIsTwoEntries() {
        MenuLayout layout =
                MenuLayout.first(List.of(submenu("one", Glyph.RUNNING), submenu("two", Glyph.RUNNING)), ids);

        assertThat(layout.items().keySet().stream().flatMap(id -> layout.action(id).stream()))
                .containsExactlyInAnyOrder(stop("one"), stop("two"));
    }

    @Test
    void aSeparatorSaysWhatItIsAndAStatusLineIsGreyed() {
        MenuLayout layout = MenuLayout.first(List.of(new Separator(), new StatusLine("a_b")), ids);

        assertThat(layout.properties(1, ALL)).contains(Map.of("type", new Variant<>("separator")));
        assertThat(layout.properties(2, ALL))
                .contains(Map.of("label", new Variant<>("a__b"), "enabled", new Variant<>(false)));
    }

    @Test
    void onlyTheNamedPropertiesAreGiven() {
        MenuLayout layout = MenuLayout.first(List.of(quit), ids);

        assertThat(layout.properties(1, List.of("enabled", "visible")))
                .contains(Map.of("enabled", new Variant<>(true)));
    }

    @Test
    void whatDoesNotExistIsEmpty() {
        MenuLayout layout = MenuLayout.first(List.of(quit), ids);

        assertThat(layout.properties(99, ALL)).isEmpty();
        assertThat(layout.node(99, -1, ALL)).isEmpty();
        assertThat(layout.action(99)).isEmpty();
    }

    private static int idOf(MenuLayout layout, TrayAction action) {
        return layout.items().keySet().stream()
                .filter(id -> layout.action(id).filter(action::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Action action(TrayAction id, String label, boolean enabled) {
        return new Action(id, label, enabled, false);
    }

    private static Submenu submenu(String name, Glyph glyph) {
        return new Submenu(new BrokerName(name), name, glyph, List.of(action(stop(name), "Stop", true)));
    }

    private static OnBroker stop(String name) {
        return new OnBroker(Verb.STOP, new BrokerName(name));
    }
}
