package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Brokers that tell of their clients what a test has staged, or do not answer until it wants. */
final class StagedClients implements ClientCount {

    private final AtomicInteger questions = new AtomicInteger();
    private volatile CompletableFuture<Optional<Reading<Long>>> answer =
            CompletableFuture.completedFuture(Optional.empty());

    void areConnected(long count) {
        answer = CompletableFuture.completedFuture(Optional.of(new Reading.Told<>(count)));
    }

    void areNotTold() {
        answer = CompletableFuture.completedFuture(
                Optional.of(new Reading.Absent<>(Message.of(Phrase.FIGURES_REST_OFF))));
    }

    void areNotToldInTime() {
        answer = CompletableFuture.completedFuture(Optional.of(
                new Reading.Late<>(Message.of(Phrase.FIGURES_REST_SILENT, "127.0.0.1:8081", Duration.ofMillis(500)))));
    }

    /** Whoever asks from now on waits for the returned answer. */
    CompletableFuture<Optional<Reading<Long>>> hang() {
        answer = new CompletableFuture<>();
        return answer;
    }

    /** How often somebody has asked. */
    int questions() {
        return questions.get();
    }

    @Override
    public Optional<Reading<Long>> of(Broker broker, ProcessFacts process) {
        questions.incrementAndGet();
        return answer.join();
    }
}
