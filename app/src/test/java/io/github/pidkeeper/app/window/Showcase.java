package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.StagedOperations.Course;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.discovery.RunningProcesses;
import io.github.pidkeeper.core.discovery.UnitFiles;
import io.github.pidkeeper.core.log.LogAccess;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.process.User;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;

/**
 * Opens the window on made-up brokers, to be looked at: {@code Showcase SCENE LANGUAGE STATE-DIRECTORY}. Orders are read
 * from standard input as in the real one.
 */
public final class Showcase {

    private Showcase() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        var plant = Samples.nanomq("plant-floor");
        var lab = Samples.mosquitto("lab-mosquitto");
        var staging = Samples.nanomq("staging");
        var gateway = Samples.mosquitto("gateway-7");
        var watching = new ToldWatching()
                .sees(plant, Samples.mismatched(plant))
                .sees(lab, Samples.ownedByUnit(lab))
                .sees(staging, Samples.stoppedStale(staging))
                .sees(gateway, Samples.failed(gateway));
        var brokers = new ListedBrokers(plant, lab, staging, gateway);
        var user = Samples.OPS;
        var metering = new StagedMetering();
        Course course = Courses.stop(new CountDownLatch(1), Duration.ZERO);
        switch (arguments[0]) {
            case "welcome" -> brokers.replace();
            case "running" -> watching.sees(plant, Samples.running(plant));
            case "missing" -> watching.sees(plant, Samples.missing(plant));
            case "unresponsive" -> watching.sees(plant, Samples.unresponsive(plant));
            case "unsafe" -> watching.sees(plant, Samples.unsafe(plant));
            case "overwritten" -> watching.sees(plant, Samples.overwritten(plant));
            case "done" -> course = Courses.stop(new CountDownLatch(0), Duration.ZERO);
            case "grace" -> course = Courses.stop(new CountDownLatch(1), Duration.ofSeconds(10));
            case "failing" -> course = Courses.failingStart();
            case "spoilt" ->
                brokers.spoil(Sentence.of(
                        "settings.unreadable", "/home/ops/.config/pidkeeper/brokers/gate.conf", "permission denied"));
            case "unusable" -> {
                brokers.replace(plant);
                brokers.spoil(
                        plant,
                        Sentence.of(
                                "settings.wrong-in-line",
                                "/etc/pidkeeper/plant-floor.conf",
                                2,
                                Sentence.of("settings.port")));
            }
            case "long" -> {
                var name = "a-very-long-name-that-somebody-gave-to-a-broker-in-the-basement";
                var broker = Samples.nanomq(name);
                brokers.replace(broker, lab);
                watching.sees(broker, Samples.mismatched(broker));
            }
            case "log", "log-empty", "log-absent", "log-mosquitto" -> {
                var logs = new SampleLogs(Path.of(arguments[2]));
                plant = arguments[0].equals("log-mosquitto")
                        ? logs.mosquitto("plant-floor")
                        : logs.nanomq("plant-floor");
                brokers.replace(plant, lab);
                watching.sees(plant, Samples.running(plant));
                switch (arguments[0]) {
                    case "log" -> logs.fill("plant-floor", 700);
                    case "log-empty" -> logs.append("plant-floor", "");
                    case "log-mosquitto" -> logs.append("plant-floor", """
                        1795737981: mosquitto version 2.0.11 starting
                        1795737981: Warning: Mosquitto should not be run as root/administrator.
                        1795737981: Opening ipv4 listen socket on port 18999.
                        1795737982: Error: Address already in use
                        """);
                    default -> {}
                }
            }
            case "activity", "clients" -> {
                watching.sees(plant, Samples.running(plant));
                metering.busy();
            }
            case "unmeasured" -> {
                watching.sees(plant, Samples.running(plant));
                metering.untold();
            }
            case "foreign" -> {
                watching.sees(plant, Samples.running(plant));
                user = new User(0, "root");
            }
            default -> {}
        }
        new WindowMain(dependencies(
                        arguments,
                        watching,
                        brokers,
                        new StagedOperations(course, Courses::repairPlan),
                        metering,
                        plant,
                        user))
                .run(System.in, _ -> {});
    }

    private static WindowDependencies dependencies(
            String[] arguments,
            ToldWatching watching,
            ListedBrokers brokers,
            StagedOperations operations,
            StagedMetering metering,
            Broker plant,
            User user) {
        var clock = InstantSource.fixed(Samples.NOW);
        var zone = TimeZone.getTimeZone("UTC");
        return new WindowDependencies(
                Texts.of(Locale.forLanguageTag(arguments[1]), zone, clock),
                operations,
                new RunningProcesses(),
                user,
                watching,
                brokers,
                metering,
                metering,
                _ -> plant,
                "",
                UnitFiles.none(),
                Path.of(arguments[2]),
                new LogAccess(Machine.current().logs(), Machine.current().sentinels()),
                clock);
    }
}
