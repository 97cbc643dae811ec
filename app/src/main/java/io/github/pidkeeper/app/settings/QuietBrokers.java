package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.core.broker.Broker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small file that remembers for which brokers a person does not want to be asked about clients any more, by their pid
 * files, one a line. Whatever is wrong with it, one is asked. Safe for use by several threads.
 */
public final class QuietBrokers {

    private static final Logger LOG = LoggerFactory.getLogger(QuietBrokers.class);
    private static final long LARGEST = 65_536;

    private final Path file;

    public QuietBrokers(Path file) {
        this.file = file;
    }

    /** Those that this user's tray and window both remember in the state directory. */
    public static QuietBrokers in(Path stateDirectory) {
        return new QuietBrokers(stateDirectory.resolve("not-asked-about-clients"));
    }

    public synchronized boolean contains(Broker broker) {
        return lines().contains(line(broker));
    }

    /**
     * Remembers what a person wants.
     *
     * @param quiet whether one is not asked any more
     */
    public synchronized void set(Broker broker, boolean quiet) {
        var lines = new TreeSet<>(lines());
        if (quiet ? lines.add(line(broker)) : lines.remove(line(broker))) {
            write(lines);
        }
    }

    private static String line(Broker broker) {
        return broker.pidFile().toString();
    }

    private List<String> lines() {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            LOG.info("who need not be asked about is forgotten: {}", e.toString());
            return List.of();
        }
    }

    private void write(SortedSet<String> lines) {
        try {
            new PrivateNote(file).write(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("who need not be asked about is not remembered: {}", e.toString());
        }
    }
}
