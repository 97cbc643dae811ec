package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.instance.Lines;
import io.github.pidkeeper.app.instance.Order;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders that the tray's process sends to the window, one a line. When they end, so does the window: nobody could raise it
 * any more, and the next start of the program would open a second one.
 */
final class ControlLines {

    private static final Logger LOG = LoggerFactory.getLogger(ControlLines.class);

    private final Orders orders;

    ControlLines(Orders orders) {
        this.orders = orders;
    }

    /** Reads on a thread of its own that keeps nothing alive. */
    void listen(InputStream in) {
        Thread.ofPlatform().daemon().name("orders").start(() -> read(in));
    }

    private void read(InputStream in) {
        try (var lines = new Lines(in)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                obey(line.get());
            }
        } catch (IOException e) {
            LOG.info("nobody gives orders any more: {}", e.toString());
        }
        orders.quit();
    }

    /** A tray of another version may know more orders; what is none here changes nothing. */
    void obey(String line) {
        Optional<Order> order = Order.parse(line);
        if (order.isEmpty()) {
            LOG.info("not an order: {}", line);
            return;
        }
        switch (order.get()) {
            case Order.Raise() -> orders.raise();
            case Order.Quit() -> orders.quit();
            case Order.Select(String name) -> orders.select(name);
            case Order.Log(String name) -> orders.log(name);
            case Order.CarryOut(Kind kind, BrokerName broker) -> orders.carryOut(kind, broker);
        }
    }

    /** What can be ordered; called on the reader's thread. */
    interface Orders {
        void raise();

        void quit();

        void select(String name);

        /** The same, and its log. */
        void log(String name);

        /** The same, and stops or restarts it as if that had been chosen there. */
        void carryOut(Kind kind, BrokerName broker);
    }
}
