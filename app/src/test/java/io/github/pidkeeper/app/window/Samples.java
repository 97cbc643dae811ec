package io.github.pidkeeper.app.window;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.User;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Brokers and verdicts as they might be, for tests of what is shown. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-23T09:53:02Z");
    public static final long PID = 278718;
    public static final long OTHER_PID = 278843;

    public static final User OPS = new User(1000, "ops");

    private Samples() {}

    public static Broker nanomq(String name) {
        return new Broker(
                new BrokerName(name),
                BrokerKind.NANOMQ,
                new Command(Path.of("/usr/local/bin/nanomq"), List.of("start", "--conf", "/etc/nanomq/plant.conf")),
                Path.of("/run/user/1000/" + name + ".pid"),
                Optional.of(Path.of("/etc/nanomq/plant.conf")),
                OptionalInt.of(1883),
                Broker.DEFAULT_GRACE);
    }

    public static Broker mosquitto(String name) {
        return new Broker(
                new BrokerName(name),
                BrokerKind.MOSQUITTO,
                new Command(Path.of("/usr/sbin/mosquitto"), List.of("-c", "/etc/mosquitto/mosquitto.conf")),
                Path.of("/run/mosquitto/" + name + ".pid"),
                Optional.of(Path.of("/etc/mosquitto/mosquitto.conf")),
                OptionalInt.of(1884),
                Broker.DEFAULT_GRACE);
    }

    public static ProcessFacts process(Broker broker, long pid) {
        return new ProcessFacts(
                new ProcessIdentity("boot", pid, 4711, Optional.empty(), 1000, 1),
                1,
                Optional.of(broker.command().executable()),
                false,
                broker.command().line(),
                Optional.empty(),
                "ops",
                NOW.minus(Duration.ofMinutes(192)),
                false,
                true,
                Optional.empty(),
                Optional.empty());
    }

    public static Verdict running(Broker broker) {
        return alive(
                broker,
                BrokerState.RUNNING,
                PidFileHealth.TRUE,
                OptionalLong.of(PID),
                confirms(Check.PID_FILE, Message.of(Phrase.PID_FILE_NAMES_BROKER, broker.pidFile(), PID)));
    }

    public static Verdict mismatched(Broker broker) {
        return alive(
                broker,
                BrokerState.RUNNING,
                PidFileHealth.MISMATCHED,
                OptionalLong.of(OTHER_PID),
                contradicts(
                        Check.PID_FILE,
                        Message.of(
                                Phrase.PID_FILE_NAMES_STRANGER,
                                broker.pidFile(),
                                OTHER_PID,
                                Message.of(Phrase.PROCESS, "postgres", OTHER_PID, "postgres"),
                                Message.of(Phrase.DIFFERENT_EXECUTABLE))));
    }

    public static Verdict staleWhileRunning(Broker broker) {
        return alive(
                broker,
                BrokerState.RUNNING,
                PidFileHealth.STALE,
                OptionalLong.of(OTHER_PID),
                contradicts(Check.PID_FILE, Message.of(Phrase.PID_FILE_NAMES_NOBODY, broker.pidFile(), OTHER_PID)));
    }

    public static Verdict missing(Broker broker) {
        return alive(
                broker,
                BrokerState.RUNNING,
                PidFileHealth.MISSING,
                OptionalLong.empty(),
                contradicts(Check.PID_FILE, Message.of(Phrase.PID_FILE_MISSING, broker.pidFile(), PID)));
    }

    public static Verdict unresponsive(Broker broker) {
        return new Verdict(
                BrokerState.UNRESPONSIVE,
                PidFileHealth.TRUE,
                Optional.of(process(broker, PID)),
                OptionalLong.of(PID),
                new Readiness.Silent(Duration.ofSeconds(2)),
                new Owner.Nobody(),
                List.of(
                        confirms(Check.PID_FILE, Message.of(Phrase.PID_FILE_NAMES_BROKER, broker.pidFile(), PID)),
                        isBroker(broker),
                        confirms(Check.PORT, Message.of(Phrase.PORT_HELD_BY_BROKER, 1883, PID)),
                        contradicts(Check.MQTT, Message.of(Phrase.MQTT_SILENT, 1883, Duration.ofSeconds(2)))));
    }

    public static Verdict ownedByUnit(Broker broker) {
        var running = running(broker);
        return new Verdict(
                running.state(),
                running.pidFileHealth(),
                running.process(),
                running.namedPid(),
                running.readiness(),
                new Owner.SystemdUnit("mosquitto.service", false),
                running.evidence());
    }

    public static Verdict stopped(Broker broker) {
        return dead(
                BrokerState.STOPPED,
                PidFileHealth.ABSENT,
                OptionalLong.empty(),
                confirms(Check.PID_FILE, Message.of(Phrase.PID_FILE_ABSENT, broker.pidFile())),
                confirms(
                        Check.PROCESS,
                        Message.of(Phrase.PROCESS_NOT_FOUND, broker.command().executable())),
                confirms(Check.PORT, Message.of(Phrase.PORT_HELD_BY_NOBODY, 1883)));
    }

    public static Verdict stoppedStale(Broker broker) {
        return dead(
                BrokerState.STOPPED,
                PidFileHealth.STALE,
                OptionalLong.of(OTHER_PID),
                contradicts(Check.PID_FILE, Message.of(Phrase.PID_FILE_NAMES_NOBODY, broker.pidFile(), OTHER_PID)),
                confirms(
                        Check.PROCESS,
                        Message.of(Phrase.PROCESS_NOT_FOUND, broker.command().executable())),
                confirms(Check.PORT, Message.of(Phrase.PORT_HELD_BY_NOBODY, 1883)));
    }

    public static Verdict unsafe(Broker broker) {
        return dead(
                BrokerState.UNKNOWN,
                PidFileHealth.UNSAFE,
                OptionalLong.empty(),
                contradicts(
                        Check.PID_FILE,
                        Message.of(Phrase.PID_FILE_UNSAFE, broker.pidFile(), Message.of(Phrase.FILE_FIFO))));
    }

    public static Verdict failed(Broker broker) {
        return dead(
                BrokerState.FAILED,
                PidFileHealth.STALE,
                OptionalLong.of(PID),
                contradicts(Check.RECORD, Message.of(Phrase.RECORD_EXITED, PID, NOW.minusSeconds(9000))),
                contradicts(Check.PID_FILE, Message.of(Phrase.PID_FILE_NAMES_NOBODY, broker.pidFile(), PID)),
                confirms(Check.PORT, Message.of(Phrase.PORT_HELD_BY_NOBODY, 1883)));
    }

    private static Verdict alive(
            Broker broker, BrokerState state, PidFileHealth health, OptionalLong named, Evidence ofFile) {
        return new Verdict(
                state,
                health,
                Optional.of(process(broker, PID)),
                named,
                new Readiness.Answers(Duration.ofMillis(2), 0),
                new Owner.Nobody(),
                List.of(
                        ofFile,
                        isBroker(broker),
                        confirms(Check.PORT, Message.of(Phrase.PORT_HELD_BY_BROKER, 1883, PID)),
                        confirms(Check.MQTT, Message.of(Phrase.MQTT_ANSWERS, 1883, Duration.ofMillis(2))),
                        new Evidence(
                                Check.RECORD,
                                Bearing.OPEN,
                                Message.of(Phrase.RECORD_OF_EARLIER_BOOT, 812L, NOW.minus(Duration.ofDays(3))),
                                NOW)));
    }

    private static Evidence isBroker(Broker broker) {
        return confirms(
                Check.PROCESS,
                Message.of(
                        Phrase.PROCESS_IS_BROKER,
                        PID,
                        String.join(" ", broker.command().line()),
                        Message.of(Phrase.GROUND_COMMAND),
                        NOW.minus(Duration.ofMinutes(192)),
                        "ops"));
    }

    private static Verdict dead(BrokerState state, PidFileHealth health, OptionalLong named, Evidence... evidence) {
        return new Verdict(
                state,
                health,
                Optional.empty(),
                named,
                new Readiness.NotAsked(),
                new Owner.Nobody(),
                List.of(evidence));
    }

    public static Evidence confirms(Check check, Message finding) {
        return new Evidence(check, Bearing.CONFIRMS, finding, NOW);
    }

    public static Evidence contradicts(Check check, Message finding) {
        return new Evidence(check, Bearing.CONTRADICTS, finding, NOW);
    }
}
