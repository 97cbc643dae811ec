package io.github.pidkeeper.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds for every verdict, whatever was observed, nonsense too. */
@PropertyDefaults(tries = 3000, edgeCases = EdgeCasesMode.NONE)
class JudgeOfAnythingTest {

    private final Judge judge = new Judge();

    @Property(maxDiscardRatio = 50)
    void runningIsOnlyWhatIsProvenAndOursToSignal(@ForAll("anything") Observation seen) {
        Verdict verdict = judge.judge(seen);
        Assume.that(verdict.state() == BrokerState.RUNNING);

        assertThat(seen.brokers()).hasSize(1);
        Sighting broker = seen.brokers().getFirst();
        assertThat(verdict.process()).contains(broker.facts());
        assertThat(seen.portrait().likeness(broker, seen.self())).isInstanceOf(Likeness.Ours.class);
        assertThat(maySignal(seen, broker)).isTrue();
    }

    @Property
    @Fault({"C10", "D13"})
    void whoeverIsOursAndLivesIsNeverDead(@ForAll("anything") Observation seen) {
        List<Sighting> brokers = seen.brokers();
        Assume.that(!brokers.isEmpty());

        Verdict verdict = judge.judge(seen);

        assertThat(verdict.state().alive()).isTrue();
        assertThat(verdict.process().isPresent()).isEqualTo(brokers.size() == 1);
        if (brokers.size() > 1) {
            assertThat(verdict.state()).isEqualTo(BrokerState.SEVERAL);
        } else if (!maySignal(seen, brokers.getFirst())) {
            assertThat(verdict.state()).as("EPERM is a sign of life").isEqualTo(BrokerState.NOT_PERMITTED);
        }
    }

    @Property
    void nobodyLivesWithoutAProcess(@ForAll("anything") Observation seen) {
        Assume.that(seen.brokers().isEmpty());

        Verdict verdict = judge.judge(seen);

        assertThat(verdict.process()).isEmpty();
        assertThat(verdict.state())
                .isIn(BrokerState.STARTING, BrokerState.UNKNOWN, BrokerState.FAILED, BrokerState.STOPPED);
        if (verdict.state() == BrokerState.STARTING) {
            assertThat(seen.underWay()).isTrue();
        }
    }

    @Property
    @Fault({"B08", "D09", "D14"})
    void whatCouldNotBeLookedIntoIsNeverDead(@ForAll("anything") Observation seen) {
        Verdict verdict = judge.judge(seen);
        Assume.that(verdict.state().mayStart());

        assertThat(seen.named()).isNotInstanceOf(NamedProcess.Concealed.class);
        assertThat(seen.memory().foreign()).isEmpty();
        assertThat(seen.sightings()).noneMatch(seen::isTitled);
        assertThat(seen.file())
                .isNotInstanceOf(PidFileReading.Unsafe.class)
                .isNotInstanceOf(PidFileReading.Unreadable.class);
    }

    @Property
    void theHealthOfThePidFileFollowsFromWhatItSaysAndWhoLives(@ForAll("anything") Observation seen) {
        List<Sighting> brokers = seen.brokers();
        Verdict verdict = judge.judge(seen);

        boolean so = switch (verdict.pidFileHealth()) {
            case TRUE ->
                brokers.size() == 1
                        && verdict.namedPid().orElseThrow()
                                == brokers.getFirst().pid();
            case MISMATCHED -> verdict.namedPid().isPresent() && (!brokers.isEmpty() || namesAlive(seen, false));
            case STALE ->
                verdict.namedPid().isPresent() && brokers.isEmpty() && seen.named() instanceof NamedProcess.Gone;
            case ABSENT -> seen.file() instanceof PidFileReading.Absent && brokers.isEmpty();
            case MISSING -> seen.file() instanceof PidFileReading.Absent && !brokers.isEmpty();
            case MALFORMED ->
                seen.file() instanceof PidFileReading.Empty || seen.file() instanceof PidFileReading.Malformed;
            case UNSAFE -> seen.file() instanceof PidFileReading.Unsafe;
            case UNREADABLE ->
                seen.file() instanceof PidFileReading.Unreadable
                        || seen.named() instanceof NamedProcess.Concealed
                        || namesAlive(seen, true);
        };

        assertThat(so).as(verdict.pidFileHealth().toString()).isTrue();
    }

    @Property
    void thereIsAlwaysEvidenceContradictionsFirstAndEachPieceTellsItsSource(@ForAll("anything") Observation seen) {
        List<Evidence> evidence = judge.judge(seen).evidence();

        assertThat(evidence).isNotEmpty();
        assertThat(evidence.stream().map(one -> one.bearing() != Bearing.CONTRADICTS))
                .as("the bad news first")
                .isSorted();
        assertThat(evidence).allSatisfy(one -> {
            assertThat(one.exhibit().source()).isNotBlank().doesNotContain("#");
            assertThat(one.exhibit().value()).isNotEqualTo(Optional.of(""));
        });
    }

    @Property(maxDiscardRatio = 50)
    void bothPidsOfAMismatchAreInItsFirstContradiction(@ForAll("anything") Observation seen) {
        Verdict verdict = judge.judge(seen);
        Assume.that(verdict.pidFileHealth() == PidFileHealth.MISMATCHED
                && verdict.process().isPresent());

        Evidence first = verdict.evidence().getFirst();
        assertThat(first.check()).isEqualTo(Evidence.Check.PID_FILE);
        assertThat(first.finding().arguments())
                .contains(
                        verdict.namedPid().orElseThrow(),
                        verdict.process().orElseThrow().pid());
    }

    @Property
    void theSameIsJudgedTheSameTwice(@ForAll("anything") Observation seen) {
        assertThat(judge.judge(seen)).isEqualTo(judge.judge(seen));
    }

    @Property
    @StatisticsReport(onFailureOnly = true)
    void everyStateAndEveryHealthIsMetHere(@ForAll("anything") Observation seen) {
        Verdict verdict = judge.judge(seen);

        Statistics.label("state").collect(verdict.state());
        Statistics.label("health").collect(verdict.pidFileHealth());
        Statistics.label("state").coverage(met -> {
            for (BrokerState state : BrokerState.values()) {
                met.check(state).count(times -> times > 0);
            }
        });
        Statistics.label("health").coverage(met -> {
            for (PidFileHealth health : PidFileHealth.values()) {
                met.check(health).count(times -> times > 0);
            }
        });
    }

    private static boolean namesAlive(Observation seen, boolean titled) {
        return seen.named() instanceof NamedProcess.Alive(Sighting process) && seen.isTitled(process) == titled;
    }

    /** What kill(2) says of it. */
    private static boolean maySignal(Observation seen, Sighting process) {
        long own = seen.self().identity().uid();
        return own == 0 || own == process.facts().identity().uid();
    }

    @Provide
    Arbitrary<Observation> anything() {
        return new AnyObservation().observations();
    }
}
