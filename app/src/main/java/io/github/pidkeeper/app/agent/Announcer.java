package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.notice.Herald;
import io.github.pidkeeper.app.notice.NoticeView;
import io.github.pidkeeper.app.notice.Word;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.core.lifecycle.RecentOrders;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one broker and says what there is to tell of it, when it is time. For the agent's thread alone.
 *
 * <p>It comes back once for whatever is waited for, and never while nothing is. Who has ordered something is asked for only
 * where there would be something to tell otherwise.
 */
final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    /** A broker may take most of it to answer. */
    private static final Duration FOR_A_LOOK = Duration.ofSeconds(2);

    private final Moments moments;
    private final Announcing.Orders orders;
    private final Consumer<Word> speak;
    private final Runnable lookAgain;
    private Herald herald;
    private Optional<Verdict> latest = Optional.empty();
    private Optional<Duration> back = Optional.empty();
    private boolean asking;

    /** @param lookAgain has the brokers looked at, soon */
    Announcer(Herald herald, Moments moments, Announcing.Orders orders, Consumer<Word> speak, Runnable lookAgain) {
        this.herald = herald;
        this.moments = moments;
        this.orders = orders;
        this.speak = speak;
        this.lookAgain = lookAgain;
    }

    void note(Verdict verdict) {
        latest = Optional.of(verdict);
        herald = herald.noted(verdict, moments.now());
        goOn();
    }

    /** Whether what was told last still offers this, as far as somebody has looked. */
    boolean offers(TrayAction.Verb verb, NoticeView view) {
        return herald.told()
                .flatMap(topic -> latest.filter(now -> view.offers(verb, topic, now)))
                .isPresent();
    }

    /** The machine has slept. */
    void woken() {
        herald = herald.woken(moments.now());
        goOn();
    }

    private void goOn() {
        if (asking || herald.due().isEmpty()) {
            return;
        }
        Duration due = herald.due().get();
        Duration left = due.minus(moments.now());
        if (left.isPositive()) {
            comeBack(due, left);
            return;
        }
        Set<ProcessIdentity> question = herald.inQuestion();
        if (question.isEmpty()) {
            settle(RecentOrders.none());
        } else {
            asking = true;
            moments.aside("who has ordered it", () -> {
                RecentOrders answer = ask(question);
                moments.agent().accept(() -> answered(question, answer));
            });
        }
    }

    private void comeBack(Duration due, Duration left) {
        if (back.filter(earlier -> earlier.compareTo(due) <= 0).isPresent()) {
            return;
        }
        back = Optional.of(due);
        // What was seen last may be out of date by then: not all that happens is told to who watches.
        if (left.compareTo(FOR_A_LOOK) > 0) {
            moments.after(left.minus(FOR_A_LOOK), lookAgain);
        }
        moments.after(left, () -> {
            back = back.filter(other -> !other.equals(due));
            goOn();
        });
    }

    /** Where it cannot be known it is told: once too often is better than never. */
    private RecentOrders ask(Set<ProcessIdentity> question) {
        try {
            return orders.about(question);
        } catch (IOException | RuntimeException e) {
            LOG.debug("who has ordered what is not known", e);
            return RecentOrders.none();
        }
    }

    private void answered(Set<ProcessIdentity> question, RecentOrders answer) {
        asking = false;
        if (herald.inQuestion().equals(question)) {
            settle(answer);
        } else {
            goOn();
        }
    }

    private void settle(RecentOrders known) {
        Herald.Settled settled = herald.settle(known, moments.now());
        herald = settled.next();
        settled.word().ifPresent(speak);
        goOn();
    }
}
