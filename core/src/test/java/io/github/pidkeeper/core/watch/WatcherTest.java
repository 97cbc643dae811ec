package io.github.pidkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatcherTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Patience patience = Patience.ofABusyMachine();
    private final Broker one = Verdicts.broker("one");
    private final Broker other = Verdicts.broker("other");
    private final FakeSentinel sentinel = new FakeSentinel();
    private final FakeLook look = new FakeLook();
    private final List<Snapshot> published = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private Watcher watcher = watcher(new Rhythm(LONG, Duration.ofMillis(5), Duration.ofMillis(20), LONG));

    @AfterEach
    void everyPinIsClosedInTheEnd() {
        end.countDown();
        watcher.close();
        assertThat(sentinel.isClosed()).isTrue();
        patience.until("all closed", () -> look.pins().stream().allMatch(FakePin::isClosed));
    }

    @Test
    void everyBrokerIsLookedAtAtOnceAndPublished() {
        look.sees(one, BrokerState.FAILED);
        watcher.watch(List.of(one, other));

        awaitPublished(2);
        assertThat(published).extracting(Snapshot::broker).containsExactlyInAnyOrder(one, other);
        patience.until("both", () -> watcher.latest().size() == 2);
        assertThat(watcher.latest()).extracting(Snapshot::broker).containsExactly(one, other);
        assertThat(sentinel.guarded()).containsExactlyInAnyOrder(one.pidFile(), other.pidFile());
    }

    @Test
    void aChangeOfThePidFileMakesALookAndWhatIsNewIsPublished() {
        watch(one);
        look.sees(one, BrokerState.FAILED);
        sentinel.change(one.pidFile());

        awaitPublished(2);
        assertThat(published.getLast().verdict().state()).isEqualTo(BrokerState.FAILED);
    }

    @Test
    void whatSaysNothingNewIsNotPublished() {
        watch(one);
        sentinel.change(one.pidFile());

        awaitLooks(one, 2);
        look.sees(one, BrokerState.FAILED);
        sentinel.change(one.pidFile());
        awaitPublished(2);
        assertThat(published)
                .extracting(it -> it.verdict().state())
                .containsExactly(BrokerState.STOPPED, BrokerState.FAILED);
    }

    @Test
    void whileTheSystemHasNoThreadForALookThatIsToldAndTheWatchGoesOn() {
        var none = new AtomicBoolean(true);
        watcher.close();
        watcher = new Watcher(look, new FakeSentinel(), published::add, Rhythm.USUAL, new LookThreads(work -> {
            if (none.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return Thread.ofPlatform().daemon().name("look").unstarted(work);
        }));
        watcher.watch(List.of(one));
        awaitPublished(1);
        assertThat(published.getFirst().verdict().state()).isEqualTo(BrokerState.UNKNOWN);

        none.set(false);
        watcher.lookAgain();
        awaitPublished(2);
        assertThat(published.getLast().verdict().state()).isEqualTo(BrokerState.STOPPED);
    }

    @Test
    void theEndOfABrokerIsRehearsedOnceThereIsOne() {
        watch(one);
        patience.until("rehearsed", () -> !look.rehearsals().isEmpty() && noLookIsLeft());
        List<Broker> rehearsals = List.copyOf(look.rehearsals());
        watch(one, other);
        sentinel.change(one.pidFile());

        awaitLooks(one, 2);
        awaitLooks(other, 1);
        patience.until("no look left", WatcherTest::noLookIsLeft);
        assertThat(look.rehearsals()).isEqualTo(rehearsals).containsOnly(one);
    }

    @Test
    void theExitOfItsProcessMakesALookAndLetsGoOfIt() {
        watch(one);
        FakePin pin = look.pins().getFirst();
        sentinel.exit(pin);

        awaitLooks(one, 2);
        assertThat(pin.isClosed()).isTrue();
    }

    @Test
    void eachLooksPinReplacesTheOneBefore() {
        watch(one);
        sentinel.change(one.pidFile());

        patience.until("first pin closed", () -> look.pins().getFirst().isClosed());
        assertThat(look.pins()).hasSize(2);
        assertThat(look.pins().getLast().isClosed()).isFalse();
    }

    @Test
    void anEventAtOneBrokerMakesNoLookAtAnother() {
        watch(one, other);
        sentinel.change(one.pidFile());
        awaitLooks(one, 2);

        assertThat(look.looksAt(other)).isEqualTo(1);
    }

    @Test
    void askingForALookMakesOneAtEveryBroker() {
        watch(one, other);
        watcher.lookAgain();

        awaitLooks(one, 2);
        awaitLooks(other, 2);
    }

    @Test
    void aBurstOfEventsMakesFewLooks() {
        watch(one);
        for (int i = 0; i < 500; i++) {
            sentinel.change(one.pidFile());
        }
        awaitLooks(one, 2);
        watcher.lookAgain();
        awaitLooks(one, 3);

        assertThat(look.looksAt(one)).isLessThan(100);
    }

    @Test
    void whileNothingHappensNothingIsDone() {
        watch(one);
        patience.until(
                "waiting",
                () -> !sentinel.limits().isEmpty()
                        && sentinel.limits().getLast().compareTo(Duration.ofSeconds(1)) > 0);
        int waits = sentinel.limits().size();

        assertThat(look.looksAt(one)).isEqualTo(1);
        assertThat(sentinel.limits()).hasSize(waits);
    }

    @Test
    void theSafetyCheckLooksThoughNothingHasHappened() {
        restart(new Rhythm(Duration.ofMillis(20), Duration.ofMillis(1), LONG, LONG));
        watcher.watch(List.of(one));

        awaitLooks(one, 4);
        assertThat(published).hasSize(1);
    }

    @Test
    void aStartIsFollowedWithoutAnyEvent() {
        look.sees(one, BrokerState.STARTING);
        watch(one);

        awaitLooks(one, 2);
    }

    @Test
    void thatChangesOfAPidFileGoUnnoticedIsSaid() {
        sentinel.refuse("no more watches");
        watch(one);

        assertThat(published.getFirst().verdict().evidence())
                .last()
                .isEqualTo(Verdicts.unguarded(one, LONG, "no more watches"));
    }

    @Test
    void ofManyThatAreDueAFewAreLookedAtTogether() {
        restart(new Rhythm(LONG, Duration.ofMillis(1), LONG, LONG));
        List<Broker> brokers = hanging(50);
        watcher.watch(brokers);
        patience.until("some", () -> threads("look at hung-").size() == Turns.MOST);
        sentinel.change(brokers.getLast().pidFile());
        patience.until("one more for an event", () -> threads("look at hung-").size() == Turns.MOST + 1);
        end.countDown();

        awaitPublished(50);
        brokers.forEach(broker -> assertThat(look.looksAt(broker)).isEqualTo(1));
    }

    @Test
    void manyThatHangHoldUpNobodyElse() {
        List<Broker> brokers = hanging(20);
        watcher.watch(Stream.concat(brokers.stream(), Stream.of(one)).toList());
        awaitLooks(one, 1);
        sentinel.change(one.pidFile());

        awaitLooks(one, 2);
        assertThat(threads("look at hung-")).hasSize(20);
        for (int i = 0; i < 5; i++) {
            watcher.lookAgain();
            awaitLooks(one, 3 + i);
        }
        assertThat(threads("look at hung-")).hasSize(20);
    }

    @Test
    @Fault("D04")
    void aLookThatHangsIsToldAndHoldsUpNobodyElse() {
        restart(new Rhythm(LONG, Duration.ofMillis(1), LONG, Duration.ofMillis(30)));
        look.sees(one, () -> {
            awaitEnd();
            return Verdicts.verdict(BrokerState.STOPPED);
        });
        watcher.watch(List.of(one, other));

        patience.until("unknown", () -> stateOf(one) == BrokerState.UNKNOWN);
        sentinel.change(other.pidFile());
        awaitLooks(other, 2);
        sentinel.change(one.pidFile());
        awaitLooks(other, 2);
        assertThat(look.looksAt(one)).isZero();
    }

    @Test
    @Fault("D04")
    void aLookThatComesBackTooLateIsReplacedByAFreshOne() {
        restart(new Rhythm(LONG, Duration.ofMillis(1), LONG, Duration.ofMillis(30)));
        look.sees(one, () -> {
            awaitEnd();
            look.sees(one, BrokerState.FAILED);
            return Verdicts.verdict(BrokerState.STOPPED);
        });
        watcher.watch(List.of(one));
        patience.until("unknown", () -> stateOf(one) == BrokerState.UNKNOWN);
        end.countDown();

        patience.until("failed", () -> stateOf(one) == BrokerState.FAILED);
        assertThat(published)
                .extracting(it -> it.verdict().state())
                .containsExactly(BrokerState.UNKNOWN, BrokerState.FAILED);
        assertThat(look.pins().getFirst().isClosed()).isTrue();
    }

    @Test
    void aLookThatFailsIsUnknownAndTheWatchGoesOn() {
        look.sees(one, () -> {
            throw new IllegalStateException("made for the test");
        });
        watch(one);
        assertThat(stateOf(one)).isEqualTo(BrokerState.UNKNOWN);
        look.sees(one, BrokerState.STOPPED);
        watcher.lookAgain();

        patience.until("stopped", () -> stateOf(one) == BrokerState.STOPPED);
    }

    @Test
    void aListenerThatFailsDoesNotEndTheWatch() {
        watcher.close();
        watcher = new Watcher(
                look,
                new FakeSentinel(),
                snapshot -> {
                    published.add(snapshot);
                    throw new IllegalStateException("made for the test");
                },
                Rhythm.USUAL);
        watcher.watch(List.of(one, other));

        awaitPublished(2);
    }

    @Test
    void aBrokerThatIsNoLongerWatchedIsForgotten() {
        watch(one, other);
        watcher.watch(List.of(other));

        patience.until("forgotten", () -> watcher.latest().size() == 1);
        patience.until("released", () -> sentinel.guarded().size() == 1);
        assertThat(watcher.latest()).extracting(Snapshot::broker).containsExactly(other);
        assertThat(look.looksAt(other)).isEqualTo(1);
        patience.until(
                "one pin closed",
                () -> look.pins().stream().filter(FakePin::isClosed).count() == 1);
    }

    @Test
    void aBrokerThatIsConfiguredAnewIsLookedAtAnew() {
        watch(one);
        Broker changed = Verdicts.broker("renamed", one.pidFile());
        watcher.watch(List.of(changed));

        awaitLooks(changed, 1);
        patience.until(
                "published",
                () -> watcher.latest().stream().anyMatch(it -> it.broker().equals(changed)));
        assertThat(sentinel.guarded()).containsExactly(one.pidFile());
    }

    @Test
    void aLookThatOutlivesTheWatchLetsGoOfItsProcess() {
        look.sees(one, () -> {
            awaitEnd();
            return Verdicts.verdict(BrokerState.STOPPED);
        });
        watcher.watch(List.of(one));
        patience.until("looking", () -> sentinel.guarded().contains(one.pidFile()));
        watcher.close();
        end.countDown();

        patience.until("its pin", () -> look.pins().size() == 1);
        patience.until("its pin closed", () -> look.pins().getFirst().isClosed());
        assertThat(published).isEmpty();
    }

    private Watcher watcher(Rhythm rhythm) {
        return new Watcher(look, sentinel, published::add, rhythm);
    }

    private void restart(Rhythm rhythm) {
        watcher.close();
        watcher = watcher(rhythm);
    }

    private void watch(Broker... brokers) {
        watcher.watch(List.of(brokers));
        patience.until("a first look at each", () -> watcher.latest().size() == brokers.length);
    }

    private BrokerState stateOf(Broker broker) {
        return watcher.latest().stream()
                .filter(it -> it.broker().equals(broker))
                .map(it -> it.verdict().state())
                .findFirst()
                .orElse(BrokerState.STARTING);
    }

    private void awaitLooks(Broker broker, int looks) {
        patience.until(looks + " looks at " + broker.name(), () -> look.looksAt(broker) >= looks);
    }

    private void awaitPublished(int snapshots) {
        patience.until(snapshots + " snapshots", () -> published.size() >= snapshots);
    }

    /** Brokers of whom no look comes back before the end. */
    private List<Broker> hanging(int number) {
        List<Broker> brokers = IntStream.range(0, number)
                .mapToObj(i -> Verdicts.broker("hung-" + i))
                .toList();
        brokers.forEach(broker -> look.sees(broker, () -> {
            awaitEnd();
            return Verdicts.verdict(BrokerState.STOPPED);
        }));
        return brokers;
    }

    private static boolean noLookIsLeft() {
        return threads("look at ").isEmpty();
    }

    private static List<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
