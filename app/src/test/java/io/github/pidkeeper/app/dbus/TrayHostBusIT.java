package io.github.pidkeeper.app.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.tray.TrayHost;
import io.github.pidkeeper.app.tray.TrayHost.Absent;
import io.github.pidkeeper.app.tray.TrayHost.Looking;
import io.github.pidkeeper.app.tray.TrayHost.Present;
import io.github.pidkeeper.app.tray.TrayHost.Reason;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.freedesktop.dbus.exceptions.DBusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buses and panels that are missing, come late, go and come back. */
class TrayHostBusIT {

    private final TrayLog log = new TrayLog();

    @TempDir
    private Path directory;

    @AfterEach
    void leavesNoChildBehind() {
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void withoutAnAddressThereIsNoTrayAndThatIsSaid() {
        try (SessionBus bus = new SessionBus(BusSocket.ofSession(Map.of()));
                StatusNotifierTray tray = tray(bus)) {
            assertThat(log.hosts.next()).isEqualTo(tray.host()).satisfies(host -> {
                assertThat(reason(host)).isEqualTo(Reason.NO_BUS);
                assertThat(((Absent) host).detail()).contains("DBUS_SESSION_BUS_ADDRESS is not set");
            });
        }
    }

    @Test
    void aBusThatDoesNotListenIsUnreachable() {
        try (SessionBus bus = new SessionBus(new BusSocket.At(directory.resolve("nobody")));
                StatusNotifierTray _ = tray(bus)) {
            assertThat(reason(log.hosts.next())).isEqualTo(Reason.BUS_UNREACHABLE);
        }
    }

    @Test
    void aBusThatNeverAnswersDoesNotHoldUsUp() throws IOException {
        Path socket = directory.resolve("deaf");
        try (ServerSocketChannel deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            deaf.bind(UnixDomainSocketAddress.of(socket));
            try (SessionBus bus = new SessionBus(new BusSocket.At(socket));
                    StatusNotifierTray tray = tray(bus)) {
                tray.show(Menus.ofPlantFloor().stopped());

                assertThat(tray.host()).isEqualTo(new Looking());
            }
        }
    }

    @Test
    void aBusThatIsSilentIsToldAndCountsAsSoonAsItAnswers() throws IOException, DBusException {
        try (PrivateBus daemon = PrivateBus.in(directory);
                FakePanel panel = FakePanel.on(daemon.socket())) {
            daemon.fallSilent();
            try (SessionBus bus = new SessionBus(daemon.address(), Duration.ofMillis(50));
                    StatusNotifierTray _ = tray(bus)) {
                assertThat(log.hosts.next())
                        .isEqualTo(new Absent(Reason.BUS_UNREACHABLE, daemon.socket() + " does not answer"));

                daemon.speakAgain();

                assertThat(panel.items.next()).startsWith(":");
                assertThat(log.hosts.next()).isEqualTo(new Present());
            }
        }
    }

    @Test
    void aPanelMayComeLate() throws IOException, DBusException {
        try (PrivateBus daemon = PrivateBus.in(directory);
                SessionBus bus = new SessionBus(daemon.address());
                StatusNotifierTray _ = tray(bus)) {
            assertThat(reason(log.hosts.next())).isEqualTo(Reason.NO_WATCHER);

            try (FakePanel panel = FakePanel.on(daemon.socket())) {
                assertThat(panel.items.next()).startsWith(":");
                assertThat(log.hosts.next()).isEqualTo(new Present());
            }
            assertThat(reason(log.hosts.next())).isEqualTo(Reason.NO_WATCHER);
        }
    }

    @Test
    void aPanelThatWasRestartedHasTheItemAgain() throws IOException, DBusException {
        try (PrivateBus daemon = PrivateBus.in(directory);
                SessionBus bus = new SessionBus(daemon.address())) {
            FakePanel before = FakePanel.on(daemon.socket());
            try (StatusNotifierTray tray = tray(bus)) {
                String item = before.items.next();
                before.close();
                tray.show(Menus.ofPlantFloor().stopped());

                try (FakePanel after = FakePanel.on(daemon.socket())) {
                    assertThat(after.items.next()).isEqualTo(item);
                    assertThat(after.menu(item)).containsKey("plant__floor — stopped");
                }
            }
        }
    }

    @Test
    void aListOfTraysThatNoPanelReadsIsNoTray() throws IOException, DBusException {
        try (PrivateBus daemon = PrivateBus.in(directory);
                FakePanel panel = FakePanel.listOnly(daemon.socket());
                SessionBus bus = new SessionBus(daemon.address());
                StatusNotifierTray _ = tray(bus)) {
            assertThat(reason(log.hosts.next())).isEqualTo(Reason.NO_PANEL);

            panel.show();

            assertThat(log.hosts.next()).isEqualTo(new Present());
        }
    }

    @Test
    void aPanelThatWasNotReadyForTheItemGetsItWhenItIs() throws IOException, DBusException {
        try (PrivateBus daemon = PrivateBus.in(directory);
                FakePanel panel = FakePanel.starting(daemon.socket());
                SessionBus bus = new SessionBus(daemon.address());
                StatusNotifierTray _ = tray(bus)) {
            assertThat(log.hosts.next())
                    .isEqualTo(new Absent(Reason.REFUSED, "org.freedesktop.DBus.Error.InvalidArgs: not yet"));

            panel.show();

            assertThat(panel.items.next()).startsWith(":");
            assertThat(log.hosts.next()).isEqualTo(new Present());
        }
    }

    @Test
    void aBusThatDiesIsNoticedAndShowingGoesOnWithoutHarm() throws IOException, DBusException {
        try (PrivateBus daemon = PrivateBus.in(directory);
                SessionBus bus = new SessionBus(daemon.address());
                StatusNotifierTray tray = tray(bus)) {
            log.hosts.next();

            daemon.die();

            assertThat(reason(log.hosts.next())).isEqualTo(Reason.BUS_LOST);
            tray.show(Menus.ofPlantFloor().stopped());
            assertThat(reason(tray.host())).isEqualTo(Reason.BUS_LOST);
        }
    }

    @Test
    void afterLeavingTheBusTheTrayIsClosed() throws IOException {
        try (PrivateBus daemon = PrivateBus.in(directory)) {
            try (SessionBus bus = new SessionBus(daemon.address())) {
                tray(bus);
                log.hosts.next();
            }
            assertThat(reason(log.hosts.next())).isEqualTo(Reason.CLOSED);
        }
    }

    private StatusNotifierTray tray(SessionBus bus) {
        return new StatusNotifierTray(bus, Menus.ofPlantFloor().running(), log);
    }

    private static Reason reason(TrayHost host) {
        assertThat(host).isInstanceOf(Absent.class);
        return ((Absent) host).reason();
    }
}
