package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import java.nio.file.Path;
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

    private final Map<Reader, Kept> kept = new ConcurrentHashMap<>();

    private final InstantSource clock;

    public KeptReading(InstantSource clock) {
        this.clock = clock;
    }

    /** Whose file it is, and where that works who reads it. */
    private record Reader(Broker broker, Optional<Path> directory) {}

    /** @param stamps of all files that were read, taken before that */
    private record Kept(OwnConfiguration own, List<FileStamp> stamps) {

        boolean isCurrent() {
            return stamps.stream().allMatch(FileStamp::isCurrent);
        }
    }

    /**
     * The same as {@link OwnConfiguration#of(Broker, Optional)}, and not read anew where that would tell nothing else.
     *
     * @param directory in which the broker works, or would, where that is known
     */
    public OwnConfiguration of(Broker broker, Optional<Path> directory) {
        if (broker.kind().configuration().format() != ConfigurationFormat.NANOMQ) {
            return OwnConfiguration.of(broker, directory);
        }
        var reader = new Reader(broker, directory);
        var before = kept.get(reader);
        if (before != null && before.isCurrent()) {
            return before.own();
        }
        kept.remove(reader);
        return OwnConfiguration.nanoMq(broker, directory)
                .map(file -> read(reader, file))
                .orElseGet(() -> OwnConfiguration.of(broker, directory));
    }

    private OwnConfiguration read(Reader reader, NanoMqConfiguration file) {
        var own = new OwnConfiguration(reader.broker().port(), file.reading());
        keep(reader, own, file.stamps());
        return own;
    }

    private void keep(Reader reader, OwnConfiguration own, Optional<List<FileStamp>> stamps) {
        var now = clock.instant();
        if (stamps.filter(all -> all.stream().allMatch(stamp -> stamp.isSettled(now)))
                .isPresent()) {
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(reader, new Kept(own, stamps.get()));
        }
    }
}
