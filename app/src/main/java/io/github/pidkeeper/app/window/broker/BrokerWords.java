package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.operation.Verb;
import io.github.pidkeeper.app.window.words.EvidenceRow;
import io.github.pidkeeper.app.window.words.EvidenceWords;
import io.github.pidkeeper.app.window.words.Flag;
import io.github.pidkeeper.app.window.words.FlagWords;
import io.github.pidkeeper.app.window.words.StateWords;
import io.github.pidkeeper.app.window.words.TimeOfDay;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes what is shown of what is known. */
public final class BrokerWords {

    private final Texts texts;
    private final StateWords states;
    private final FlagWords flags;
    private final EvidenceWords evidence;

    public BrokerWords(Texts texts, TimeOfDay time) {
        this.texts = texts;
        this.states = new StateWords(texts);
        this.flags = new FlagWords(texts);
        this.evidence = new EvidenceWords(texts, time);
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
                Buttons.of(verdict.state()),
                flags.flags(broker, verdict),
                evidence.rows(verdict.evidence()),
                particulars(broker));
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
                List.<Flag>of(),
                seen.why(),
                seen.particulars());
    }

    Question forget(Broker broker) {
        return new Question(
                texts.text("window.forget.title", broker.name()),
                texts.text("window.forget.meaning"),
                texts.text("window.forget.yes"),
                texts.text("window.forget.no"));
    }

    /** Before a process of somebody else is signalled. */
    Question ofAnother(Broker broker, Verb verb, ProcessFacts process) {
        return new Question(
                texts.text("window.of-another.title." + Texts.kebab(verb), broker.name()),
                texts.text("window.of-another.meaning", process.pid(), process.user()),
                texts.text("window.action." + Texts.kebab(verb)),
                texts.text("window.of-another.no"));
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
        return Texts.visible(String.join(" ", broker.command().line()));
    }
}
