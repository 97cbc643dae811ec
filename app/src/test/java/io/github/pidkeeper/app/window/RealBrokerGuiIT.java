package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.live.LiveBrokers;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.Places;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.app.settings.Settings;
import io.github.pidkeeper.app.window.figures.Metered;
import io.github.pidkeeper.app.window.port.Brokers;
import io.github.pidkeeper.app.window.port.Subscription;
import io.github.pidkeeper.app.window.port.Watching;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.discovery.UnitFiles;
import io.github.pidkeeper.core.figures.PasswordFile;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.lifecycle.Means;
import io.github.pidkeeper.core.log.LogAccess;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.readiness.BrokerProbe;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.watch.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on a display, the real core below it, and a real process that behaves like a broker. */
final class RealBrokerGuiIT {

    @TempDir
    private Path home;

    private final StandIn standIn = StandIn.named("standin-broker");
    private final int port = standIn.freePort();
    private final Path pidFile = standIn.directory().resolve("broker.pid");
    private final Machine machine = Machine.current();
    private Optional<LiveBrokers> live = Optional.empty();

    @BeforeEach
    void nothingRuns() {
        assertThat(standIn.running()).isEmpty();
    }

    @AfterEach
    void nothingIsLeft() {
        live.ifPresent(LiveBrokers::close);
        standIn.close();
    }

    private Broker broker(String... flags) {
        var arguments = new ArrayList<>(
                List.of("--port", Integer.toString(port), "--pid-file", pidFile.toString(), "--at-most", "120"));
        arguments.addAll(List.of(flags));
        return new Broker(
                new BrokerName("plant"),
                BrokerKind.GENERIC,
                new Command(standIn.program(), arguments),
                pidFile,
                Optional.empty(),
                OptionalInt.of(port),
                Duration.ofSeconds(3));
    }

    private OpenWindow open(Broker broker) throws TimeoutException {
        var state = home.resolve("state");
        var lifecycle = new Lifecycle(
                Means.of(machine, new BrokerProbe()),
                state,
                message -> message.phrase().name());
        var settings = new Settings(new Places(home.resolve("config"), state, Optional.empty(), true));
        assertThat(settings.add(broker)).isInstanceOf(Saving.Saved.class);
        var brokers = new LiveBrokers(settings, lifecycle, machine.sentinels().get());
        live = Optional.of(brokers);
        var ports = new Ports(brokers);
        var metered = new Metered(
                machine.processes(), new PasswordFile(machine.files(), machine.user()), InstantSource.system());
        return new OpenWindow(new WindowDependencies(
                Texts.of(Locale.ENGLISH),
                lifecycle,
                machine.processes(),
                machine.user(),
                ports,
                ports,
                metered,
                metered,
                _ -> broker,
                "",
                UnitFiles.none(),
                state,
                new LogAccess(machine.logs(), machine.sentinels()),
                InstantSource.system()));
    }

    private long onlyPid() {
        assertThat(standIn.running()).hasSize(1);
        return standIn.running().getFirst().pid();
    }

    @Test
    void aBrokerIsStartedAndItsPidFileOutlivesIt() throws Exception {
        try (var window = open(broker("--exit-delay", "1500"))) {
            window.untilShown("plant is stopped");
            window.click("#start");
            window.untilShown("plant is running");
            long pid = onlyPid();
            window.untilShown("plant is running, pid " + pid);
            window.untilShown("1 of 1 running");
            assertThat(pidFile).content().contains(Long.toString(pid));

            window.click("#stop");
            window.untilShown("pid file kept until the process has exited");
            window.untilShown("plant is stopping");
            assertThat(standIn.running()).hasSize(1);
            assertThat(pidFile).content().contains(Long.toString(pid));

            window.untilShown("plant has stopped: pid " + pid + " exited after");
            assertThat(standIn.running()).isEmpty();
            assertThat(pidFile).doesNotExist();
            window.untilShown("plant is stopped");
        }
    }

    @Test
    void aPidFileThatNamesAStrangerIsFlaggedAndTheStrangerIsLeftAlone() throws Exception {
        try (var stranger = StandIn.named("innocent");
                var window = open(broker())) {
            window.untilShown("plant is stopped");
            window.click("#start");
            window.untilShown("plant is running");
            long pid = onlyPid();
            var innocent = stranger.start("--at-most", "120").awaitReady();
            Files.writeString(pidFile, innocent.pid() + "\n");

            window.untilShown("The pid file is mismatched: it names " + innocent.pid());
            window.untilShown("The broker itself runs as " + pid + ".");

            window.click("#stop");
            window.untilShown("plant has stopped: pid " + pid);
            assertThat(innocent.isAlive()).isTrue();
            assertThat(pidFile).hasContent(Long.toString(innocent.pid()));
        }
    }

    @Test
    void aPidFileIsRepairedAndTheRepairTakenBack() throws Exception {
        try (var window = open(broker())) {
            window.untilShown("plant is stopped");
            window.click("#start");
            window.untilShown("plant is running");
            long pid = onlyPid();
            byte[] wrong = "nobody".getBytes(StandardCharsets.UTF_8);
            Files.write(pidFile, wrong);

            window.untilShown("The pid file does not name a pid.");
            window.press(KeyCode.ALT, KeyCode.P);
            window.untilShown("Repair the pid file of plant?");
            window.untilShown("Write \"" + pid);
            assertThat(pidFile).hasBinaryContent(wrong);
            window.press(KeyCode.ALT, KeyCode.E);
            window.untilShown("names " + pid + " now");
            assertThat(pidFile).content().startsWith(Long.toString(pid));

            window.click("#takeBack");
            window.untilShown("Undo the last repair of the pid file of plant?");
            window.press(KeyCode.ALT, KeyCode.U);
            window.untilShown("says again what it said before");
            assertThat(pidFile).hasBinaryContent(wrong);
            assertThat(onlyPid()).isEqualTo(pid);
        }
    }

    @Test
    void aBrokerThatDoesNotListenIsForcedOnlyAfterTheQuestion() throws Exception {
        try (var window = open(broker("--ignore-term"))) {
            window.untilShown("plant is stopped");
            window.click("#start");
            window.untilShown("plant is running");
            long pid = onlyPid();
            window.click("#stop");
            window.untilShown("Force stop " + pid);
            assertThat(standIn.running()).hasSize(1);
            window.click("#force");
            window.untilShown("plant has been stopped by force: pid " + pid);
            assertThat(standIn.running()).isEmpty();
        }
    }

    @Test
    void aStartThatFailsShowsWhatTheBrokerSaid() throws Exception {
        try (var window = open(broker("--exit-at-once", "3"))) {
            window.untilShown("plant is stopped");
            window.click("#start");
            window.untilShown("plant exited with code 3");
            assertThat(standIn.running()).isEmpty();
        }
    }

    @Test
    void aBrokerThatDiesIsNoticedWithoutBeingAsked() throws Exception {
        try (var window = open(broker())) {
            window.untilShown("plant is stopped");
            window.click("#start");
            window.untilShown("plant is running");
            standIn.running().getFirst().destroyForcibly();
            window.untilShown("plant has failed");
            window.untilShown("It should run and does not.");
        }
    }

    /** The brokers under watch, as the window asks for them. */
    private record Ports(LiveBrokers live) implements Brokers, Watching {

        @Override
        public ConfiguredBrokers load() {
            return live.load();
        }

        @Override
        public BrokerKinds kinds() {
            return live.kinds();
        }

        @Override
        public Saving add(Broker broker) {
            return live.add(broker);
        }

        @Override
        public Saving remove(BrokerName name) {
            return live.remove(name);
        }

        @Override
        public Subscription onChange(Runnable listener) {
            return live.onChange(listener)::run;
        }

        @Override
        public Subscription subscribe(Consumer<Snapshot> listener) {
            return live.subscribe(listener)::run;
        }

        @Override
        public void lookAgain() {
            live.lookAgain();
        }
    }
}
