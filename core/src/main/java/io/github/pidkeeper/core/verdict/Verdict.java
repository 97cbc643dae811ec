package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an observation means: what the broker does, whether its pid file tells the truth, and why we think so.
 *
 * @param process the proven process of the broker; present exactly where one is known to live and could be proven
 * @param namedPid the pid that the pid file names, where it names one
 * @param evidence contradictions first, otherwise in the order of looking
 */
public record Verdict(
        BrokerState state,
        PidFileHealth pidFileHealth,
        Optional<ProcessFacts> process,
        OptionalLong namedPid,
        Readiness readiness,
        Owner owner,
        List<Evidence> evidence) {

    private static final Set<Phrase> UNDER_WAY = Set.of(
            Phrase.OPERATION_STARTING,
            Phrase.OPERATION_STOPPING,
            Phrase.OPERATION_FORCING,
            Phrase.OPERATION_RESTARTING);

    private static final Set<Phrase> DEVIATING =
            Set.of(Phrase.PROCESS_OTHER_ARGUMENTS, Phrase.PROCESS_OTHER_COMMAND, Phrase.PROCESS_COMMAND_CHANGED);

    /** @throws IllegalArgumentException if it says "running" without a proven process, or "stopped" with one */
    public Verdict {
        if (state == BrokerState.RUNNING && process.isEmpty()) {
            throw new IllegalArgumentException("running needs a proven process");
        }
        if ((state == BrokerState.STOPPED || state == BrokerState.FAILED) && process.isPresent()) {
            throw new IllegalArgumentException(
                    state + " with a live process: " + process.get().pid());
        }
        evidence = List.copyOf(evidence);
    }

    /** The same, and one thing more to be said. */
    public Verdict with(Evidence more) {
        return new Verdict(
                state,
                pidFileHealth,
                process,
                namedPid,
                readiness,
                owner,
                Stream.concat(evidence.stream(), Stream.of(more)).toList());
    }

    /** Whether somebody was carrying out an operation on the broker, so that this is soon out of date. */
    public boolean operationUnderWay() {
        return evidence.stream().map(one -> one.finding().phrase()).anyMatch(UNDER_WAY::contains);
    }

    /** That the broker was started with other words than are configured by now, if it was. */
    public Optional<Message> deviation() {
        return evidence.stream()
                .map(Evidence::finding)
                .filter(finding -> DEVIATING.contains(finding.phrase()))
                .findFirst();
    }

    /** Whether it runs and, as far as it can be asked, answers, whoever's process it is. */
    public boolean runs() {
        return state == BrokerState.RUNNING
                || (state == BrokerState.NOT_PERMITTED
                        && !(readiness instanceof Readiness.Refused || readiness instanceof Readiness.Silent)
                        && !letsNobodyIn());
    }

    /** Whether it takes connections, and no client can come any further. */
    public boolean letsNobodyIn() {
        return readiness instanceof Readiness.Unproven
                || (readiness instanceof Readiness.NoHandshake(var reason) && reason.isPresent());
    }

    /** Whether to offer a stop: it is ours to signal, or somebody can be asked who may. */
    public boolean mayStop() {
        return state.mayStop() || (state == BrokerState.NOT_PERMITTED && owner instanceof Owner.SystemdUnit);
    }

    /** Whether it is not ours to signal, but systemd's to stop: another user's own systemd is not there for us. */
    public boolean isServiceOfAnotherUser() {
        return state == BrokerState.NOT_PERMITTED && owner instanceof Owner.SystemdUnit(var _, var ofUser) && !ofUser;
    }

    /**
     * Whether to offer a repair of the pid file: it is wrong, and what is right is known. A broker that is about to write its
     * file, or to exit, needs none.
     */
    public boolean mayRepair() {
        return switch (pidFileHealth) {
            case MISSING, STALE, MISMATCHED, MALFORMED ->
                switch (state) {
                    case RUNNING, UNRESPONSIVE, STUCK, STOPPED, FAILED -> !(owner instanceof Owner.Container);
                    case STARTING, STOPPING, NOT_PERMITTED, SEVERAL, UNKNOWN -> false;
                };
            case ABSENT, TRUE, UNSAFE, UNREADABLE -> false;
        };
    }

    /** The one most important finding: the first contradiction, or else what was seen of the pid file. */
    public Message foremost() {
        return evidence.getFirst().finding();
    }

    /** The same for somebody who is told nothing else, and so has to be told which file it is about. */
    public Message reason() {
        Evidence first = evidence.getFirst();
        boolean ofFile = first.check() == Evidence.Check.PID_FILE || first.check() == Evidence.Check.RECORD;
        return ofFile
                ? Message.of(Phrase.FINDING_IN, first.finding(), first.exhibit().source())
                : first.finding();
    }
}
