package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.notice.Notice;
import io.github.pidkeeper.app.notice.Notifier;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.core.broker.BrokerName;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notifications of Linux desktops, over the session bus that the tray is on.
 *
 * <p>Nobody is asked anything before there is something to show, and what the server says is listened to only while something
 * of ours is shown: it tells everybody of everybody's notifications. All of it happens on a thread of its own, which ends
 * when there is nothing to do; a server that never answers keeps nobody else waiting. While it owes an answer it is told
 * nothing more: then it hears only the newest of each broker.
 */
public final class DesktopNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A server may hang for days, and may forget an answer. */
    private static final Duration LATEST = Duration.ofMinutes(10);

    private static final Duration TO_CLOSE = Duration.ofSeconds(1);

    private final Consumer<TrayAction> chosen;
    private final Duration patience;
    private final Duration latest;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> Thread.ofPlatform().name("notifications").daemon().unstarted(task),
            new ThreadPoolExecutor.DiscardPolicy());

    private volatile @Nullable BusLink link;

    // For the thread alone.
    private final Map<BrokerName, Shown> shown = new LinkedHashMap<>();
    private Optional<NotificationServer> server = Optional.empty();

    /** What is to be shown, the newest of each broker. */
    private final Map<BrokerName, Notice> waiting = new LinkedHashMap<>();

    /** The name of the server that owes an answer. */
    private Optional<String> owing = Optional.empty();

    /** Numbers of what was closed while a number of ours was still to come: one of them may be that. */
    private final Set<UInt32> closedEarly = new HashSet<>();

    /**
     * Something that a server shows.
     *
     * @param number empty as long as the server has not told it
     */
    private record Shown(Optional<UInt32> number, Notice notice) {

        boolean isNumber(UInt32 other) {
            return number.filter(other::equals).isPresent();
        }
    }

    /** @param chosen told what was chosen from a notice, on this notifier's own thread */
    public DesktopNotifier(SessionBus bus, Consumer<TrayAction> chosen) {
        this(bus, chosen, PATIENCE, LATEST);
    }

    /**
     * @param patience how long a server that shows something is waited for before anything else is done
     * @param latest for how much longer its answer is of use
     */
    DesktopNotifier(SessionBus bus, Consumer<TrayAction> chosen, Duration patience, Duration latest) {
        this.chosen = chosen;
        this.patience = patience;
        this.latest = latest;
        thread.allowCoreThreadTimeOut(true);
        bus.join(new Presence());
    }

    @Override
    public void show(Notice notice) {
        thread.execute(() -> {
            waiting.remove(notice.broker());
            waiting.put(notice.broker(), notice);
            showWaiting();
        });
    }

    private void showWaiting() {
        while (owing.isEmpty() && !waiting.isEmpty()) {
            Notice next = waiting.values().iterator().next();
            waiting.remove(next.broker());
            BusLink open = link;
            // The server may have gone a moment ago, and another may be there or be started.
            if (open != null && !shown(open, next)) {
                shown(open, next);
            }
        }
    }

    /** Whether it is of no use to try again. */
    private boolean shown(BusLink open, Notice notice) {
        if (server.isEmpty()) {
            server = NotificationServer.on(open, new Ear());
        }
        if (server.isEmpty()) {
            LOG.debug("nobody shows notifications");
            return true;
        }
        NotificationServer by = server.get();
        UInt32 replaced = Optional.ofNullable(shown.get(notice.broker()))
                .flatMap(Shown::number)
                .orElseGet(() -> new UInt32(0));
        BusReply reply = by.show(
                notice,
                replaced,
                patience,
                latest,
                late -> thread.execute(() -> {
                    answeredLate(by, notice, number(late));
                    owesNoLonger(by.name());
                }));
        Optional<UInt32> number = number(reply);
        if (reply instanceof BusReply.Nothing) {
            owing = Optional.of(by.name());
        }
        if (number.isPresent() || reply instanceof BusReply.Nothing) {
            shown.put(notice.broker(), new Shown(number, notice));
            return true;
        }
        LOG.debug("the notification was not shown: {}", reply);
        boolean gone = reply instanceof BusReply.Refused refused && refused.nobodyThere();
        if (gone) {
            shown.clear();
        }
        leaveUnlessShown();
        return !gone;
    }

    private static Optional<UInt32> number(BusReply reply) {
        return reply instanceof BusReply.Returned(List<Object> values)
                        && !values.isEmpty()
                        && values.getFirst() instanceof UInt32 number
                ? Optional.of(number)
                : Optional.empty();
    }

    /**
     * What was withdrawn meanwhile, or something else was shown after, is over; so is what a person has closed already, and
     * what never got a number.
     */
    private void answeredLate(NotificationServer by, Notice notice, Optional<UInt32> number) {
        Shown now = shown.get(notice.broker());
        if (now != null && now.number().isEmpty() && now.notice().equals(notice)) {
            if (number.isPresent() && !closedEarly.contains(number.get())) {
                shown.put(notice.broker(), new Shown(number, notice));
            } else {
                shown.remove(notice.broker());
                leaveUnlessShown();
            }
        } else {
            number.filter(late -> shown.values().stream().noneMatch(one -> one.isNumber(late)))
                    .ifPresent(by::close);
        }
        if (!numbersToCome()) {
            closedEarly.clear();
        }
    }

    private void owesNoLonger(String name) {
        if (owing.filter(name::equals).isPresent()) {
            owing = Optional.empty();
            showWaiting();
        }
    }

    private boolean numbersToCome() {
        return shown.values().stream().anyMatch(one -> one.number().isEmpty());
    }

    @Override
    public void withdraw(BrokerName broker) {
        thread.execute(() -> {
            waiting.remove(broker);
            Optional.ofNullable(shown.remove(broker)).ifPresent(this::closeAtServer);
            leaveUnlessShown();
        });
    }

    private void closeAtServer(Shown one) {
        server.ifPresent(it -> one.number().ifPresent(it::close));
    }

    private void leaveUnlessShown() {
        if (shown.isEmpty()) {
            closedEarly.clear();
            server.ifPresent(NotificationServer::leave);
            server = Optional.empty();
        }
    }

    private void forget() {
        shown.clear();
        leaveUnlessShown();
    }

    @Override
    public void close() {
        thread.execute(this::closeAll);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(TO_CLOSE.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("who shows notifications does not answer");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The bus answers after it has been told: by then the connection may be closed. */
    private void closeAll() {
        if (!shown.isEmpty()) {
            shown.values().forEach(this::closeAtServer);
            forget();
        }
    }

    /** What the server says; the number may be that of somebody else's notification. */
    private final class Ear implements NotificationServer.Listener {

        @Override
        public void invoked(UInt32 number, String action) {
            thread.execute(() -> shown.values().stream()
                    .filter(one -> one.isNumber(number))
                    .map(Shown::notice)
                    .findFirst()
                    .flatMap(notice -> new NoticeMessage(notice, Set.of()).action(action))
                    .ifPresent(chosen));
        }

        @Override
        public void closed(UInt32 number) {
            thread.execute(() -> {
                if (shown.values().removeIf(one -> one.isNumber(number))) {
                    leaveUnlessShown();
                } else if (numbersToCome()) {
                    closedEarly.add(number);
                }
            });
        }

        @Override
        public void gone(String name) {
            thread.execute(() -> {
                if (server.filter(it -> it.name().equals(name)).isPresent()) {
                    forget();
                }
                owesNoLonger(name);
            });
        }
    }

    /** The connection's life. */
    private final class Presence implements BusUser {

        @Override
        public void opened(BusLink open) {
            link = open;
        }

        @Override
        public void missing(BusTrouble trouble) {
            link = null;
            thread.execute(() -> {
                waiting.clear();
                owing = Optional.empty();
                forget();
            });
        }
    }
}
