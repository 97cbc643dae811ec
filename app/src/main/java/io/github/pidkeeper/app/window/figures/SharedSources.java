package io.github.pidkeeper.app.window.figures;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.BrokerSource;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * One source for each broker and process, for as long as anybody needs it: whoever reads $SYS is a client himself, and two of
 * us would count each other. Safe for use by several threads.
 */
final class SharedSources {

    private final BiFunction<Broker, ProcessFacts, BrokerSource> maker;
    private final Map<Key, Shared> open = new ConcurrentHashMap<>();

    SharedSources(BiFunction<Broker, ProcessFacts, BrokerSource> maker) {
        this.maker = maker;
    }

    /** The one that somebody needs already, if anybody does. */
    Optional<BrokerSource> find(Broker broker, ProcessFacts process) {
        return Optional.ofNullable(open.get(new Key(broker, process.identity())))
                .map(Shared::source);
    }

    /** Closing it only gives it back, and that once; it ends when nobody needs it any more. */
    BrokerSource borrow(Broker broker, ProcessFacts process) {
        var key = new Key(broker, process.identity());
        Shared shared = open.compute(
                key,
                (_, known) -> known == null
                        ? new Shared(maker.apply(broker, process), 1)
                        : new Shared(known.source(), known.users() + 1));
        return new Borrowed(shared.source(), () -> giveBack(key));
    }

    private void giveBack(Key key) {
        open.computeIfPresent(key, (_, known) -> {
            if (known.users() > 1) {
                return new Shared(known.source(), known.users() - 1);
            }
            known.source().close();
            return null;
        });
    }

    private record Key(Broker broker, ProcessIdentity process) {}

    private record Shared(BrokerSource source, int users) {}

    /** A source while somebody needs it. */
    private record Borrowed(BrokerSource source, Runnable giveBack) implements BrokerSource {

        @Override
        public Reading<BrokerFigures> read(Duration limit) {
            return source.read(limit);
        }

        @Override
        public Reading<Long> clients(Duration limit) {
            return source.clients(limit);
        }

        @Override
        public void close() {
            giveBack.run();
        }
    }
}
