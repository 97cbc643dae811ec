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
import io.github.pidkeeper.core.verdict.Exhibit;
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
    private static final Duration UPTIME = Duration.ofMinutes(192);
    private static final Instant STARTED = NOW.minus(UPTIME);
    private static final String PORTS = "sock_diag, port 1883";

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
                new ProcessIdentity("boot", pid, 4711, Optional.empty(), 1000, 1, OptionalLong.empty()),
                1,
                Optional.of(broker.command().executable()),
                false,
                broker.command().line(),
                Optional.empty(),
                "ops",
                STARTED,
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
                confirms(
                        Check.PID_FILE,
                        Message.of(Phrase.PID_FILE_NAMES_BROKER, broker.pidFile(), PID, written()),
                        broker.pidFile().toString(),
                        padded(PID)));
    }

    /** A stranger has the pid that the file names. */
    public static Verdict mismatched(Broker broker) {
        var stranger = Message.of(
                Phrase.PROCESS, "/usr/lib/postgresql/bin/postgres", OTHER_PID, "postgres", NOW.minusSeconds(60));
        return alive(
                broker,
                BrokerState.RUNNING,
                PidFileHealth.MISMATCHED,
                OptionalLong.of(OTHER_PID),
                another(
                        broker,
                        Message.of(
                                Phrase.PID_FILE_NAMES_STRANGER,
                                broker.pidFile(),
                                OTHER_PID,
                                stranger,
                                Message.of(Phrase.DIFFERENT_EXECUTABLE),
                                written())));
    }

    /** A second start has overwritten the file with its own pid, and failed. */
    public static Verdict overwritten(Broker broker) {
        return alive(
                broker,
                BrokerState.RUNNING,
                PidFileHealth.MISMATCHED,
                OptionalLong.of(OTHER_PID),
                another(broker, Message.of(Phrase.PID_FILE_NAMES_NOBODY, broker.pidFile(), OTHER_PID, written())));
    }

    public static Verdict missing(Broker broker) {
        return alive(
                broker,
                BrokerState.RUNNING,
                PidFileHealth.MISSING,
                OptionalLong.empty(),
                contradicts(
                        Check.PID_FILE,
                        Message.of(Phrase.PID_FILE_MISSING, broker.pidFile(), PID, heldByBroker(broker)),
                        broker.pidFile().toString()));
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
                        contradicts(
                                Check.MQTT,
                                Message.of(Phrase.MQTT_SILENT, 1883, Duration.ofSeconds(2)),
                                "CONNECT localhost:1883"),
                        confirms(
                                Check.PID_FILE,
                                Message.of(Phrase.PID_FILE_NAMES_BROKER, broker.pidFile(), PID, written()),
                                broker.pidFile().toString(),
                                padded(PID)),
                        isBroker(broker),
                        ofPort(broker)));
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
                confirms(
                        Check.PID_FILE,
                        Message.of(Phrase.PID_FILE_ABSENT, broker.pidFile()),
                        broker.pidFile().toString()),
                nobody(broker),
                free());
    }

    public static Verdict stoppedStale(Broker broker) {
        return dead(
                BrokerState.STOPPED,
                PidFileHealth.STALE,
                OptionalLong.of(OTHER_PID),
                namesNobody(broker, OTHER_PID),
                nobody(broker),
                free());
    }

    public static Verdict unsafe(Broker broker) {
        return dead(
                BrokerState.UNKNOWN,
                PidFileHealth.UNSAFE,
                OptionalLong.empty(),
                contradicts(
                        Check.PID_FILE,
                        Message.of(Phrase.PID_FILE_UNSAFE, broker.pidFile(), Message.of(Phrase.FILE_FIFO)),
                        broker.pidFile().toString()));
    }

    public static Verdict failed(Broker broker) {
        return dead(
                BrokerState.FAILED,
                PidFileHealth.STALE,
                OptionalLong.of(PID),
                contradicts(
                        Check.RECORD,
                        Message.of(Phrase.RECORD_EXITED, PID, NOW.minusSeconds(9000)),
                        "/home/ops/.local/state/pidkeeper/brokers/8c1d2f0a9b3e4c5d6e7f8091/identity",
                        "pid 278718, ticks 2787180"),
                namesNobody(broker, PID),
                free());
    }

    /** A restart was cut short between its halves. */
    public static Verdict leftStopped(Broker broker) {
        return dead(
                BrokerState.FAILED,
                PidFileHealth.ABSENT,
                OptionalLong.empty(),
                contradicts(
                        Check.OPERATION,
                        Message.of(Phrase.OPERATION_RESTART_STOPPED_ONLY, NOW.minusSeconds(60)),
                        "/home/ops/.local/state/pidkeeper/brokers/8c1d2f0a9b3e4c5d6e7f8091/intent",
                        "aim stop, then start"),
                free());
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
                        ofPort(broker),
                        confirms(
                                Check.MQTT,
                                Message.of(Phrase.MQTT_ANSWERS, 1883, Duration.ofMillis(2)),
                                "CONNECT localhost:1883",
                                "CONNACK 0"),
                        new Evidence(
                                Check.RECORD,
                                Bearing.OPEN,
                                Message.of(Phrase.RECORD_OF_EARLIER_BOOT, 812L, NOW.minus(Duration.ofDays(3))),
                                new Exhibit(
                                        "/home/ops/.local/state/pidkeeper/brokers/8c1d2f0a9b3e4c5d6e7f8091/identity",
                                        Optional.of("pid 812, ticks 120877"),
                                        NOW))));
    }

    private static Evidence another(Broker broker, Message fate) {
        return contradicts(
                Check.PID_FILE,
                Message.of(Phrase.PID_FILE_NAMES_ANOTHER, broker.pidFile(), OTHER_PID, PID, fate, heldByBroker(broker)),
                broker.pidFile().toString(),
                padded(OTHER_PID));
    }

    private static Evidence namesNobody(Broker broker, long pid) {
        return contradicts(
                Check.PID_FILE,
                Message.of(Phrase.PID_FILE_NAMES_NOBODY, broker.pidFile(), pid, written()),
                broker.pidFile().toString(),
                padded(pid));
    }

    private static Evidence isBroker(Broker broker) {
        return confirms(
                Check.PROCESS,
                Message.of(
                        Phrase.PROCESS_IS_BROKER,
                        PID,
                        String.join(" ", broker.command().line()),
                        Message.of(Phrase.GROUND_COMMAND),
                        Message.of(Phrase.STARTED_AND_UP, STARTED, UPTIME),
                        "ops"),
                "/proc/" + PID + "/exe",
                broker.command().executable().toString());
    }

    private static Evidence nobody(Broker broker) {
        return confirms(
                Check.PROCESS,
                Message.of(Phrase.PROCESS_NOT_FOUND, broker.command().executable()),
                "/proc/*/exe");
    }

    private static Evidence ofPort(Broker broker) {
        return confirms(Check.PORT, heldByBroker(broker), PORTS, "pid " + PID);
    }

    private static Evidence free() {
        return confirms(Check.PORT, Message.of(Phrase.PORT_HELD_BY_NOBODY, 1883), PORTS);
    }

    private static Message heldByBroker(Broker broker) {
        return Message.of(
                Phrase.PORT_HELD_BY_BROKER,
                1883,
                PID,
                broker.command().executable(),
                STARTED,
                Message.of(Phrase.ADDRESS_EVERY));
    }

    private static Message written() {
        return Message.of(Phrase.FILE_WRITTEN_OWNER, NOW.minusSeconds(180), "ops");
    }

    private static String padded(long pid) {
        return "\"" + pid + "\\0\\0\\0\\0\\0\\0\"";
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

    /**
     * Good news.
     *
     * @param read the source, and the value if there was one
     */
    public static Evidence confirms(Check check, Message finding, String... read) {
        return new Evidence(check, Bearing.CONFIRMS, finding, exhibit(read));
    }

    /**
     * Bad news.
     *
     * @param read the source, and the value if there was one
     */
    public static Evidence contradicts(Check check, Message finding, String... read) {
        return new Evidence(check, Bearing.CONTRADICTS, finding, exhibit(read));
    }

    private static Exhibit exhibit(String... read) {
        return new Exhibit(read[0], read.length > 1 ? Optional.of(read[1]) : Optional.empty(), NOW);
    }
}
