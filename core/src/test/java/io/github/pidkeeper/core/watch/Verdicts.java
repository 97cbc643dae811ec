package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.owner.Owner;
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
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Brokers and verdicts as the tests of the watch need them. */
final class Verdicts {

    private Verdicts() {}

    static Broker broker(String name) {
        return broker(name, Path.of("/run", name + ".pid"));
    }

    static Broker broker(String name, Path pidFile) {
        return new Broker(
                new BrokerName(name),
                BrokerKind.GENERIC,
                new Command(Path.of("/usr/sbin", name), List.of()),
                pidFile,
                Optional.empty(),
                OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
    }

    static Verdict verdict(BrokerState state) {
        return verdict(state, Duration.ofMillis(3), 0, Instant.EPOCH);
    }

    static Verdict verdict(BrokerState state, Duration latency, int returnCode, Instant at) {
        return new Verdict(
                state,
                PidFileHealth.ABSENT,
                Optional.empty(),
                OptionalLong.empty(),
                new Readiness.Answers(latency, returnCode),
                new Owner.Nobody(),
                List.of(new Evidence(
                        Evidence.Check.MQTT,
                        Evidence.Bearing.CONFIRMS,
                        Message.of(Phrase.MQTT_ANSWERS, 1883, latency),
                        new Exhibit("CONNECT localhost:1883", Optional.of("CONNACK " + returnCode), at))));
    }

    static Evidence unguarded(Broker broker, Duration safetyCheck, String reason) {
        return new Evidence(
                Evidence.Check.PID_FILE,
                Evidence.Bearing.OPEN,
                Message.of(Phrase.PID_FILE_UNGUARDED, broker.pidFile(), safetyCheck, reason),
                new Exhibit(broker.pidFile().toString(), Optional.empty(), Instant.EPOCH));
    }
}
