package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.instance.Lines;
import io.github.pidkeeper.app.instance.Order;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders that the tray's process sends to the window, one a line; each is sent back once it is taken, so that one that
 * meets a closing window is not lost. When they end, so does the window: nobody could raise it any more, and the next start of
 * the program would open a second one.
 */
final class ControlLines {

    private static final Logger LOG = LoggerFactory.getLogger(ControlLines.class);

    private final Orders orders;
    private final Consumer<String> answers;

    /** @param answers where a line is sent back */
    ControlLines(Orders orders, Consumer<String> answers) {
        this.orders = orders;
        this.answers = answers;
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
        Runnable taken = () -> answers.accept(line);
        switch (order.get()) {
            case Order.Raise() -> orders.raise(taken);
            case Order.Quit() -> orders.quit();
            case Order.Select(String name) -> orders.select(name, taken);
            case Order.Log(String name) -> orders.log(name, taken);
            case Order.CarryOut(Kind kind, BrokerName broker) -> orders.carryOut(kind, broker, taken);
        }
    }

    /** What can be ordered; called on the reader's thread. A window that is over takes nothing any more. */
    interface Orders {
        void raise(Runnable taken);

        void quit();

        void select(String name, Runnable taken);

        /** The same, and its log. */
        void log(String name, Runnable taken);

        /** The same, and stops or restarts it as if that had been chosen there. */
        void carryOut(Kind kind, BrokerName broker, Runnable taken);
    }
}
