package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.BrokerSources;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.figures.FiguresMeter;
import io.github.pidkeeper.core.figures.ProcessMeter;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.time.InstantSource;

/** Measures a broker once, for as long as somebody who typed a command likes to wait. */
public record FigureSampling(ProcessTable processes, InstantSource clock) {

    private static final Duration SPAN = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMillis(1500);

    /** Of the process that the verdict has proven, and of no other. */
    Figures of(Broker broker, Verdict verdict) throws InterruptedException {
        if (verdict.process().isEmpty()) {
            var nobody = Message.of(Phrase.FIGURES_NOT_RUNNING, broker.name().text());
            return new Figures(new Reading.Absent<>(nobody), new Reading.Absent<>(nobody));
        }
        ProcessFacts proven = verdict.process().get();
        try (var meter = new FiguresMeter(
                ProcessMeter.of(proven, processes, clock), new BrokerSources(processes).source(broker, proven))) {
            return meter.sample(SPAN, LIMIT);
        }
    }
}
