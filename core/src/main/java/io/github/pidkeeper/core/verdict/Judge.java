package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Says what an observation means; a pure function of it.
 *
 * <p>The state follows from how many live processes are the broker ({@link Portrait}):
 *
 * <ul>
 *   <li><b>Several</b>: that, and nothing else is said.
 *   <li><b>One</b>: <i>not permitted</i> if the system would not let us signal it; <i>stuck</i> if a forced stop has
 *       been over and it lives on; <i>stopping</i> if a stop is under way; <i>running</i> if it answers on its port, or
 *       holds one that cannot be asked, or no port is known, or was told another one than is configured by now
 *       ({@link Deviation}); otherwise <i>starting</i> while a start is under way or it is
 *       only seconds old, and after that <i>unresponsive</i>. A suspended process is unresponsive at once.
 *   <li><b>None</b>: <i>starting</i> while a start or a restart is under way; <i>unknown</i> if something stood in the way of the
 *       looking: a pid file that is unsafe or may not be read, a process whose identity is hidden, one that shows a title
 *       in the place of its arguments, a record that only another version of this program understands; <i>failed</i> if it should run: it was started through this program,
 *       or a start or a restart was begun, and nobody has since stopped it through this program; otherwise <i>stopped</i>.
 * </ul>
 */
public final class Judge {

    /** How long a broker that is there may take until it answers, before that is worth a warning. */
    private static final Duration YOUNG = Duration.ofSeconds(5);

    public Judge() {}

    public Verdict judge(Observation seen) {
        List<Sighting> brokers = seen.brokers();
        Optional<Sighting> broker = brokers.size() == 1 ? Optional.of(brokers.getFirst()) : Optional.empty();
        BrokerState state = switch (brokers.size()) {
            case 0 -> withoutProcess(seen);
            case 1 -> withProcess(seen, brokers.getFirst());
            default -> BrokerState.SEVERAL;
        };
        return new Verdict(
                state,
                health(seen, brokers),
                broker.map(Sighting::facts),
                namedPid(seen),
                seen.readiness(),
                broker.isPresent() ? owner(seen, broker.get()) : new Owner.Nobody(),
                evidence(seen, state, brokers));
    }

    private static List<Evidence> evidence(Observation seen, BrokerState state, List<Sighting> brokers) {
        var notes = new Notes();
        var present = new Testimony(seen, brokers, notes);
        var past = new PastTestimony(seen, brokers, notes);
        if (state == BrokerState.FAILED) {
            past.brokenRestart();
        }
        present.several();
        present.titled();
        new PidFileTestimony(seen, brokers, notes).file();
        present.processes();
        present.port();
        new AnswerTestimony(seen, brokers, notes).answer();
        new ConfigurationTestimony(seen, notes).configuration();
        past.record();
        past.operation();
        return notes.inOrder();
    }

    private static BrokerState withoutProcess(Observation seen) {
        if (seen.underWay()
                && seen.memory().intent().filter(Intent::wantsItToRun).isPresent()) {
            return BrokerState.STARTING;
        }
        if (looksObstructed(seen)) {
            return BrokerState.UNKNOWN;
        }
        return shouldRun(seen) ? BrokerState.FAILED : BrokerState.STOPPED;
    }

    private static boolean looksObstructed(Observation seen) {
        return seen.isObstructed()
                || seen.file() instanceof PidFileReading.Unsafe
                || seen.file() instanceof PidFileReading.Unreadable;
    }

    private static boolean shouldRun(Observation seen) {
        // A restart of the machine ends every broker; those that come back by themselves have an owner who sees to it.
        return seen.memory().intent().isPresent()
                ? seen.memory()
                        .intent()
                        .filter(it -> it.wantsItToRun() && seen.ofThisBoot(it.operator()))
                        .isPresent()
                : seen.memory()
                        .process()
                        .filter(it -> seen.ofThisBoot(it.identity()))
                        .isPresent();
    }

    private static BrokerState withProcess(Observation seen, Sighting broker) {
        ProcessFacts facts = broker.facts();
        if (!seen.self().maySignal(facts.identity().uid())) {
            return BrokerState.NOT_PERMITTED;
        }
        Optional<Intent> intent = seen.memory().intent();
        if (intent.isPresent() && intent.get().concerns(facts.identity())) {
            if (seen.underWay()) {
                return BrokerState.STOPPING;
            }
            // One that was cut short may never have sent the signal.
            if (intent.get().aim() == Intent.Aim.FORCED_STOP && intent.get().ended()) {
                return BrokerState.STUCK;
            }
        }
        if (facts.suspended()) {
            return BrokerState.UNRESPONSIVE;
        }
        boolean startUnderWay = seen.underWay() && seen.intends(Intent.Aim.START);
        if (answers(seen, broker)) {
            return startUnderWay && seen.port().isEmpty() ? BrokerState.STARTING : BrokerState.RUNNING;
        }
        // Somebody may have set the clock back meanwhile: then it is not young for as long as that.
        boolean young = Duration.between(facts.startedAt(), seen.at()).abs().compareTo(YOUNG) < 0;
        return startUnderWay || young ? BrokerState.STARTING : BrokerState.UNRESPONSIVE;
    }

    /** Whether there is an answer, and it is this process that gave it. */
    private static boolean answers(Observation seen, Sighting broker) {
        boolean othersPort = !broker.holdsPort()
                && seen.port().filter(Judge::isHeldByProcesses).isPresent();
        if ((othersPort || isFree(seen)) && Deviation.of(seen, broker).isPresent()) {
            return true; // it was told another port, which nobody knows here
        }
        return switch (seen.readiness().answer()) {
            case NOT_ASKED -> seen.port().isEmpty();
            case GIVEN -> !othersPort;
            // Where its language is not known, TLS or HTTP is no less an answer of this very process.
            case IN_OTHER_LANGUAGE -> !othersPort && seen.own().listener().isEmpty();
            // Its certificate on disk may be a newer one: nobody else can have the port.
            case WITH_OTHER_CERTIFICATE -> broker.holdsPort();
            case NONE -> false;
            // It cannot be asked: that it listens is all there is to go by.
            case UNKNOWN -> !othersPort && !isFree(seen);
        };
    }

    private static boolean isFree(Observation seen) {
        return seen.port().filter(PortHolder.Nobody.class::isInstance).isPresent();
    }

    private static boolean isHeldByProcesses(PortHolder holder) {
        return holder instanceof PortHolder.Held;
    }

    private static PidFileHealth health(Observation seen, List<Sighting> brokers) {
        if (seen.file() instanceof PidFileReading.NamesPid named && Sighting.isAmong(brokers, named.pid())) {
            return brokers.size() == 1 ? PidFileHealth.TRUE : PidFileHealth.MISMATCHED;
        }
        return switch (seen.file()) {
            case PidFileReading.Absent _ -> brokers.isEmpty() ? PidFileHealth.ABSENT : PidFileHealth.MISSING;
            case PidFileReading.NamesPid _ -> brokers.isEmpty() ? healthOfNamed(seen) : PidFileHealth.MISMATCHED;
            case PidFileReading.Empty _, PidFileReading.Malformed _ -> PidFileHealth.MALFORMED;
            case PidFileReading.Unsafe _ -> PidFileHealth.UNSAFE;
            case PidFileReading.Unreadable _ -> PidFileHealth.UNREADABLE;
        };
    }

    /** Of a file that names a pid, while no process is the broker. */
    private static PidFileHealth healthOfNamed(Observation seen) {
        return switch (seen.named()) {
            case NamedProcess.Nobody _, NamedProcess.Gone _ -> PidFileHealth.STALE;
            case NamedProcess.Concealed _ -> PidFileHealth.UNREADABLE;
            case NamedProcess.Alive(Sighting named) ->
                seen.isTitled(named) ? PidFileHealth.UNREADABLE : PidFileHealth.MISMATCHED;
        };
    }

    private static OptionalLong namedPid(Observation seen) {
        return seen.file() instanceof PidFileReading.NamesPid named
                ? OptionalLong.of(named.pid())
                : OptionalLong.empty();
    }

    /** Who has to be asked to stop it. What we started ourselves is ours to stop, whatever control group it is in. */
    private static Owner owner(Observation seen, Sighting broker) {
        ProcessFacts facts = broker.facts();
        if (facts.container().isEmpty() && facts.unit().isEmpty()) {
            return new Owner.Nobody();
        }
        if (seen.portrait().likeness(broker, seen.self()) instanceof Likeness.Ours(Likeness.Ground ground)
                && ground == Likeness.Ground.RECORD) {
            return new Owner.Nobody();
        }
        if (facts.container().isPresent()
                && !facts.container().equals(seen.self().container())) {
            return new Owner.Container(facts.container().get());
        }
        return facts.unit()
                .filter(unit -> !seen.self().unit().equals(Optional.of(unit)))
                .<Owner>map(unit -> new Owner.SystemdUnit(unit.name(), unit.ofUser()))
                .orElseGet(Owner.Nobody::new);
    }
}
