package io.github.pidkeeper.core.verdict;

import static io.github.pidkeeper.core.verdict.ProcessFactsBuilder.NOW;
import static io.github.pidkeeper.core.verdict.Scene.STAMP;
import static io.github.pidkeeper.core.verdict.Scene.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every verdict, shown on observations of every sort, those that make no sense among them. */
class JudgeOfAnythingTest {

    private static final int SCENES = 40_000;
    private static final Message REASON = Message.of(Phrase.FILE_LINK);

    private final Random random = new Random(278718);
    private final Map<BrokerState, Integer> states = new EnumMap<>(BrokerState.class);
    private final Map<PidFileHealth, Integer> healths = new EnumMap<>(PidFileHealth.class);

    @Test
    void noObservationMakesItLie() {
        for (int i = 0; i < SCENES; i++) {
            Observation seen = anything().observation();
            Verdict verdict = new Judge().judge(seen);
            states.merge(verdict.state(), 1, Integer::sum);
            healths.merge(verdict.pidFileHealth(), 1, Integer::sum);
            check(seen, verdict);
        }
        assertThat(states.keySet()).as("every state was met").containsExactlyInAnyOrder(BrokerState.values());
        assertThat(healths.keySet()).as("every health was met").containsExactlyInAnyOrder(PidFileHealth.values());
    }

    private static void check(Observation seen, Verdict verdict) {
        List<Sighting> brokers = seen.brokers();
        boolean alive = verdict.state().alive();
        String scene = seen.toString();

        assertThat(verdict.process().isPresent()).as(scene).isEqualTo(brokers.size() == 1);
        verdict.process().ifPresent(process -> {
            Sighting proven = brokers.getFirst();
            assertThat(process).as(scene).isEqualTo(proven.facts());
            assertThat(seen.portrait().likeness(proven, seen.self())).as(scene).isInstanceOf(Likeness.Ours.class);
        });
        if (!brokers.isEmpty()) {
            assertThat(alive).as("a live broker is never dead: " + scene).isTrue();
        }
        if (alive && verdict.state() != BrokerState.STARTING) {
            assertThat(brokers).as("nobody lives without a process: " + scene).isNotEmpty();
        }
        if (verdict.state() == BrokerState.STOPPED || verdict.state() == BrokerState.FAILED) {
            assertThat(seen.named()).as(scene).isNotInstanceOf(NamedProcess.Concealed.class);
            assertThat(seen.file())
                    .as(scene)
                    .isNotInstanceOf(PidFileReading.Unsafe.class)
                    .isNotInstanceOf(PidFileReading.Unreadable.class);
        }
        if (verdict.pidFileHealth() == PidFileHealth.TRUE) {
            assertThat(verdict.namedPid().orElseThrow())
                    .as(scene)
                    .isEqualTo(verdict.process().orElseThrow().pid());
        }
        if (verdict.state() == BrokerState.RUNNING) {
            long uid = verdict.process().orElseThrow().identity().uid();
            assertThat(seen.self().maySignal(uid)).as(scene).isTrue();
        }
        assertThat(verdict.evidence()).as(scene).isNotEmpty();
        assertThat(new Judge().judge(seen)).as("the same twice: " + scene).isEqualTo(verdict);
    }

    private Scene anything() {
        var scene = new Scene().kind(any(BrokerKind.values())).asUser(any(0L, 1000L, 1001L));
        ProcessFacts one = process(any(100L, 200L));
        ProcessFacts other = process(any(200L, 300L));
        switch (random.nextInt(9)) {
            case 0, 1 -> scene.fileNames(one, random.nextBoolean());
            case 2 -> scene.fileNames(100, new NamedProcess.Gone());
            case 3 -> scene.fileNames(100, new NamedProcess.Concealed("hidepid"));
            case 4 -> scene.file(new PidFileReading.Unsafe(REASON));
            case 5 -> scene.file(new PidFileReading.Unreadable(REASON));
            case 6 -> scene.file(new PidFileReading.Malformed(STAMP, REASON));
            case 7 -> scene.file(new PidFileReading.Empty(STAMP));
            default -> scene.file(new PidFileReading.Absent());
        }
        if (random.nextInt(3) == 0) {
            scene.found(other, random.nextBoolean());
        }
        if (random.nextInt(6) == 0) {
            scene.found(process(400L), random.nextBoolean());
        }
        if (random.nextInt(4) == 0) {
            scene.withoutPort();
        }
        if (random.nextInt(4) == 0) {
            scene.othersHidden();
        }
        scene.port(any(
                new PortHolder.Nobody(),
                new PortHolder.Held(Set.of(any(100L, 200L, 300L))),
                new PortHolder.HeldByUser(any(0L, 1000L), "somebody"),
                new PortHolder.Unknown("no idea")));
        scene.readiness(any(
                new Readiness.NotAsked(),
                new Readiness.Answers(Duration.ofMillis(2), 0),
                new Readiness.NotMqtt(),
                new Readiness.Refused(),
                new Readiness.Unprobed(),
                new Readiness.Silent(Duration.ofMillis(1500))));
        if (random.nextInt(3) == 0) {
            scene.remembers(any(
                            one,
                            other,
                            Scene.process(any(100L, 500L))
                                    .boot(any("boot-0", "boot-1"))
                                    .build())
                    .identity());
        }
        if (random.nextInt(2) == 0) {
            scene.intends(
                    any(Intent.Aim.values()), any(Optional.of(one.identity()), Optional.empty()), random.nextBoolean());
        }
        if (random.nextInt(3) == 0) {
            scene.underWay();
        }
        return scene;
    }

    private ProcessFacts process(long pid) {
        var process = Scene.process(pid)
                .uid(any(0L, 1000L, 1000L))
                .ticks(any(5000L, 6000L))
                .parent(any(1L, 100L, 200L, 300L))
                .suspended(random.nextInt(8) == 0)
                .startedAt(any(NOW, NOW.minusSeconds(3600), NOW.plusSeconds(3600)));
        switch (random.nextInt(6)) {
            case 0 -> process.executable("/usr/bin/sleep").line("sleep", "300");
            case 1 -> process.executableUnreadable();
            case 2 -> process.line("/usr/bin/nanomq", "restart", "--conf", "/etc/other.conf");
            case 3 -> process.container("c0ffee");
            default -> {
                // The broker as configured.
            }
        }
        if (random.nextInt(8) == 0) {
            process.nested();
        }
        return process.build();
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
