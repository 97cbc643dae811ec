package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.notice.Notifier;
import io.github.pidkeeper.app.notice.Tempo;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.core.lifecycle.RecentOrders;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What it takes to announce something.
 *
 * @param notifiers makes what shows notices, given whom to tell what was chosen from one
 * @param orders tells who was started or ended through this program
 */
public record Announcing(Function<Consumer<TrayAction>, Notifier> notifiers, Orders orders, Tempo tempo) {

    /** Knows what was ordered, whoever did. */
    @FunctionalInterface
    public interface Orders {

        /** May take some seconds. */
        RecentOrders about(Set<ProcessIdentity> processes) throws IOException;
    }
}
