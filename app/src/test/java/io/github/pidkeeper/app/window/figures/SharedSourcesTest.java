package io.github.pidkeeper.app.window.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.BrokerSource;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That one client of ours is enough for a broker. */
class SharedSourcesTest {

    private final Broker lab = Samples.mosquitto("lab");
    private final ProcessFacts process = Samples.process(lab, Samples.PID);
    private final List<Long> opened = new ArrayList<>();
    private final List<Long> closed = new ArrayList<>();
    private final SharedSources sources = new SharedSources((_, of) -> new Noted(of.pid()));

    @Test
    void whoeverNeedsItNextHasTheSameAndTheLastOneEndsIt() {
        BrokerSource one = sources.borrow(lab, process);
        BrokerSource other = sources.borrow(lab, process);
        assertThat(opened).containsExactly(Samples.PID);
        assertThat(other.clients(Duration.ZERO)).isEqualTo(new Reading.Told<>(Samples.PID));

        one.close();
        assertThat(closed).isEmpty();
        assertThat(sources.find(lab, process)).isPresent();
        other.close();
        assertThat(closed).containsExactly(Samples.PID);
        assertThat(sources.find(lab, process)).isEmpty();
    }

    @Test
    void anotherProcessOfTheBrokerIsAnotherSource() {
        ProcessFacts restarted = Samples.process(lab, Samples.OTHER_PID);
        BrokerSource before = sources.borrow(lab, process);
        assertThat(sources.find(lab, restarted)).isEmpty();
        sources.borrow(lab, restarted);
        before.close();
        assertThat(opened).containsExactly(Samples.PID, Samples.OTHER_PID);
        assertThat(closed).containsExactly(Samples.PID);
    }

    private final class Noted implements BrokerSource {

        private final long pid;

        private Noted(long pid) {
            this.pid = pid;
            opened.add(pid);
        }

        @Override
        public Reading<BrokerFigures> read(Duration limit) {
            throw new UnsupportedOperationException("only clients are asked for");
        }

        @Override
        public Reading<Long> clients(Duration limit) {
            return new Reading.Told<>(pid);
        }

        @Override
        public void close() {
            closed.add(pid);
        }
    }
}
