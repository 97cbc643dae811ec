package io.github.pidkeeper.app.window.figures;

import io.github.pidkeeper.app.window.port.Metering;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.figures.AbsentSource;
import io.github.pidkeeper.core.figures.BrokerSource;
import io.github.pidkeeper.core.figures.BrokerSources;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.figures.FiguresMeter;
import io.github.pidkeeper.core.figures.ProcessMeter;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures brokers by all means that there are, $SYS included, and tells what it knows of their clients. Safe for use by
 * several threads; its meters are for one each.
 */
public final class Metered implements Metering, ClientCount {

    private final ProcessTable processes;
    private final InstantSource clock;
    private final BrokerSources sources;
    private final Map<Broker, BrokerSource> open = new ConcurrentHashMap<>();

    public Metered(ProcessTable processes, InstantSource clock) {
        this.processes = processes;
        this.clock = clock;
        this.sources = new BrokerSources(processes);
    }

    @Override
    public Meter open(Broker broker, ProcessFacts process) {
        boolean tellsInSys = tellsInSys(broker);
        BrokerSource source = tellsInSys ? sys(OwnConfiguration.of(broker)) : sources.source(broker, process);
        if (tellsInSys) {
            open.put(broker, source);
        }
        var figures = new FiguresMeter(ProcessMeter.of(process, processes, clock), source);
        return new OneMeter(figures, () -> open.remove(broker, source));
    }

    /** Of a broker that tells in $SYS, as long as it is shown; of others by asking them. */
    @Override
    public Optional<Reading<Long>> of(Broker broker, ProcessFacts process) {
        if (!tellsInSys(broker)) {
            return sources.of(broker, process);
        }
        return Optional.of(Optional.ofNullable(open.get(broker))
                .map(source -> source.clients(Duration.ZERO))
                .orElseGet(() -> new Reading.Absent<>(Message.of(Phrase.FIGURES_NOT_MEASURED))));
    }

    private static boolean tellsInSys(Broker broker) {
        return broker.kind().configuration().format() == ConfigurationFormat.MOSQUITTO;
    }

    private static BrokerSource sys(OwnConfiguration own) {
        return own.listeners().stream()
                .filter(Listener.Tcp.class::isInstance)
                .flatMap(listener -> listener.network().stream())
                .flatMap(endpoint -> addresses(endpoint).stream())
                .findFirst()
                .or(() -> told(own))
                .<BrokerSource>map(SysSource::new)
                .orElseGet(() -> new AbsentSource(Message.of(Phrase.FIGURES_SYS_LISTENER)));
    }

    private static List<InetSocketAddress> addresses(Endpoint endpoint) {
        return endpoint.addresses().stream()
                .map(address -> new InetSocketAddress(address, endpoint.port()))
                .toList();
    }

    /** A port that somebody told us, and no file that says how it is to be spoken to. */
    private static Optional<InetSocketAddress> told(OwnConfiguration own) {
        return own.listeners().isEmpty() && own.port().isPresent()
                ? Optional.of(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), own.port().getAsInt()))
                : Optional.empty();
    }

    private record OneMeter(FiguresMeter figures, Runnable closed) implements Meter {

        @Override
        public Figures sample(Duration limit) {
            return figures.sample(limit);
        }

        @Override
        public Reading<Long> clients(Duration limit) {
            return figures.source().clients(limit);
        }

        @Override
        public void close() {
            closed.run();
            figures.close();
        }
    }
}
