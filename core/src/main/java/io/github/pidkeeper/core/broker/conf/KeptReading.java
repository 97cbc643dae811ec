package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.broker.Broker;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What brokers' own configurations say, kept for as long as no file that was read for it has changed: an included one
 * neither, nor one that was missing. To take a NanoMQ's apart costs milliseconds, and a watch does so at every look.
 */
public final class KeptReading {

    /** Brokers come and go; those that are watched are kept again at the next look. */
    private static final int MOST = 100;

    private final Map<Broker, Kept> kept = new ConcurrentHashMap<>();

    private final InstantSource clock;

    public KeptReading(InstantSource clock) {
        this.clock = clock;
    }

    /** @param stamps of all files that were read, taken before that */
    private record Kept(OwnConfiguration own, List<FileStamp> stamps) {

        boolean isCurrent() {
            return stamps.stream().allMatch(FileStamp::isCurrent);
        }
    }

    /** The same as {@link OwnConfiguration#of}, and not read anew where that would tell nothing else. */
    public OwnConfiguration of(Broker broker) {
        var before = kept.get(broker);
        if (before != null && before.isCurrent()) {
            return before.own();
        }
        kept.remove(broker);
        return OwnConfiguration.nanoMq(broker)
                .map(file -> read(broker, file))
                .orElseGet(() -> OwnConfiguration.of(broker));
    }

    private OwnConfiguration read(Broker broker, NanoMqConfiguration file) {
        var own = new OwnConfiguration(broker.port(), file.reading());
        keep(broker, own, file.stamps());
        return own;
    }

    private void keep(Broker broker, OwnConfiguration own, Optional<List<FileStamp>> stamps) {
        var now = clock.instant();
        if (stamps.filter(all -> all.stream().allMatch(stamp -> stamp.isSettled(now)))
                .isPresent()) {
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(broker, new Kept(own, stamps.get()));
        }
    }
}
