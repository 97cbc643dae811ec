package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.pidfile.PidFileDirectory;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Observation;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Optional;

/**
 * Why a pid file is not ours to repair: what is right is not known, or what is written there would not stay.
 *
 * <p>A service of systemd's is no reason. Nothing is signalled, so nothing is revived; where the unit has no PIDFile= the
 * file is nobody's but the broker's, and where it has one, the process that was proven, which is in that unit's own control
 * group, is what systemd believes too. A container is one: inside and outside the same process has two pids, and which of
 * them is right depends on who reads the file.
 */
record RepairRefusal(Broker broker) {

    /** Empty if nothing speaks against it. */
    Optional<Message> of(Sight look) {
        return new Ground(broker)
                .slipOfPidFile()
                .or(() -> ofFile(look.observation().file()))
                .or(() -> ofState(look.verdict()))
                .or(() -> ofPlace(look));
    }

    private Optional<Message> ofFile(PidFileReading file) {
        return switch (file) {
            case PidFileReading.Unsafe(Message reason) -> refusal(Phrase.REPAIR_OF_UNSAFE, broker.pidFile(), reason);
            case PidFileReading.Unreadable(Message reason) ->
                refusal(Phrase.REPAIR_OF_UNREADABLE, broker.pidFile(), reason);
            case PidFileReading.Absent _,
                    PidFileReading.NamesPid _,
                    PidFileReading.Empty _,
                    PidFileReading.Malformed _ -> Optional.empty();
        };
    }

    private Optional<Message> ofState(Verdict verdict) {
        return switch (verdict.state()) {
            case UNKNOWN -> refusal(Phrase.REPAIR_OF_UNKNOWN, name(), verdict.reason());
            case SEVERAL -> refusal(Phrase.REPAIR_OF_SEVERAL, name(), verdict.reason());
            case NOT_PERMITTED -> {
                ProcessFacts process = verdict.process().orElseThrow();
                yield refusal(Phrase.REPAIR_NOT_PERMITTED, name(), process.pid(), process.user());
            }
            case STOPPED, STARTING, RUNNING, UNRESPONSIVE, STOPPING, STUCK, FAILED ->
                verdict.owner() instanceof Owner.Container(String id)
                        ? refusal(
                                Phrase.REPAIR_IN_CONTAINER,
                                name(),
                                verdict.process().orElseThrow().pid(),
                                id)
                        : Optional.empty();
        };
    }

    /** Where nothing would be written nothing can go wrong. */
    private Optional<Message> ofPlace(Sight look) {
        var ground = new Ground(broker);
        Observation seen = look.observation();
        boolean untouched = look.verdict().pidFileHealth() == PidFileHealth.ABSENT;
        return untouched || ground.missingDirectory().isPresent()
                ? Optional.empty()
                : new PidFileDirectory(
                                ground.directory(), seen.self().identity().uid())
                        .problem();
    }

    private String name() {
        return broker.name().text();
    }

    private static Optional<Message> refusal(Phrase phrase, Object... arguments) {
        return Optional.of(Message.of(phrase, arguments));
    }
}
