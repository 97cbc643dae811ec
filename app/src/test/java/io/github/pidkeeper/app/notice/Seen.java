package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is seen of a broker: verdicts as they come from the watch, made by hand. */
final class Seen {

    static final Instant NOW = Instant.parse("2026-11-23T09:53:00Z");

    private Seen() {}

    static ProcessIdentity identity(long pid) {
        return new ProcessIdentity("boot", pid, pid * 100, Optional.empty(), 1000, 0, OptionalLong.empty());
    }

    static ProcessFacts process(long pid) {
        return new ProcessFacts(
                identity(pid),
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

    static Verdict running(long pid) {
        return verdict(BrokerState.RUNNING, PidFileHealth.TRUE, Optional.of(process(pid)));
    }

    /** It runs, and was started through this program. */
    static Verdict runningOurs(long pid) {
        return running(pid).with(evidence(Check.RECORD, Bearing.CONFIRMS, Phrase.RECORD_AGREES, pid, NOW));
    }

    static Verdict running(long pid, PidFileHealth health) {
        return verdict(BrokerState.RUNNING, health, Optional.of(process(pid)));
    }

    static Verdict unresponsive(long pid) {
        return unresponsive(pid, PidFileHealth.TRUE);
    }

    static Verdict unresponsive(long pid, PidFileHealth health) {
        return verdict(
                BrokerState.UNRESPONSIVE,
                health,
                Optional.of(process(pid)),
                evidence(Check.MQTT, Bearing.CONTRADICTS, Phrase.MQTT_REFUSED, 1883));
    }

    /** Nobody of ours may signal it, and nobody accepts connections on its port. */
    static Verdict silentOfAnother(long pid) {
        return new Verdict(
                BrokerState.NOT_PERMITTED,
                PidFileHealth.TRUE,
                Optional.of(process(pid)),
                OptionalLong.empty(),
                new Readiness.Refused(),
                new Owner.Nobody(),
                List.of());
    }

    static Verdict starting(long pid) {
        return verdict(BrokerState.STARTING, PidFileHealth.MISSING, Optional.of(process(pid)));
    }

    static Verdict stuck(long pid) {
        return verdict(BrokerState.STUCK, PidFileHealth.TRUE, Optional.of(process(pid)));
    }

    static Verdict several() {
        return verdict(
                BrokerState.SEVERAL,
                PidFileHealth.MISMATCHED,
                Optional.empty(),
                evidence(Check.PROCESS, Bearing.CONTRADICTS, Phrase.PROCESS_SEVERAL, "1, 2"));
    }

    static Verdict stopped() {
        return stopped(PidFileHealth.ABSENT);
    }

    static Verdict stopped(PidFileHealth health) {
        return verdict(BrokerState.STOPPED, health, Optional.empty());
    }

    static Verdict failed() {
        return verdict(
                BrokerState.FAILED,
                PidFileHealth.STALE,
                Optional.empty(),
                evidence(Check.PID_FILE, Bearing.CONTRADICTS, Phrase.PID_FILE_EMPTY, Path.of("/run/m.pid"), "later"),
                evidence(Check.RECORD, Bearing.CONTRADICTS, Phrase.RECORD_EXITED, 1L, NOW));
    }

    /** A start through this program has left it like that. */
    static Verdict failedStart() {
        return failed().with(evidence(Check.OPERATION, Bearing.OPEN, Phrase.OPERATION_START_FAILED, NOW));
    }

    static Verdict unknown(PidFileHealth health) {
        return verdict(BrokerState.UNKNOWN, health, Optional.empty());
    }

    /** The same, while somebody carries out an operation. */
    static Verdict underOperation(Verdict verdict) {
        return verdict.with(evidence(Check.OPERATION, Bearing.OPEN, Phrase.OPERATION_STOPPING, 99L, NOW));
    }

    static Evidence evidence(Check check, Bearing bearing, Phrase phrase, Object... arguments) {
        return new Evidence(
                check, bearing, Message.of(phrase, arguments), new Exhibit("somewhere", Optional.empty(), NOW));
    }

    static Verdict verdict(
            BrokerState state, PidFileHealth health, Optional<ProcessFacts> process, Evidence... evidence) {
        return new Verdict(
                state,
                health,
                process,
                OptionalLong.empty(),
                new Readiness.NotAsked(),
                new Owner.Nobody(),
                List.of(evidence));
    }
}
