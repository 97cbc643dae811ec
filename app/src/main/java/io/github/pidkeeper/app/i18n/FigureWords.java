package io.github.pidkeeper.app.i18n;

import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.Count;
import io.github.pidkeeper.core.figures.Flow;
import io.github.pidkeeper.core.figures.ProcessFigures;
import java.util.ArrayList;
import java.util.List;

/** What figures are called, and how they are told: each truly, by what its source has counted. */
public record FigureWords(Texts texts) {

    /** One figure: its name, and its value with everything that belongs to it. */
    public record Line(String name, String value) {}

    public List<Line> of(ProcessFigures figures) {
        var amounts = new Amounts(texts);
        var lines = new ArrayList<Line>();
        figures.cpu()
                .ifPresent(cpu -> lines.add(
                        line("cpu", texts.text("figures.cpu.value", amounts.percent(cpu.cores()), cpu.over()))));
        lines.add(line("memory", texts.text("figures.memory.value", amounts.bytes(figures.resident()))));
        lines.addAll(more(figures));
        lines.add(line("uptime", texts.text(figures.uptime())));
        return lines;
    }

    private String openFiles(ProcessFigures figures) {
        if (figures.openFiles().isEmpty()) {
            return texts.text("figures.open-files.untold");
        }
        long open = figures.openFiles().getAsLong();
        return figures.openFilesLimit().isPresent()
                ? texts.text(
                        "figures.open-files.value",
                        open,
                        figures.openFilesLimit().getAsLong())
                : Long.toString(open);
    }

    public List<Line> of(BrokerFigures figures) {
        var lines = new ArrayList<Line>();
        figures.clients().ifPresent(clients -> lines.add(line("clients", Long.toString(clients))));
        figures.received().ifPresent(flow -> lines.add(flow("figures.received.", flow)));
        figures.sent().ifPresent(flow -> lines.add(flow("figures.sent.", flow)));
        lines.addAll(more(figures));
        figures.uptime().ifPresent(uptime -> lines.add(line("broker-uptime", texts.text(uptime))));
        return lines;
    }

    /** What has no course that could be drawn. */
    public List<Line> more(BrokerFigures figures) {
        var lines = new ArrayList<Line>();
        figures.dropped().ifPresent(flow -> lines.add(flow("figures.dropped.", flow)));
        figures.subscriptions().ifPresent(count -> lines.add(new Line(name(count), Long.toString(count.number()))));
        figures.version().ifPresent(version -> lines.add(line("version", Texts.visible(version))));
        return lines;
    }

    /** Likewise. */
    public List<Line> more(ProcessFigures figures) {
        return List.of(line("threads", Integer.toString(figures.threads())), line("open-files", openFiles(figures)));
    }

    private Line flow(String family, Flow flow) {
        String name = texts.text(family + Texts.kebab(flow.counted()));
        return new Line(
                name,
                flow.perSecond().isPresent()
                        ? texts.text(
                                "figures.flow",
                                new Amounts(texts).perSecond(flow.perSecond().getAsDouble()),
                                flow.total())
                        : texts.text("figures.flow.total", flow.total()));
    }

    private String name(Count count) {
        return texts.text("figures." + Texts.kebab(count.counted()));
    }

    private Line line(String key, String value) {
        return new Line(texts.text("figures." + key), value);
    }
}
