package io.github.pidkeeper.app.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.dbus.FakeNotifications.Posted;
import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.glyph.Palette;
import io.github.pidkeeper.app.glyph.Pixmap;
import io.github.pidkeeper.app.notice.Notice;
import io.github.pidkeeper.app.notice.Notice.Choice;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.app.tray.TrayAction.OnBroker;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.standin.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.exceptions.DBusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server of notifications is told, and what comes back, over a real bus. */
@Timeout(60)
class DesktopNotifierBusIT {

    private static final BrokerName PLANT = new BrokerName("plant");
    private static final BrokerName LAB = new BrokerName("lab");
    private static final BrokerName ROOF = new BrokerName("roof");

    private final Notes<TrayAction> chosen = new Notes<>();

    @TempDir
    Path directory;

    private PrivateBus daemon;
    private SessionBus bus;
    private DesktopNotifier notifier;

    @BeforeEach
    void aSession() throws IOException {
        daemon = PrivateBus.in(directory);
        bus = new SessionBus(daemon.address());
        notifier = new DesktopNotifier(bus, chosen::add);
        onTheBus();
    }

    /** Users of the bus are told of it one after the other. */
    private void onTheBus() {
        var opened = new Notes<String>();
        bus.join(new BusUser() {
            @Override
            public void opened(BusLink link) {
                opened.add("opened");
            }

            @Override
            public void missing(BusTrouble trouble) {
                // Some tests let it go.
            }
        });
        opened.next();
    }

    @AfterEach
    void leaveNothingBehind() {
        notifier.close();
        bus.close();
        daemon.close();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void nobodyIsAskedAnythingBeforeThereIsSomethingToShow() throws DBusException {
        try (var server = server()) {
            assertThat(server.asked.isEmpty()).isTrue();
            notifier.show(failed(PLANT));
            server.posted.next();
            assertThat(server.asked.next()).isEqualTo("capabilities");
            assertThat(server.asked.isEmpty()).isTrue();
        }
    }

    @Test
    void aNoticeIsShownWithItsSignItsWordsAndWhatCanBeDone() throws DBusException {
        try (var server = server()) {
            notifier.show(failed(PLANT));
            Posted posted = server.posted.next();
            assertThat(posted.application()).isEqualTo("Pidkeeper");
            assertThat(posted.replaced()).isZero();
            assertThat(posted.summary()).isEqualTo("plant has failed");
            assertThat(posted.body()).isEqualTo("a &lt;b&gt; &amp; c");
            assertThat(posted.actions()).containsExactly("start", "Start", "default", "Show");
            assertThat(posted.hint("urgency")).isEqualTo((byte) 2);
            assertThat(posted.hint("desktop-entry")).isEqualTo("io.github.pidkeeper.Pidkeeper");
            assertThat(posted.timeout()).as("the server's own").isEqualTo(-1);
        }
    }

    @Test
    void thePictureIsTheGlyphOfTheTray() throws DBusException {
        try (var server = server()) {
            notifier.show(failed(PLANT));
            Object[] picture = (Object[]) server.posted.next().hint("image-data");
            Pixmap drawn = Glyph.FAILED.renderEnlarged(48, 2, Palette.ON_ANY);
            assertThat(List.of(picture).subList(0, 6)).containsExactly(96, 96, 96 * 4, true, 8, 4);
            assertThat(FakePanel.bytes(picture[6])).isEqualTo(drawn.rgbaBytes());
        }
    }

    @Test
    void onlyWhatIsUrgentIsToldToBe() throws DBusException {
        try (var server = server()) {
            notifier.show(back(PLANT));
            assertThat(server.posted.next().hint("urgency")).isEqualTo((byte) 1);
        }
    }

    @Test
    void aServerThatCanDoLittleIsToldLittle() throws DBusException {
        try (var server = FakeNotifications.on(daemon.socket(), List.of("body"))) {
            notifier.show(failed(PLANT));
            Posted posted = server.posted.next();
            assertThat(posted.actions()).isEmpty();
            assertThat(posted.body()).as("it has no mark-up").isEqualTo("a <b> & c");
        }
    }

    @Test
    void theNextNoticeOfABrokerTakesThePlaceOfItsLast() throws DBusException {
        try (var server = server()) {
            notifier.show(failed(PLANT));
            notifier.show(failed(LAB));
            notifier.show(back(PLANT));
            assertThat(server.posted.next().number()).isEqualTo(1);
            assertThat(server.posted.next().replaced()).isZero();
            assertThat(server.posted.next().replaced()).isEqualTo(1);
        }
    }

    @Test
    void whatIsWithdrawnIsClosedAndNothingElse() throws DBusException {
        try (var server = server()) {
            notifier.show(failed(PLANT));
            notifier.show(failed(LAB));
            notifier.withdraw(new BrokerName("nobody"));
            notifier.withdraw(LAB);
            assertThat(server.closed.next()).isEqualTo(2);
            notifier.withdraw(LAB);
            notifier.withdraw(PLANT);
            assertThat(server.closed.next()).isEqualTo(1);
        }
    }

    @Test
    void inTheEndEverythingIsClosed() throws DBusException {
        try (var server = server()) {
            notifier.show(failed(PLANT));
            notifier.show(failed(LAB));
            server.posted.await(posted -> posted.summary().startsWith("lab"));
            notifier.close();
            bus.close();
            assertThat(List.of(server.closed.next(), server.closed.next())).containsExactlyInAnyOrder(1L, 2L);
        }
    }

    @Test
    void whatAPersonChoosesIsDone() throws DBusException {
        try (var server = server()) {
            notifier.show(failed(PLANT));
            long number = server.posted.next().number();
            server.invoke(number, "default");
            assertThat(chosen.next()).isEqualTo(new OnBroker(Verb.OPEN, PLANT));
            server.invoke(number, "start");
            assertThat(chosen.next()).isEqualTo(new OnBroker(Verb.START, PLANT));
        }
    }

    @Test
    void whatIsDoneToTheNotificationsOfOthersIsIgnored() throws DBusException {
        try (var server = server();
                var impostor = FakeNotifications.impostor(daemon.socket())) {
            notifier.show(failed(PLANT));
            long number = server.posted.next().number();
            impostor.invoke(number, "start");
            impostor.dismiss(number);
            impostor.heard();
            server.invoke(number + 1, "start");
            server.dismiss(number + 1);
            server.invoke(number, "stop");
            server.invoke(number, "default");
            assertThat(chosen.next())
                    .as("only what was offered, by its server")
                    .isEqualTo(new OnBroker(Verb.OPEN, PLANT));
            notifier.show(back(PLANT));
            assertThat(server.posted.next().replaced()).as("it is still known").isEqualTo(number);
        }
    }

    @Test
    void whatAPersonHasClosedIsNotReplacedButShownAnew() throws DBusException {
        try (var server = server()) {
            notifier.show(failed(PLANT));
            notifier.show(failed(LAB));
            server.dismiss(server.posted.next().number());
            server.invoke(server.posted.next().number(), "default"); // heard after the other
            assertThat(chosen.next()).isEqualTo(new OnBroker(Verb.OPEN, LAB));
            notifier.show(back(PLANT));
            assertThat(server.posted.next().replaced()).isZero();
        }
    }

    @Test
    void withoutAServerNothingHappensUntilThereIsOne() throws DBusException {
        notifier.show(failed(PLANT));
        notifier.withdraw(PLANT);
        notifier.show(failed(LAB));
        try (var server = server()) {
            notifier.show(back(PLANT));
            server.posted.await(posted -> posted.summary().equals("plant is running again"));
        }
    }

    @Test
    void theBusMayStartAServer() throws IOException {
        Path started = directory.resolve("started");
        Path program = directory.resolve("server.sh");
        Files.writeString(program, "#!/bin/sh\n: > " + started + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        daemon.offer(NotificationServer.SERVICE, program);
        notifier.show(failed(PLANT));
        Patience.ofABusyMachine().until("started", () -> Files.exists(started));
    }

    @Test
    void aServerThatHasEndedIsForgottenWithItsNumbers() throws DBusException {
        var first = server();
        notifier.show(failed(PLANT));
        first.posted.next();
        first.close();
        try (var next = FakeNotifications.on(daemon.socket(), List.of("actions"), 100)) {
            notifier.show(back(PLANT));
            Posted posted = next.posted.next();
            assertThat(posted.replaced()).isZero();
            assertThat(next.asked.isEmpty()).as("it was asked anew").isFalse();
            next.invoke(1, "start"); // by then it is somebody else's
            next.invoke(posted.number(), "default");
            chosen.next();
            assertThat(chosen.isEmpty()).isTrue();
        }
    }

    @Test
    void whoeverTakesTheServersPlaceIsToldFromThenOn() throws DBusException {
        try (var first = server()) {
            notifier.show(failed(PLANT));
            notifier.show(failed(LAB));
            first.posted.await(posted -> posted.summary().startsWith("lab"));
            first.stepBack();
            try (var next = server()) {
                Patience.ofABusyMachine().until("told to it", () -> {
                    notifier.show(back(PLANT));
                    return !next.posted.isEmpty();
                });
                assertThat(next.posted.next().replaced()).isZero();
            }
        }
    }

    @Test
    void aServerThatNeverAnswersHoldsNobodyUp() throws DBusException {
        try (var server = server()) {
            server.fallSilent();
            long begin = System.nanoTime();
            notifier.show(failed(PLANT));
            notifier.show(failed(LAB));
            notifier.withdraw(PLANT);
            server.asked.next();
            notifier.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void whatIsAnsweredLateIsKnownFromThenOn() throws DBusException {
        try (var server = server();
                var hasty = hasty()) {
            long number = unanswered(server, hasty);
            server.speakAgain();
            Patience.ofABusyMachine().until("known", () -> {
                server.invoke(number, "start");
                return !chosen.isEmpty();
            });
            assertThat(chosen.next()).isEqualTo(new OnBroker(Verb.START, PLANT));
            hasty.show(back(PLANT));
            assertThat(server.posted.next().replaced()).isEqualTo(number);
        }
    }

    @Test
    void whatIsWithdrawnBeforeItIsAnsweredIsClosedWhenItIs() throws DBusException {
        try (var server = server();
                var hasty = hasty()) {
            long number = unanswered(server, hasty);
            hasty.withdraw(PLANT);
            server.speakAgain();
            assertThat(server.closed.next()).isEqualTo(number);
        }
    }

    @Test
    void whatAPersonHasClosedBeforeItIsAnsweredIsOver() throws DBusException {
        try (var server = server();
                var witness = new Witness(daemon.socket());
                var hasty = hasty()) {
            long number = unanswered(server, hasty);
            server.dismiss(number);
            server.invoke(1, "default"); // heard after the other
            chosen.next();
            hasty.withdraw(LAB);
            server.speakAgain();
            Patience.ofABusyMachine().until("deaf again", () -> witness.rulesOnNotifications() == 0);
        }
    }

    @Test
    void whatFollowsBeforeItIsAnsweredTakesItsPlaceWhenItIs() throws DBusException {
        try (var server = server();
                var hasty = hasty()) {
            long number = unanswered(server, hasty);
            hasty.show(back(PLANT));
            server.speakAgain();
            assertThat(server.posted.next().replaced()).isEqualTo(number);
        }
    }

    @Test
    void whoeverOwesAnAnswerHearsOnlyTheNewestOfEachBrokerOnceItIsThere() throws DBusException {
        try (var server = server();
                var hasty = hasty()) {
            unanswered(server, hasty);
            hasty.show(back(LAB));
            hasty.show(back(PLANT));
            hasty.show(failed(LAB));
            hasty.show(back(ROOF));
            hasty.withdraw(ROOF);
            server.speakAgain();
            assertThat(server.posted.next().summary()).isEqualTo("plant is running again");
            assertThat(server.posted.next().summary()).isEqualTo("lab has failed");
            hasty.show(back(LAB));
            assertThat(server.posted.next().summary()).isEqualTo("lab is running again");
        }
    }

    @Test
    void whoeverHasForgottenAnAnswerIsToldMoreAllTheSame() throws DBusException {
        try (var server = server();
                var hasty = hasty(Duration.ofMillis(200))) {
            unanswered(server, hasty);
            hasty.show(back(LAB));
            assertThat(server.posted.next().summary()).isEqualTo("lab is running again");
        }
    }

    @Test
    void whoeverTakesThePlaceOfOneThatOwesAnAnswerIsToldAtOnce() throws DBusException {
        try (var first = server();
                var hasty = hasty()) {
            unanswered(first, hasty);
            first.stepBack();
            try (var next = server()) {
                hasty.show(back(LAB));
                assertThat(next.posted.next().summary()).isEqualTo("lab is running again");
            }
        }
    }

    @Test
    void whatIsNeverAnsweredIsWaitedForNoLonger() throws DBusException {
        try (var server = server();
                var witness = new Witness(daemon.socket());
                var hasty = hasty(Duration.ofMillis(200))) {
            unanswered(server, hasty);
            hasty.withdraw(LAB);
            Patience.ofABusyMachine()
                    .until(
                            "nobody waits",
                            () -> Thread.getAllStackTraces().keySet().stream()
                                    .noneMatch(thread -> thread.getName().startsWith("late answer")));
            Patience.ofABusyMachine().until("given up", () -> witness.rulesOnNotifications() == 0);
        }
    }

    /** One that has soon waited long enough for an answer. */
    private DesktopNotifier hasty() {
        return hasty(Duration.ofMinutes(1));
    }

    private DesktopNotifier hasty(Duration latest) {
        var hasty = new DesktopNotifier(bus, chosen::add, Duration.ofMillis(200), latest);
        onTheBus();
        return hasty;
    }

    /** Shows that the plant has failed to a server that has fallen silent, until it is waited for no longer; its number. */
    private long unanswered(FakeNotifications server, DesktopNotifier by) {
        by.show(failed(LAB));
        long lab = server.posted.next().number();
        server.invoke(lab, "default"); // heard after its number
        chosen.next();
        server.fallSilent();
        by.show(failed(PLANT));
        long number = server.posted.next().number();
        server.invoke(lab, "default");
        chosen.next();
        return number;
    }

    @Test
    void aBusThatGoesTakesTheNoticesWithIt() throws DBusException {
        try (var server = server()) {
            notifier.show(failed(PLANT));
            server.posted.next();
            daemon.die();
            notifier.show(back(PLANT));
            notifier.withdraw(PLANT);
        }
    }

    @Test
    void nothingIsListenedToWhileNothingIsShown() throws DBusException {
        try (var server = server();
                var witness = new Witness(daemon.socket())) {
            notifier.show(failed(PLANT));
            server.posted.next();
            assertThat(witness.rulesOnNotifications()).isEqualTo(3);
            notifier.withdraw(PLANT);
            Patience.ofABusyMachine().until("deaf again", () -> witness.rulesOnNotifications() == 0);
        }
    }

    @Test
    void ourThreadEndsWhenThereIsNothingToDo() throws DBusException, InterruptedException {
        var threads = new Notes<Thread>();
        try (var server = server();
                var other = new DesktopNotifier(bus, _ -> threads.add(Thread.currentThread()))) {
            onTheBus();
            other.show(failed(PLANT));
            server.invoke(server.posted.next().number(), "default");
            assertThat(threads.next().join(Duration.ofSeconds(10))).isTrue();
        }
    }

    /** Asks the bus what is listened to. */
    private static final class Witness implements AutoCloseable {

        private static final String STATISTICS = "org.freedesktop.DBus.Debug.Stats";

        private final BusLink link;

        Witness(Path socket) throws DBusException {
            link = BusLink.open(socket, _ -> {});
        }

        long rulesOnNotifications() {
            var call = new BusCall(
                    "org.freedesktop.DBus", "/org/freedesktop/DBus", STATISTICS, "GetAllMatchRules", "", List.of());
            if (link.call(call) instanceof BusReply.Returned(List<Object> values)) {
                return ((Map<?, ?>) values.getFirst())
                        .values().stream()
                                .flatMap(rules -> ((List<?>) rules).stream())
                                .filter(rule -> String.valueOf(rule).contains(NotificationServer.SERVICE))
                                .count();
            }
            throw new AssertionError("the bus does not tell");
        }

        @Override
        public void close() {
            link.close();
        }
    }

    private FakeNotifications server() throws DBusException {
        return FakeNotifications.on(daemon.socket(), FakeNotifications.USUAL);
    }

    private static Notice failed(BrokerName broker) {
        return new Notice(
                broker,
                Glyph.FAILED,
                true,
                broker + " has failed",
                "a <b> & c",
                new Choice(Verb.OPEN, "Show"),
                Optional.of(new Choice(Verb.START, "Start")));
    }

    private static Notice back(BrokerName broker) {
        return new Notice(
                broker,
                Glyph.RUNNING,
                false,
                broker + " is running again",
                "",
                new Choice(Verb.OPEN, "Show"),
                Optional.empty());
    }
}
