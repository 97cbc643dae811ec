package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.discovery.RunningProcesses;
import io.github.pidkeeper.core.discovery.UnitFiles;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.log.LogAccess;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.process.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import org.junit.jupiter.api.io.TempDir;

/** A window on made-up brokers, of which a test says what is seen of them and what comes of an order. */
abstract class StagedWindow {

    @TempDir
    Path state;

    final Broker plant = Samples.nanomq("plant-floor");
    final Broker lab = Samples.mosquitto("lab");
    final Broker practice = Samples.nanomq("practice");
    final ToldWatching watching = new ToldWatching();
    final ListedBrokers brokers = new ListedBrokers(plant, lab);
    /** Until it is counted down, the process that is to stop does not exit. */
    final CountDownLatch exit = new CountDownLatch(1);

    final StagedMetering metering = new StagedMetering();
    User user = Samples.OPS;
    StagedOperations operations = new StagedOperations(Courses.stop(exit, Duration.ZERO), Courses::repairPlan);

    OpenWindow open() throws TimeoutException {
        return open("en");
    }

    OpenWindow open(String language) throws TimeoutException {
        return open(language, metering);
    }

    OpenWindow open(String language, ClientCount clients) throws TimeoutException {
        return new OpenWindow(new WindowDependencies(
                Texts.of(Locale.forLanguageTag(language), English.ZONE, English.CLOCK),
                operations,
                new RunningProcesses(),
                user,
                watching,
                brokers,
                metering,
                clients,
                _ -> practice,
                "",
                UnitFiles.none(),
                state,
                new LogAccess(Machine.current().logs(), Machine.current().sentinels()),
                English.CLOCK));
    }

    /** Who presses Enter without reading does no harm. */
    static void awaitSafeAnswer(OpenWindow window, String words) throws Exception {
        window.until(
                "the safe answer has the focus",
                () -> window.scene().getFocusOwner() instanceof Button button
                        && button.getText().equals(words));
    }
}
