package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.notice.Notice;
import io.github.pidkeeper.app.notice.Notifier;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.core.broker.BrokerName;
import java.time.Duration;
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
 * when there is nothing to do; a server that never answers keeps nobody else waiting.
 */
public final class DesktopNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifier.class);
    private static final Duration TO_CLOSE = Duration.ofSeconds(1);

    private final Consumer<TrayAction> chosen;
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

    /** Something that a server shows. */
    private record Shown(UInt32 number, Notice notice) {}

    /** @param chosen told what was chosen from a notice, on this notifier's own thread */
    public DesktopNotifier(SessionBus bus, Consumer<TrayAction> chosen) {
        this.chosen = chosen;
        thread.allowCoreThreadTimeOut(true);
        bus.join(new Presence());
    }

    @Override
    public void show(Notice notice) {
        thread.execute(() -> {
            BusLink open = link;
            // The server may have gone a moment ago, and another may be there or be started.
            if (open != null && !shown(open, notice)) {
                shown(open, notice);
            }
        });
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
        UInt32 replaced = Optional.ofNullable(shown.get(notice.broker()))
                .map(Shown::number)
                .orElseGet(() -> new UInt32(0));
        BusReply reply = server.get().show(notice, replaced);
        if (reply instanceof BusReply.Returned(List<Object> values)
                && !values.isEmpty()
                && values.getFirst() instanceof UInt32 number) {
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

    @Override
    public void withdraw(BrokerName broker) {
        thread.execute(() -> {
            Optional.ofNullable(shown.remove(broker)).ifPresent(this::closeAtServer);
            leaveUnlessShown();
        });
    }

    private void closeAtServer(Shown one) {
        server.ifPresent(it -> it.close(one.number()));
    }

    private void leaveUnlessShown() {
        if (shown.isEmpty()) {
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
                    .filter(one -> one.number().equals(number))
                    .map(Shown::notice)
                    .findFirst()
                    .flatMap(notice -> new NoticeMessage(notice, Set.of()).action(action))
                    .ifPresent(chosen));
        }

        @Override
        public void closed(UInt32 number) {
            thread.execute(() -> {
                if (shown.values().removeIf(one -> one.number().equals(number))) {
                    leaveUnlessShown();
                }
            });
        }

        @Override
        public void gone(String name) {
            thread.execute(() -> {
                if (server.filter(it -> it.name().equals(name)).isPresent()) {
                    forget();
                }
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
            thread.execute(DesktopNotifier.this::forget);
        }
    }
}
