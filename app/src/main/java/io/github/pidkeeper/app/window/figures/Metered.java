package io.github.pidkeeper.app.window.figures;

import io.github.pidkeeper.app.window.port.Metering;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.figures.AbsentSource;
import io.github.pidkeeper.core.figures.BrokerSource;
import io.github.pidkeeper.core.figures.BrokerSources;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.figures.FiguresMeter;
import io.github.pidkeeper.core.figures.HeldPort;
import io.github.pidkeeper.core.figures.PasswordFile;
import io.github.pidkeeper.core.figures.ProcessMeter;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Measures brokers by all means that there are, $SYS included, and tells what it knows of their clients. Safe for use by
 * several threads; its meters are for one each.
 */
public final class Metered implements Metering, ClientCount {

    /** For a broker on this machine to tell a client that it has taken what it keeps ready. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ProcessTable processes;
    private final PasswordFile passwords;
    private final InstantSource clock;
    private final BrokerSources sources;
    private final SharedSources inSys = new SharedSources(this::sys);

    public Metered(ProcessTable processes, PasswordFile passwords, InstantSource clock) {
        this.processes = processes;
        this.passwords = passwords;
        this.clock = clock;
        this.sources = new BrokerSources(processes);
    }

    @Override
    public Meter open(Broker broker, ProcessFacts process) {
        BrokerSource source =
                BrokerSources.tellsInSys(broker) ? inSys.borrow(broker, process) : sources.source(broker, process);
        return new OneMeter(new FiguresMeter(ProcessMeter.of(process, processes, clock), source));
    }

    /** Of a broker that tells in $SYS, as long as it is shown; of others by asking them. */
    @Override
    public Optional<Reading<Long>> of(Broker broker, ProcessFacts process) {
        if (!BrokerSources.tellsInSys(broker)) {
            return sources.of(broker, process);
        }
        return Optional.of(inSys.find(broker, process)
                .map(source -> source.clients(Duration.ZERO))
                .orElseGet(() -> new Reading.Absent<>(Message.of(Phrase.FIGURES_NOT_MEASURED))));
    }

    /**
     * The same with more patience: a broker that tells in $SYS and is not shown is asked by a client that comes for that alone,
     * and one that has just been connected to is given the time to tell.
     */
    public Optional<Reading<Long>> asked(Broker broker, ProcessFacts process) {
        if (!BrokerSources.tellsInSys(broker)) {
            return sources.of(broker, process);
        }
        try (BrokerSource source = inSys.borrow(broker, process)) {
            return Optional.of(source.clients(PATIENCE));
        }
    }

    private BrokerSource sys(Broker broker, ProcessFacts process) {
        return switch (SysAccess.of(
                OwnConfiguration.of(broker, process.workingDirectory()),
                broker.figures().isPresent())) {
            case SysAccess.Nowhere(Message reason) -> new AbsentSource(reason);
            case SysAccess.At at -> new SysSource(at, login(broker, process, at));
        };
    }

    private SysLogin login(Broker broker, ProcessFacts process, SysAccess.At at) {
        return broker.figures()
                .<SysLogin>map(user -> new SysLogin.As(user, passwords, new HeldPort(processes, process, at.address())))
                .orElseGet(SysLogin.Anonymous::new);
    }

    private record OneMeter(FiguresMeter figures) implements Meter {

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
            figures.close();
        }
    }
}
