package io.github.pidkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final long MILLI = 1_000_000;
    private static final long LONG = 100 * MILLI;

    private final List<Agenda> all = Stream.generate(() -> new Agenda(0, Duration.ofSeconds(6)))
            .limit(50)
            .toList();
    private final Turns turns = new Turns(all, Duration.ofNanos(LONG));

    @Test
    void ofManyThatAreDueAFewAreBegunAndTheNextWhenOneIsBack() {
        assertThat(begin(0)).isEqualTo(Turns.MOST);

        all.getFirst().end(MILLI, 30_000 * MILLI);
        assertThat(begin(MILLI)).isEqualTo(1);
    }

    @Test
    void whoTakesLongMakesRoom() {
        begin(0);
        assertThat(turns.nanosToWait(MILLI)).isEqualTo(LONG - MILLI);

        assertThat(begin(LONG)).isEqualTo(Turns.MOST);
    }

    @Test
    void whomSomethingHasHappenedForIsNotKeptWaiting() {
        begin(0);
        all.forEach(agenda -> agenda.end(MILLI, 30_000 * MILLI));
        all.forEach(agenda -> agenda.want(2 * MILLI));

        assertThat(begin(2 * MILLI)).isEqualTo(50);
    }

    @Test
    void whileNobodyWaitsForATurnThereIsNoOtherTimeThanTheNextLook() {
        all.forEach(agenda -> {
            agenda.begin(0);
            agenda.end(MILLI, 30_000 * MILLI);
        });

        assertThat(turns.nanosToWait(MILLI)).isEqualTo(30_000 * MILLI - MILLI);
        assertThat(new Turns(List.of(), Duration.ofNanos(LONG)).nanosToWait(0)).isEqualTo(Long.MAX_VALUE);
    }

    private int begin(long now) {
        int begun = 0;
        for (Agenda agenda : all) {
            if (turns.isOn(agenda, now)) {
                agenda.begin(now);
                begun++;
            }
        }
        return begun;
    }
}
