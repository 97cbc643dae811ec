package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.notice.Herald;
import io.github.pidkeeper.app.notice.NoticeView;
import io.github.pidkeeper.app.notice.Notifier;
import io.github.pidkeeper.app.notice.Word;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.watch.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells on the desktop what has become of the brokers, for whoever does not look at tray or window. For the agent's thread
 * alone.
 *
 * <p>A broker that is configured anew, or otherwise than before, begins anew, and nothing is told of what is so already:
 * somebody is just looking at it. When the application itself begins it is told what is wrong by then, unless it begins with
 * a window that says so.
 */
final class Announcements {

    private final Announcing means;
    private final Notifier notifier;
    private final NoticeView view;
    private final Moments moments;
    private final Runnable lookAgain;
    private final SleepClue sleep = new SleepClue();
    private final Map<Broker, Announcer> announcers = new HashMap<>();
    private Set<Broker> configured = Set.of();
    private boolean tellsFirst;

    /**
     * @param chosen told what was chosen from a notice, as far as it still makes sense
     * @param lookAgain has the brokers looked at, soon
     * @param agent runs something on the agent's thread, soon
     */
    Announcements(
            Texts texts, Announcing means, Consumer<TrayAction> chosen, Runnable lookAgain, Consumer<Runnable> agent) {
        this.means = means;
        this.lookAgain = lookAgain;
        this.moments = Moments.from(task -> agent.accept(() -> {
            mindSleep();
            task.run();
        }));
        this.view = new NoticeView(texts, means.tempo());
        this.notifier =
                means.notifiers().apply(action -> moments.agent().accept(() -> chosen.accept(sensible(action))));
    }

    /**
     * A notice may have been there for long: what it offered is done only if it would be offered for that broker now, and
     * else the window shows how it is.
     */
    private TrayAction sensible(TrayAction action) {
        return action instanceof TrayAction.OnBroker(TrayAction.Verb verb, BrokerName name)
                        && Errand.is(verb)
                        && !isOffered(verb, name)
                ? new TrayAction.OnBroker(TrayAction.Verb.OPEN, name)
                : action;
    }

    private boolean isOffered(TrayAction.Verb verb, BrokerName name) {
        return announcers.entrySet().stream()
                .filter(one -> one.getKey().name().equals(name) && configured.contains(one.getKey()))
                .anyMatch(one -> one.getValue().offers(verb, view));
    }

    /**
     * The application begins with what is configured by now.
     *
     * @param unseen nobody is about to see in a window what is wrong with it
     */
    void begin(boolean unseen) {
        tellsFirst = unseen;
        configured.forEach(this::announcer);
        tellsFirst = false;
    }

    /** These and no others are configured from now on; what cannot be read now counts as it was read last. */
    void configured(ConfiguredBrokers now) {
        configured = Stream.concat(now.brokers().stream(), configured.stream().filter(it -> isUnreadable(it, now)))
                .collect(Collectors.toUnmodifiableSet());
        for (Broker gone : List.copyOf(announcers.keySet())) {
            if (!configured.contains(gone)) {
                announcers.remove(gone);
                notifier.withdraw(gone.name());
            }
        }
    }

    private static boolean isUnreadable(Broker broker, ConfiguredBrokers now) {
        String name = broker.name().text();
        return now.find(name).isEmpty() && !now.lacks(name);
    }

    /** A look may be told before it is known that the broker is configured by now. */
    void note(Snapshot snapshot) {
        mindSleep();
        announcer(snapshot.broker()).note(snapshot.verdict());
    }

    private void mindSleep() {
        if (sleep.hasSlept()) {
            announcers.values().forEach(Announcer::woken);
        }
    }

    private Announcer announcer(Broker broker) {
        return announcers.computeIfAbsent(
                broker,
                _ -> new Announcer(
                        Herald.begin(means.tempo(), tellsFirst, moments.now()),
                        moments,
                        means.orders(),
                        word -> say(broker, word),
                        lookAgain));
    }

    private void say(Broker broker, Word word) {
        if (!configured.contains(broker)) {
            return;
        }
        BrokerName name = broker.name();
        switch (word) {
            case Word.Tell tell -> notifier.show(view.of(name, tell));
            case Word.Withdraw() -> notifier.withdraw(name);
        }
    }

    void close() {
        notifier.close();
    }
}
