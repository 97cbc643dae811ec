package io.github.pidkeeper.app.agent;

import static io.github.pidkeeper.app.agent.AgentBench.next;
import static io.github.pidkeeper.app.agent.AgentBench.running;
import static io.github.pidkeeper.app.agent.AgentBench.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.notice.Herald;
import io.github.pidkeeper.app.notice.Tempo;
import io.github.pidkeeper.app.notice.Topic;
import io.github.pidkeeper.app.notice.Word;
import io.github.pidkeeper.core.lifecycle.RecentOrders;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens until something is told, in real time. */
@Timeout(60)
class AnnouncerTest {

    /** A little longer than a look may take. */
    private static final Duration SETTLING = Duration.ofMillis(2100);

    private static final Tempo TEMPO = new Tempo(
            SETTLING, SETTLING, SETTLING, Duration.ZERO, Duration.ofHours(1), SETTLING, 99, Duration.ofHours(1), 99);

    private final BlockingQueue<Runnable> agent = new LinkedBlockingQueue<>();
    private final List<Topic> told = new ArrayList<>();
    private final Announcer announcer = new Announcer(
            Herald.begin(TEMPO, false, Duration.ZERO),
            Moments.from(agent::add),
            _ -> RecentOrders.none(),
            this::spoken,
            this::lookedAgain);

    @Test
    void whatIsToldIsHowItIsWhenItIsLookedAtOnceMore() throws InterruptedException {
        announcer.note(running());
        announcer.note(verdict(BrokerState.FAILED));
        while (told.isEmpty()) {
            next(agent).run();
        }
        assertThat(told).containsExactly(Topic.GONE);
    }

    /** Somebody has put up with it by then, and no event has told of that. */
    private void lookedAgain() {
        announcer.note(verdict(BrokerState.STOPPED));
    }

    private void spoken(Word word) {
        if (word instanceof Word.Tell tell) {
            told.add(tell.topic());
        }
    }
}
