package io.github.pidkeeper.app.window.figures;

import io.github.pidkeeper.app.window.fx.Latest;
import io.github.pidkeeper.app.window.port.Metering;
import io.github.pidkeeper.app.window.port.Subscription;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Measures a broker again and again on a thread of its own, for as long as somebody looks. */
public final class Sampler implements AutoCloseable {

    /** Between the end of one sample and the beginning of the next. */
    static final Duration PERIOD = Duration.ofSeconds(2);

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Metering metering;
    private final Executor fx;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("figures").factory());

    /** @param fx the thread that hears of the figures */
    public Sampler(Metering metering, Executor fx) {
        this.metering = metering;
        this.fx = fx;
    }

    /** Begins at once, and goes on until the subscription is closed. To be called on the listener's thread. */
    Subscription watch(Broker broker, ProcessFacts process, Consumer<Figures> listener) {
        var watch = new Watch(broker, process, listener);
        var future = scheduler.scheduleWithFixedDelay(watch::sample, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            watch.heard = false;
            future.cancel(false);
            end(watch::close);
        };
    }

    private void end(Runnable closing) {
        try {
            scheduler.execute(closing);
        } catch (RejectedExecutionException _) {
            // The window is gone, and with it every connection.
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    /** One broker that is looked at. */
    private final class Watch implements AutoCloseable {

        private final Broker broker;
        private final ProcessFacts process;
        private final Latest<Boolean, Figures> arrived;
        private Optional<Metering.Meter> meter = Optional.empty();
        /** Read and written by the listener's thread only. */
        private boolean heard = true;

        private Watch(Broker broker, ProcessFacts process, Consumer<Figures> listener) {
            this.broker = broker;
            this.process = process;
            this.arrived = new Latest<>(fx, figures -> {
                if (heard) {
                    figures.values().forEach(listener);
                }
            });
        }

        private void sample() {
            if (meter.isEmpty()) {
                meter = Optional.of(metering.open(broker, process));
            }
            arrived.put(true, meter.get().sample(LIMIT));
        }

        @Override
        public void close() {
            meter.ifPresent(Metering.Meter::close);
        }
    }
}
