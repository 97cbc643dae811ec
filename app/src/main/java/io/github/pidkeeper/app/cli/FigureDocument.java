package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.Count;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.figures.Flow;
import io.github.pidkeeper.core.figures.ProcessFigures;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.text.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Figures for scripts; the same rules as for {@link StatusDocument}. What is not told is null, and a source that is absent
 * says why in place of its figures.
 */
record FigureDocument(Texts english) {

    private static final double DIGITS = 1000;

    Map<String, Object> of(Figures figures) {
        var document = new LinkedHashMap<String, Object>();
        document.put("process", part(figures.process(), FigureDocument::process));
        document.put("broker", part(figures.broker(), FigureDocument::broker));
        return document;
    }

    private <T> Map<String, Object> part(Reading<T> reading, Function<T, Map<String, Object>> members) {
        return switch (reading) {
            case Reading.Told<T>(T figures) -> members.apply(figures);
            case Reading.Absent<T>(Message reason) -> absent(reason);
            case Reading.Late<T>(Message reason) -> absent(reason);
        };
    }

    Map<String, Object> absent(Message reason) {
        var why = new LinkedHashMap<String, Object>();
        why.put("finding", StatusDocument.finding(reason.phrase()));
        why.put("text", english.text(reason));
        return Map.of("absent", why);
    }

    private static Map<String, Object> process(ProcessFigures figures) {
        var document = new LinkedHashMap<String, Object>();
        document.put("cpuCores", figures.cpu().map(cpu -> rounded(cpu.cores())));
        document.put("cpuOverMilliseconds", figures.cpu().map(cpu -> cpu.over().toMillis()));
        document.put("residentBytes", figures.resident());
        document.put("threads", figures.threads());
        document.put("openFiles", member(figures.openFiles()));
        document.put("openFilesLimit", member(figures.openFilesLimit()));
        document.put("uptimeSeconds", figures.uptime().toSeconds());
        return document;
    }

    private static Map<String, Object> broker(BrokerFigures figures) {
        var document = new LinkedHashMap<String, Object>();
        document.put("source", figures.source());
        document.put("clients", member(figures.clients()));
        document.put("received", figures.received().map(FigureDocument::flow));
        document.put("sent", figures.sent().map(FigureDocument::flow));
        document.put("dropped", figures.dropped().map(FigureDocument::flow));
        document.put("subscriptions", figures.subscriptions().map(FigureDocument::count));
        document.put("version", figures.version());
        document.put("uptimeSeconds", figures.uptime().map(uptime -> uptime.toSeconds()));
        return document;
    }

    private static Map<String, Object> flow(Flow flow) {
        var document = new LinkedHashMap<String, Object>();
        document.put("counted", Texts.kebab(flow.counted()));
        document.put("total", flow.total());
        document.put("perSecond", member(flow.perSecond()));
        return document;
    }

    private static Map<String, Object> count(Count count) {
        var document = new LinkedHashMap<String, Object>();
        document.put("counted", Texts.kebab(count.counted()));
        document.put("number", count.number());
        return document;
    }

    private static Optional<Long> member(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static Optional<Double> member(OptionalDouble number) {
        return number.isPresent() ? Optional.of(rounded(number.getAsDouble())) : Optional.empty();
    }

    private static double rounded(double number) {
        return Math.round(number * DIGITS) / DIGITS;
    }
}
