package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.i18n.Prose;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.words.EvidenceRow;
import io.github.pidkeeper.app.window.words.EvidenceWords;
import io.github.pidkeeper.app.window.words.Flag;
import io.github.pidkeeper.app.window.words.FlagWords;
import io.github.pidkeeper.app.window.words.StateWords;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.Reloading;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.lifecycle.Preview;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.ShownCommandLine;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes what is shown of what is known. */
public final class BrokerWords {

    private final Texts texts;
    private final StateWords states;
    private final FlagWords flags;
    private final EvidenceWords evidence;
    private final Prose prose;

    public BrokerWords(Texts texts) {
        this.texts = texts;
        this.states = new StateWords(texts);
        this.flags = new FlagWords(texts);
        this.evidence = new EvidenceWords(texts);
        this.prose = new Prose(texts);
    }

    /** Before anybody has looked. */
    BrokerView looking(Broker broker) {
        return new BrokerView(
                Glyph.UNKNOWN,
                broker.name().text(),
                states.lookingLine(),
                states.lookingLine(),
                states.looking(broker.name()),
                states.facts(broker),
                Buttons.none(),
                false,
                List.of(),
                List.of(),
                particulars(broker));
    }

    BrokerView known(Broker broker, Verdict verdict, Instant now) {
        return new BrokerView(
                Glyph.of(verdict),
                broker.name().text(),
                texts.state(verdict.state()),
                states.line(verdict),
                states.title(broker.name(), verdict.state()),
                states.facts(broker, verdict, now),
                buttons(broker, verdict),
                verdict.mayRepair(),
                flags.flags(broker, verdict),
                evidence.rows(verdict.evidence()),
                particulars(broker));
    }

    private static Buttons buttons(Broker broker, Verdict verdict) {
        var buttons = Buttons.of(verdict.state(), verdict.mayStop());
        boolean reloads = verdict.mayStop() && verdict.runs() && broker.kind().reloading() != Reloading.NONE;
        return reloads ? buttons.withReload() : buttons;
    }

    /**
     * While an operation is under way: what it brings about, above what was last seen. What is wrong with the pid file
     * is not flagged now, since it may be wrong for a moment only.
     */
    BrokerView underWay(Broker broker, BrokerView seen, BrokerState state, boolean asks) {
        return new BrokerView(
                asks ? Glyph.ATTENTION : Glyph.BUSY,
                seen.name(),
                texts.state(state),
                asks ? texts.text("window.line.asks") : texts.state(state),
                states.title(broker.name(), state),
                seen.facts(),
                Buttons.none(),
                false,
                List.<Flag>of(),
                seen.why(),
                seen.particulars());
    }

    /** While the pid file is being changed, and nothing else: what was last seen, with nothing to be ordered. */
    BrokerView busy(BrokerView seen) {
        return new BrokerView(
                seen.glyph(),
                seen.name(),
                seen.state(),
                seen.line(),
                seen.title(),
                seen.facts(),
                Buttons.none(),
                false,
                List.<Flag>of(),
                seen.why(),
                seen.particulars());
    }

    Question forget(Broker broker) {
        return new Question(
                texts.text("window.forget.title", broker.name()),
                texts.text("window.forget.meaning"),
                List.of(),
                Optional.of(texts.text("window.forget.yes")),
                texts.text("window.forget.no"));
    }

    /** Before clients are cut off. */
    Question clients(Broker broker, Kind kind, OptionalLong count) {
        return new Question(
                clientsTitle(broker, count),
                texts.text("window.clients.meaning." + Texts.kebab(kind)),
                List.of(),
                Optional.of(texts.text("window.clients.yes." + Texts.kebab(kind))),
                texts.text("window.clients.no"),
                Optional.of(texts.text("window.clients.never-again")));
    }

    private String clientsTitle(Broker broker, OptionalLong count) {
        if (count.isEmpty()) {
            return texts.text("window.clients.title.unknown", broker.name());
        }
        return count.getAsLong() == 1
                ? texts.text("window.clients.title.one", broker.name())
                : texts.text("window.clients.title.many", count.getAsLong(), broker.name());
    }

    /**
     * Before an operation that is ordered with care: its steps, and what they rest on.
     *
     * @param stranger the broker's process where it belongs to somebody else
     */
    Question plan(Broker broker, Kind kind, Preview preview, Optional<ProcessFacts> stranger) {
        return switch (preview) {
            case Preview.Decided(var outcome) ->
                new Question(
                        texts.text("window.plan.nothing." + Texts.kebab(kind), broker.name()),
                        prose.sentence(outcome.message()),
                        List.of(),
                        Optional.empty(),
                        texts.text("window.plan.close"));
            case Preview.Planned(var steps, var verdict) -> {
                // Through its owner it stays whose it is.
                var others = stranger.filter(_ -> !(verdict.owner() instanceof Owner.SystemdUnit));
                yield new Question(
                        others.map(_ -> texts.text("window.of-another.title." + Texts.kebab(kind), broker.name()))
                                .orElseGet(() -> texts.text("window.plan.title." + Texts.kebab(kind), broker.name())),
                        others.map(it -> texts.text("window.of-another.meaning", it.pid(), it.user()))
                                .or(() -> proof(verdict))
                                .orElseGet(() -> texts.text("window.plan.meaning")),
                        steps.stream()
                                .map(step -> prose.sentence(step.description()))
                                .toList(),
                        Optional.of(texts.text("window.plan.yes." + Texts.kebab(kind))),
                        texts.text("window.of-another.no"));
            }
        };
    }

    /** What was seen of the process that is the broker. */
    private Optional<String> proof(Verdict verdict) {
        return verdict.process()
                .flatMap(_ -> verdict.evidence().stream()
                        .filter(evidence -> evidence.check() == Evidence.Check.PROCESS
                                && evidence.bearing() == Evidence.Bearing.CONFIRMS)
                        .findFirst()
                        .map(evidence -> prose.sentence(evidence.finding())));
    }

    /** For the clipboard. */
    String plain(BrokerView view) {
        return evidence.plain(view.title(), view.facts(), List.<EvidenceRow>copyOf(view.why()));
    }

    private List<Particular> particulars(Broker broker) {
        var lines = new ArrayList<Particular>();
        lines.add(new Particular(texts.text("window.particular.command"), commandLine(broker)));
        broker.configuration()
                .ifPresent(path -> lines.add(
                        new Particular(texts.text("window.particular.configuration"), Texts.visible(path.toString()))));
        lines.add(new Particular(
                texts.text("window.particular.pid-file"),
                Texts.visible(broker.pidFile().toString())));
        broker.port()
                .ifPresent(port ->
                        lines.add(new Particular(texts.text("window.particular.port"), Integer.toString(port))));
        lines.add(new Particular(texts.text("window.particular.grace"), texts.text(broker.grace())));
        return lines;
    }

    private static String commandLine(Broker broker) {
        return Texts.visible(new ShownCommandLine(broker.command().line()).wholeText());
    }
}
