package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Optional;

/**
 * How a broker stands, as coarse as a person wants to know it who does not look.
 *
 * @param wrongFile what is wrong with its pid file, if that misleads whoever trusts it; one that merely was left behind does not
 * @param verdict in which that was last seen
 */
public record Standing(Doing doing, Optional<PidFileHealth> wrongFile, Verdict verdict) {

    /** What it does. */
    public enum Doing {
        RUNS,
        DOWN,
        FAILED,
        STUCK,
        UNRESPONSIVE,
        SEVERAL,
        /** That cannot be known. */
        UNCLEAR;

        /** Whether it is over as soon as the broker runs, and that is worth telling whoever knew. */
        boolean endsInRunning() {
            return switch (this) {
                case DOWN, FAILED, STUCK, UNRESPONSIVE -> true;
                case RUNS, SEVERAL, UNCLEAR -> false;
            };
        }

        /** Whether a process of it is there that could end. */
        boolean isAlive() {
            return switch (this) {
                case RUNS, STUCK, UNRESPONSIVE, SEVERAL -> true;
                case DOWN, FAILED, UNCLEAR -> false;
            };
        }
    }

    /** Empty while it starts or stops, and where nothing is known but that nothing is known. */
    static Optional<Standing> of(Verdict verdict) {
        return doing(verdict)
                .map(doing ->
                        new Standing(doing, doing == Doing.SEVERAL ? Optional.empty() : wrongFile(verdict), verdict));
    }

    private static Optional<Doing> doing(Verdict verdict) {
        return switch (verdict.state()) {
            case STARTING, STOPPING -> Optional.empty();
            case RUNNING -> Optional.of(Doing.RUNS);
            case NOT_PERMITTED -> Optional.of(verdict.runs() ? Doing.RUNS : Doing.UNRESPONSIVE);
            case STOPPED -> Optional.of(Doing.DOWN);
            case FAILED -> Optional.of(Doing.FAILED);
            case STUCK -> Optional.of(Doing.STUCK);
            case UNRESPONSIVE -> Optional.of(Doing.UNRESPONSIVE);
            case SEVERAL -> Optional.of(Doing.SEVERAL);
            case UNKNOWN -> wrongFile(verdict).map(_ -> Doing.UNCLEAR);
        };
    }

    private static Optional<PidFileHealth> wrongFile(Verdict verdict) {
        PidFileHealth health = verdict.pidFileHealth();
        boolean wrong = switch (health) {
            case MISMATCHED, UNSAFE -> true;
            case MISSING, MALFORMED -> verdict.state().alive();
            case ABSENT, TRUE, STALE, UNREADABLE -> false;
        };
        return wrong ? Optional.of(health) : Optional.empty();
    }

    /** The same, and where what it does cannot be known, it does what it did: nobody has seen anything else. */
    Standing after(Optional<Standing> before) {
        return doing == Doing.UNCLEAR
                ? before.map(it -> new Standing(it.doing, wrongFile, verdict)).orElse(this)
                : this;
    }

    /** Whether it is asked again only at the next check: so it is with another user's broker, also while it starts. */
    boolean isAskedSeldom() {
        return verdict.state() == BrokerState.NOT_PERMITTED;
    }

    Optional<ProcessIdentity> process() {
        return verdict.process().map(ProcessFacts::identity);
    }

    /** Whether there is nothing to tell apart, whatever else the verdicts say. */
    boolean sameAs(Standing other) {
        return doing == other.doing && wrongFile.equals(other.wrongFile) && !(doing == Doing.RUNS && isAnother(other));
    }

    /** Whether the one process is certainly not the other. */
    boolean isAnother(Standing other) {
        return process()
                .flatMap(one -> other.process().filter(two -> !one.sameProcessAs(two)))
                .isPresent();
    }

    /** What is wrong, where somebody looks for the first time. */
    Optional<Topic> wrong() {
        return switch (doing) {
            case FAILED -> Optional.of(Topic.FAILED);
            case STUCK -> Optional.of(Topic.STUCK);
            case UNRESPONSIVE -> Optional.of(Topic.UNRESPONSIVE);
            case SEVERAL -> Optional.of(Topic.SEVERAL);
            case RUNS, DOWN, UNCLEAR -> wrongFile.map(_ -> Topic.PID_FILE);
        };
    }
}
