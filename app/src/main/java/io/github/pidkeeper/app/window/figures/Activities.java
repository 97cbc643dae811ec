package io.github.pidkeeper.app.window.figures;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The activity of every broker that was shown since the window was opened. To be used on one thread only. */
public final class Activities {

    private final Sampler sampler;
    private final ActivityWords words;
    private final LongSupplier nanos;
    private final Map<Broker, ActivityModel> models = new HashMap<>();

    /** @param nanos as {@link System#nanoTime} has it */
    public Activities(Sampler sampler, Texts texts, LongSupplier nanos) {
        this.sampler = sampler;
        this.words = new ActivityWords(texts);
        this.nanos = nanos;
    }

    public ActivityModel of(Broker broker) {
        return models.computeIfAbsent(broker, it -> new ActivityModel(it, sampler, words, nanos));
    }
}
