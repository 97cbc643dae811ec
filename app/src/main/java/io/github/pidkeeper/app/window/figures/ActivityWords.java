package io.github.pidkeeper.app.window.figures;

import io.github.pidkeeper.app.i18n.Amounts;
import io.github.pidkeeper.app.i18n.FigureWords;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.figures.Flow;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes what is shown of what was measured. */
final class ActivityWords {

    private final Texts texts;
    private final Amounts amounts;

    ActivityWords(Texts texts) {
        this.texts = texts;
        this.amounts = new Amounts(texts);
    }

    /** Before anything was measured, or while there is nothing to measure. */
    ActivityView nothing(boolean running) {
        return new ActivityView(
                List.of(), "", List.of(texts.text(running ? "window.activity.begins" : "window.activity.not-running")));
    }

    ActivityView of(Figures latest, Tracks tracks, long now) {
        Duration span = tracks.span(now);
        var broker = latest.broker().told();
        var process = latest.process().told();
        return new ActivityView(
                List.of(
                        tile(
                                "clients",
                                broker.filter(told -> told.clients().isPresent())
                                        .map(told ->
                                                Long.toString(told.clients().getAsLong())),
                                highest -> Long.toString(Math.round(highest)),
                                span,
                                Course.of(tracks.clients(), now, span)),
                        messages(broker, span, tracks, now),
                        tile(
                                "memory",
                                process.map(told -> amounts.bytes(told.resident())),
                                highest -> amounts.bytes(Math.round(highest)),
                                span,
                                Course.of(tracks.memory(), now, span)),
                        tile(
                                "cpu",
                                process.flatMap(told -> told.cpu()).map(cpu -> amounts.percent(cpu.cores())),
                                highest -> texts.text("window.activity.of-one-core", amounts.percent(highest)),
                                span,
                                Course.of(tracks.cpu(), now, span))),
                more(latest),
                Stream.of(latest.process(), latest.broker())
                        .flatMap(ActivityWords::absent)
                        .distinct()
                        .map(reason -> texts.text("figures.absent", reason))
                        .toList());
    }

    private ActivityTile tile(String key, Optional<String> value, HighestWords highest, Duration span, Course course) {
        return new ActivityTile(
                texts.text("window.activity." + key),
                value.orElseGet(() -> texts.text("window.activity.unknown")),
                course.dots().isEmpty()
                        ? texts.text("window.activity.none")
                        : texts.text("window.activity.below", span, highest.of(course.highest())),
                List.of(course));
    }

    private ActivityTile messages(Optional<BrokerFigures> broker, Duration span, Tracks tracks, long now) {
        var received = Course.of(tracks.received(), now, span);
        var sent = Course.of(tracks.sent(), now, span);
        var value = broker.filter(
                        told -> told.received().isPresent() || told.sent().isPresent())
                .map(told -> texts.text("window.activity.in-and-out", rate(told.received()), rate(told.sent())));
        var counted = broker.flatMap(BrokerFigures::received)
                .map(flow -> texts.text("window.activity.in-counts." + Texts.kebab(flow.counted())));
        return new ActivityTile(
                texts.text("window.activity.messages"),
                value.orElseGet(() -> texts.text("window.activity.unknown")),
                received.dots().isEmpty() && sent.dots().isEmpty()
                        ? texts.text("window.activity.none")
                        : below(span, Math.max(received.highest(), sent.highest()), counted),
                List.of(received, sent));
    }

    private String below(Duration span, double highest, Optional<String> counted) {
        String rate = amounts.perSecond(highest);
        return counted.map(words -> texts.text("window.activity.below-messages", rate, words))
                .orElseGet(() -> texts.text("window.activity.below", span, rate));
    }

    private String rate(Optional<Flow> flow) {
        OptionalDouble rate = flow.map(Flow::perSecond).orElseGet(OptionalDouble::empty);
        return rate.isPresent() ? amounts.perSecond(rate.getAsDouble()) : texts.text("window.activity.unknown");
    }

    /** What has no course of its own. */
    private String more(Figures latest) {
        var words = new FigureWords(texts);
        var lines = new ArrayList<FigureWords.Line>();
        latest.broker().told().ifPresent(told -> lines.addAll(words.more(told)));
        latest.process().told().ifPresent(told -> lines.addAll(words.more(told)));
        return lines.stream()
                .map(line -> texts.text("window.activity.more", line.name(), line.value()))
                .collect(Collectors.joining(" · "));
    }

    private static Stream<Message> absent(Reading<?> reading) {
        return reading.missing().stream();
    }

    /** Says the highest value of a figure. */
    @FunctionalInterface
    private interface HighestWords {
        String of(double highest);
    }
}
