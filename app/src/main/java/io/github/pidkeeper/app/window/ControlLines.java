package io.github.pidkeeper.app.window;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders that the tray's process sends to the window, one a line: {@code raise}, {@code quit},
 * {@code select NAME}, {@code log NAME}. When they end, so does the window: nobody could raise it any more, and the next start of the program
 * would open a second one.
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
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                obey(line.strip());
            }
        } catch (IOException e) {
            LOG.info("nobody gives orders any more: {}", e.toString());
        }
        orders.quit();
    }

    void obey(String line) {
        if (line.equals("raise")) {
            orders.raise();
        } else if (line.equals("quit")) {
            orders.quit();
        } else if (line.startsWith("select ")) {
            orders.select(line.substring("select ".length()).strip());
        } else if (line.startsWith("log ")) {
            orders.log(line.substring("log ".length()).strip());
        } else if (!line.isEmpty()) {
            LOG.info("not an order: {}", line);
        }
    }

    /** What can be ordered; called on the reader's thread. */
    interface Orders {
        void raise();

        void quit();

        void select(String name);

        /** The same, and its log. */
        void log(String name);
    }
}
