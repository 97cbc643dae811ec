package io.github.pidkeeper.app.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.dbus.FakePanel.Told;
import io.github.pidkeeper.app.dbus.TrayLog.Gesture;
import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.glyph.Palette;
import io.github.pidkeeper.app.glyph.Pixmap;
import io.github.pidkeeper.app.tray.TrayAction.OnApplication;
import io.github.pidkeeper.app.tray.TrayAction.OnBroker;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.app.tray.TrayHost.Present;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a panel reads of the item and what the item hears of the panel, over a real bus. */
class StatusNotifierTrayBusIT {

    private final Menus menus = Menus.ofPlantFloor();
    private final TrayLog log = new TrayLog();
    private PrivateBus daemon;
    private FakePanel panel;
    private SessionBus bus;
    private StatusNotifierTray tray;
    private String item;

    @BeforeEach
    void showATray(@TempDir Path directory) throws IOException, DBusException {
        daemon = PrivateBus.in(directory);
        panel = FakePanel.on(daemon.socket());
        bus = new SessionBus(daemon.address());
        tray = new StatusNotifierTray(bus, menus.running(), log);
        item = panel.items.next();
        log.hosts.await(Present.class::isInstance);
    }

    @AfterEach
    void leaveNothingBehind() {
        tray.close();
        bus.close();
        panel.close();
        daemon.close();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void theItemEntersItselfUnderItsNameOnTheBusAlone() {
        assertThat(item).matches(":\\d+\\.\\d+");
    }

    @Test
    void theIconComesInEverySizePanelsAskFor() {
        List<?> pictures = (List<?>) panel.property(item, "IconPixmap").getValue();

        assertThat(pictures).extracting(picture -> ((Object[]) picture)[0]).containsExactly(16, 22, 24, 32, 48, 64, 88);
    }

    @Test
    void thePixelsAreThoseOfTheGlyphInNetworkOrder() {
        Variant<?> property = panel.property(item, "IconPixmap");

        assertThat(property.getSig()).isEqualTo("a(iiay)");
        for (Object picture : (List<?>) property.getValue()) {
            Object[] widthHeightBytes = (Object[]) picture;
            int size = (Integer) widthHeightBytes[0];
            Pixmap drawn = size == 88
                    ? Glyph.RUNNING.renderEnlarged(22, 4, Palette.ON_ANY)
                    : Glyph.RUNNING.render(size, Palette.ON_ANY);
            assertThat(widthHeightBytes[1]).isEqualTo(size);
            assertThat(FakePanel.bytes(widthHeightBytes[2])).isEqualTo(drawn.argbBytes());
        }
    }

    @Test
    void theToolTipHasItsTextEscapedAndNoIcon() {
        Variant<?> property = panel.property(item, "ToolTip");

        assertThat(property.getSig()).isEqualTo("(sa(iiay)ss)");
        assertThat((Object[]) property.getValue())
                .containsExactly(
                        "",
                        List.of(),
                        "plant_floor is running",
                        "pid 278718, for 3 h 12 min\nthe pid file &lt;true&gt; &amp; fresh");
    }

    @Test
    void thePropertiesAreThoseThatEveryPanelNeedsAndNoEmptyLabel() {
        Map<String, Variant<?>> properties = panel.properties(item);

        assertThat(properties.get("Id")).isEqualTo(new Variant<>("io.github.pidkeeper.Pidkeeper"));
        assertThat(properties.get("Status")).isEqualTo(new Variant<>("Active"));
        assertThat(properties.get("Title")).isEqualTo(new Variant<>("Pidkeeper"));
        assertThat(properties.get("IconAccessibleDesc")).isEqualTo(new Variant<>("plant_floor is running"));
        assertThat(properties.get("Menu").getSig()).isEqualTo("o");
        assertThat(properties.get("Menu").getValue())
                .isInstanceOfSatisfying(
                        DBusPath.class, path -> assertThat(path.getPath()).isEqualTo(MenuObject.PATH));
        assertThat(properties).doesNotContainKeys("XAyatanaLabel", "XAyatanaLabelGuide");
    }

    @Test
    void anUnknownPropertyIsAnsweredWithTheErrorOfThatName() {
        assertThat(panel.get(item, "XAyatanaLabel"))
                .isInstanceOfSatisfying(
                        BusReply.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo("org.freedesktop.DBus.Error.UnknownProperty"));
    }

    @Test
    void aClickOnTheIconIsTold() {
        panel.callItem(item, "Activate", "ii", 10, 20);

        assertThat(log.gestures.next()).isEqualTo(Gesture.CLICK);
    }

    @Test
    void theMenuShowsWhatCanAndWhatCannotBeChosen() {
        Map<String, FakePanel.Entry> menu = panel.menu(item);

        assertThat(menu.keySet())
                .containsExactly(
                        "plant__floor — running · pid 278718",
                        "Open",
                        "Start",
                        "Stop",
                        "Restart",
                        "Quit (broker keeps running)");
        assertThat(menu.entrySet().stream()
                        .filter(entry -> !entry.getValue().enabled())
                        .map(Map.Entry::getKey))
                .containsExactly("plant__floor — running · pid 278718", "Start");
    }

    @Test
    void theMenuCanBeReadLevelByLevelAndPropertyByProperty() {
        tray.show(menus.withAnother());
        panel.told.await(told -> told.signal().equals("LayoutUpdated"));

        BusReply top = panel.callMenu(item, "GetLayout", "iias", 0, 1, List.of("label"));

        assertThat(top).isInstanceOfSatisfying(BusReply.Returned.class, returned -> {
            Object[] root = (Object[]) returned.values().get(1);
            List<Object[]> children = ((List<?>) root[2])
                    .stream()
                            .map(child -> (Object[]) ((Variant<?>) child).getValue())
                            .toList();
            assertThat(children)
                    .hasSize(7)
                    .allSatisfy(child -> assertThat((List<?>) child[2]).isEmpty());
            assertThat(children.get(3)[1]).isEqualTo(Map.of("label", new Variant<>("plant__floor")));
        });
    }

    @Test
    void aSubmenuCarriesTheSignOfItsBroker() {
        tray.show(menus.withAnother());

        Variant<?> picture = panel.menu(item).get("lab-mosquitto").properties().get("icon-data");

        assertThat(picture.getSig()).isEqualTo("ay");
        assertThat(FakePanel.bytes(picture.getValue()))
                .isEqualTo(Glyph.FAILED.render(16, Palette.ON_ANY).png());
    }

    @Test
    void choosingAnEntryNamesItsAction() {
        click(panel.menu(item).get("Stop").id());

        assertThat(log.actions.next()).isEqualTo(new OnBroker(Verb.STOP, menus.broker()));
    }

    @Test
    void choosingAGreyedOrAMissingEntryDoesNothing() {
        click(panel.menu(item).get("Start").id());
        click(4711);
        click(panel.menu(item).get("Quit (broker keeps running)").id());

        assertThat(log.actions.next()).isEqualTo(OnApplication.QUIT);
    }

    @Test
    void eventsMayComeInGroups() {
        int stop = panel.menu(item).get("Stop").id();
        Object[] known = {stop, "clicked", new Variant<>(0), 0};
        Object[] unknown = {4711, "clicked", new Variant<>(0), 0};

        BusReply reply = panel.callMenu(item, "EventGroup", "a(isvu)", List.of(known, unknown));

        assertThat(log.actions.next()).isEqualTo(new OnBroker(Verb.STOP, menus.broker()));
        assertThat(reply)
                .isInstanceOfSatisfying(
                        BusReply.Returned.class,
                        returned -> assertThat((List<?>) returned.values().getFirst())
                                .isEqualTo(List.of(4711)));
    }

    @Test
    void aMenuAboutToOpenIsTold() {
        panel.callMenu(item, "AboutToShow", "i", 0);

        assertThat(log.gestures.next()).isEqualTo(Gesture.OPEN_MENU);
    }

    @Test
    void aMenuOfTheSameShapeIsToldByItsChanges() {
        long revision = panel.revision(item);

        tray.show(menus.stopped());

        Told told = panel.told.await(signal -> !signal.signal().startsWith("New"));
        assertThat(told.signal()).isEqualTo("ItemsPropertiesUpdated");
        assertThat((List<?>) told.arguments().getFirst())
                .extracting(change -> ((Object[]) change)[1])
                .containsExactly(
                        Map.of("label", new Variant<>("plant__floor — stopped")),
                        Map.of("enabled", new Variant<>(true)),
                        Map.of("enabled", new Variant<>(false)),
                        Map.of("enabled", new Variant<>(false)));
        assertThat(panel.revision(item)).isEqualTo(revision);
    }

    @Test
    void aMenuOfAnotherShapeIsToldByAHigherRevision() {
        long revision = panel.revision(item);

        tray.show(menus.withAnother());

        Told told = panel.told.await(signal -> !signal.signal().startsWith("New"));
        assertThat(told).isEqualTo(new Told("LayoutUpdated", List.of(new UInt32(revision + 1), 0)));
        assertThat(panel.revision(item)).isEqualTo(revision + 1);
    }

    @Test
    void aClickOnAMenuThatHasChangedMeanwhileHitsTheEntryThatWasSeen() {
        int quit = panel.menu(item).get("Quit (broker keeps running)").id();
        int stop = panel.menu(item).get("Stop").id();
        tray.show(menus.withAnother());

        click(stop);
        click(quit);

        assertThat(log.actions.next()).isEqualTo(OnApplication.QUIT);
    }

    @Test
    void onlyWhatHasChangedIsTold() {
        tray.show(menus.running());
        tray.show(menus.stopped());

        assertThat(Stream.generate(() -> panel.told.next().signal()).limit(3))
                .containsExactly("NewIcon", "NewToolTip", "ItemsPropertiesUpdated");
        assertThat(panel.property(item, "IconAccessibleDesc")).isEqualTo(new Variant<>("plant_floor is stopped"));
        assertThat(panel.told.isEmpty()).isTrue();
    }

    @Test
    void ourThreadEndsWhenThereIsNothingToDo() throws InterruptedException {
        Notes<Thread> threads = new Notes<>();
        bus.run(() -> threads.add(Thread.currentThread()));

        assertThat(threads.next().join(Duration.ofSeconds(10))).isTrue();
    }

    private void click(int id) {
        panel.callMenu(item, "Event", "isvu", id, "clicked", new Variant<>(0), 0);
    }
}
