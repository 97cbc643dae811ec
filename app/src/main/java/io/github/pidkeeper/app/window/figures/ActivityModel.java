package io.github.pidkeeper.app.window.figures;

import io.github.pidkeeper.app.window.port.Subscription;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What one broker uses and does, measured only while it is shown and runs; what was measured before stays for an hour. To be
 * used on one thread only.
 */
public final class ActivityModel {

    private final Broker broker;
    private final Sampler sampler;
    private final ActivityWords words;
    private final LongSupplier nanos;
    private final Tracks tracks = new Tracks();
    private final ReadOnlyObjectWrapper<ActivityView> view;
    private Optional<ProcessFacts> process = Optional.empty();
    private Optional<Figures> latest = Optional.empty();
    private Optional<Subscription> watch = Optional.empty();
    private boolean shown;

    ActivityModel(Broker broker, Sampler sampler, ActivityWords words, LongSupplier nanos) {
        this.broker = broker;
        this.sampler = sampler;
        this.words = words;
        this.nanos = nanos;
        this.view = new ReadOnlyObjectWrapper<>(words.nothing(false));
    }

    public ReadOnlyObjectProperty<ActivityView> view() {
        return view.getReadOnlyProperty();
    }

    /** Which process is the broker, as it was proven; empty while there is none. */
    public void process(Optional<ProcessFacts> proven) {
        var before = process.map(ProcessFacts::identity);
        process = proven;
        if (!isSame(before, proven.map(ProcessFacts::identity))) {
            latest = Optional.empty();
            begin();
        }
    }

    private static boolean isSame(Optional<ProcessIdentity> one, Optional<ProcessIdentity> other) {
        return one.isPresent() == other.isPresent()
                && one.map(it -> it.sameProcessAs(other.orElseThrow())).orElse(true);
    }

    /** Whether somebody can see it. */
    public void shown(boolean visible) {
        if (shown != visible) {
            shown = visible;
            begin();
        }
    }

    private void begin() {
        watch.ifPresent(Subscription::close);
        watch = process.filter(_ -> shown).map(proven -> sampler.watch(broker, proven, this::measured));
        refresh();
    }

    private void measured(Figures figures) {
        latest = Optional.of(figures);
        tracks.add(figures, nanos.getAsLong());
        refresh();
    }

    private void refresh() {
        view.set(latest.map(figures -> words.of(figures, tracks, nanos.getAsLong()))
                .orElseGet(() -> words.nothing(process.isPresent())));
    }
}
