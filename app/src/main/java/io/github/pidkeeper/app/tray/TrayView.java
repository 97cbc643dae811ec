package io.github.pidkeeper.app.tray;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.tray.Glance.Shown;
import io.github.pidkeeper.app.tray.TrayModel.ToolTip;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in icon, tooltip and menu what is to be told about the brokers: one alone, or several with the worst first. */
public final class TrayView {

    private final Texts texts;
    private final TrayMenu menu;

    public TrayView(Texts texts) {
        this.texts = texts;
        this.menu = new TrayMenu(texts);
    }

    public TrayModel of(Glance glance) {
        return new TrayModel(
                glyph(glance), texts.text("tray.title"), toolTip(glance), menu.of(glance, headline(glance)));
    }

    /** The worst of all; a question mark where there is nothing to tell of. */
    private static Glyph glyph(Glance glance) {
        var glyphs = glance.brokers().stream().map(TrayView::glyph);
        return Stream.concat(glyphs, glance.problems().stream().map(_ -> Glyph.UNKNOWN))
                .min(Comparator.comparingInt(TrayView::rank))
                .orElse(Glyph.UNKNOWN);
    }

    static Glyph glyph(Shown shown) {
        return shown.verdict().map(Glyph::of).orElse(Glyph.UNKNOWN);
    }

    private static int rank(Glyph glyph) {
        return switch (glyph) {
            case FAILED -> 0;
            case ATTENTION -> 1;
            case UNKNOWN -> 2;
            case BUSY -> 3;
            case STOPPED_STALE -> 4;
            case STOPPED -> 5;
            case RUNNING -> 6;
        };
    }

    private String headline(Glance glance) {
        return switch (glance.brokers().size()) {
            case 0 -> texts.text(glance.problems().isEmpty() ? "tray.none" : "tray.unusable");
            case 1 -> menu.statusLine(glance.brokers().getFirst());
            default -> count(glance.brokers());
        };
    }

    private String count(List<Shown> brokers) {
        long running = brokers.stream().filter(TrayView::runs).count();
        var worst = brokers.stream()
                .filter(shown -> glyph(shown) != Glyph.RUNNING)
                .min(Comparator.comparingInt(shown -> rank(glyph(shown))));
        return worst.map(shown -> texts.text("tray.count-worst", running, brokers.size(), shortly(shown)))
                .orElseGet(() -> texts.text("tray.count", running, brokers.size()));
    }

    private static boolean runs(Shown shown) {
        return shown.verdict()
                .map(Verdict::state)
                .filter(state -> state == BrokerState.RUNNING || state == BrokerState.NOT_PERMITTED)
                .isPresent();
    }

    private String shortly(Shown shown) {
        return shown.verdict()
                .map(verdict -> texts.text("tray.worst", shown.name(), texts.state(verdict.state())))
                .orElseGet(() -> texts.text("tray.looking", shown.name()));
    }

    private ToolTip toolTip(Glance glance) {
        boolean alone = glance.brokers().size() == 1;
        var lines = alone ? details(glance.brokers().getFirst()) : findings(glance.brokers());
        return new ToolTip(
                alone ? title(glance.brokers().getFirst()) : headline(glance),
                Stream.concat(lines, glance.problems().stream()).collect(Collectors.joining("\n")));
    }

    private String title(Shown shown) {
        return shown.verdict()
                .map(verdict -> texts.text(
                        "status." + Texts.kebab(verdict.state()), shown.name().text()))
                .orElseGet(() -> texts.text("tray.looking", shown.name()));
    }

    private Stream<String> details(Shown shown) {
        var process = shown.verdict().flatMap(Verdict::process).map(this::pidAndSince);
        return Stream.concat(process.stream(), tidings(shown));
    }

    /** A tooltip may stay for days: the time of the start tells the truth longer than an uptime does. */
    private String pidAndSince(ProcessFacts process) {
        return texts.text("tray.pid-since", process.pid(), texts.dated(process.startedAt()));
    }

    private Stream<String> findings(List<Shown> brokers) {
        return brokers.stream()
                .flatMap(shown -> tidings(shown).map(finding -> texts.text("tray.finding", shown.name(), finding)));
    }

    private Stream<String> tidings(Shown shown) {
        var next = shown.next().map(verb -> texts.text("tray.next", menu.label(verb)));
        return Stream.of(next, finding(shown)).flatMap(Optional::stream);
    }

    /** The one most important finding: what has just gone wrong, or else the first contradiction. */
    private Optional<String> finding(Shown shown) {
        return shown.trouble()
                .or(() -> shown.verdict().stream()
                        .flatMap(verdict -> verdict.evidence().stream())
                        .filter(evidence -> evidence.bearing() == Evidence.Bearing.CONTRADICTS)
                        .findFirst()
                        .map(evidence -> texts.text(evidence.finding())));
    }
}
