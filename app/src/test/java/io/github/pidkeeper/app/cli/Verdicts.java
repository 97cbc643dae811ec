package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Exhibit;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Verdicts to tell about. */
record Verdicts(Instant now) {

    private static final String RECORD = "/home/ada/.local/state/pidkeeper/brokers/8c1d2f0a9b3e4c5d/identity";

    Verdict of(BrokerState state, PidFileHealth health, OptionalLong named) {
        boolean alive = state.alive();
        return new Verdict(
                state,
                health,
                alive ? Optional.of(process(278718)) : Optional.empty(),
                named,
                alive ? new Readiness.Answers(Duration.ofMillis(3), 0) : new Readiness.NotAsked(),
                new Owner.Nobody(),
                List.of());
    }

    Verdict running() {
        return of(BrokerState.RUNNING, PidFileHealth.TRUE, OptionalLong.of(278718));
    }

    /** It is this process. */
    Verdict running(ProcessFacts process) {
        var seen = running();
        return new Verdict(
                seen.state(),
                seen.pidFileHealth(),
                Optional.of(process),
                seen.namedPid(),
                seen.readiness(),
                seen.owner(),
                seen.evidence());
    }

    /** Another user's, run by the system's own systemd or by that user's. */
    Verdict service(boolean ofUser) {
        var seen = of(BrokerState.NOT_PERMITTED, PidFileHealth.TRUE, OptionalLong.of(278718));
        return new Verdict(
                seen.state(),
                seen.pidFileHealth(),
                seen.process(),
                seen.namedPid(),
                seen.readiness(),
                new Owner.SystemdUnit("mosquitto.service", ofUser),
                seen.evidence());
    }

    Verdict stopped() {
        return of(BrokerState.STOPPED, PidFileHealth.ABSENT, OptionalLong.empty());
    }

    /** It runs, with other arguments than are configured. */
    Verdict deviating() {
        return of(BrokerState.RUNNING, PidFileHealth.TRUE, OptionalLong.of(278718))
                .with(new Evidence(
                        Evidence.Check.PROCESS,
                        Evidence.Bearing.CONTRADICTS,
                        Message.of(Phrase.PROCESS_OTHER_ARGUMENTS, 278718L, "-c old.conf", "-c new.conf"),
                        new Exhibit("/proc/278718/cmdline", Optional.empty(), now)));
    }

    Verdict mismatched() {
        var path = Path.of("/run/m.pid");
        var running = of(BrokerState.RUNNING, PidFileHealth.MISMATCHED, OptionalLong.of(278843));
        return new Verdict(
                running.state(),
                running.pidFileHealth(),
                running.process(),
                running.namedPid(),
                running.readiness(),
                running.owner(),
                List.of(
                        new Evidence(
                                Evidence.Check.PID_FILE,
                                Evidence.Bearing.CONTRADICTS,
                                Message.of(
                                        Phrase.PID_FILE_NAMES_ANOTHER,
                                        path,
                                        278843L,
                                        278718L,
                                        Message.of(
                                                Phrase.PID_FILE_NAMES_NOBODY,
                                                path,
                                                278843L,
                                                Message.of(Phrase.FILE_WRITTEN_OWNER, now.minusSeconds(180), "ada")),
                                        Message.of(
                                                Phrase.PORT_HELD_BY_BROKER,
                                                1883,
                                                278718L,
                                                "/usr/sbin/mosquitto",
                                                now.minus(Duration.ofMinutes(192)),
                                                Message.of(Phrase.ADDRESSES, "127.0.0.1:1883"))),
                                new Exhibit("/run/m.pid", Optional.of("\"278843\\n\""), now.minusSeconds(1))),
                        new Evidence(
                                Evidence.Check.MQTT,
                                Evidence.Bearing.CONFIRMS,
                                Message.of(Phrase.MQTT_ANSWERS, 1883, Duration.ofMillis(3)),
                                new Exhibit("CONNECT localhost:1883", Optional.of("CONNACK 0"), now)),
                        new Evidence(
                                Evidence.Check.RECORD,
                                Evidence.Bearing.OPEN,
                                Message.of(Phrase.RECORD_DAMAGED, RECORD),
                                new Exhibit(RECORD, Optional.empty(), now))));
    }

    private ProcessFacts process(long pid) {
        return new ProcessFacts(
                new ProcessIdentity("boot", pid, 4711, Optional.empty(), 1000, 1, OptionalLong.empty()),
                1,
                Optional.of(Path.of("/usr/sbin/mosquitto")),
                false,
                List.of("/usr/sbin/mosquitto"),
                Optional.empty(),
                "ada",
                now.minus(Duration.ofMinutes(192)),
                false,
                true,
                Optional.empty(),
                Optional.empty());
    }
}
