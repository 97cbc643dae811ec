package io.github.pidkeeper.app.window.words;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a broker does: as a title, as one line of a list, and as the facts below the title. */
public final class StateWords {

    private static final char NO_BREAK = '\u00a0';

    private final Texts texts;

    public StateWords(Texts texts) {
        this.texts = texts;
    }

    /** For example "plant-floor is running". */
    public String title(BrokerName name, BrokerState state) {
        return texts.text("window.title." + Texts.kebab(state), name);
    }

    /** While nothing is known yet. */
    public String looking(BrokerName name) {
        return texts.text("window.looking.title", name);
    }

    public String lookingLine() {
        return texts.text("window.looking.line");
    }

    /** For example "running · pid file missing"; what is wrong goes before what is merely so. */
    public String line(Verdict verdict) {
        var state = texts.state(verdict.state());
        return addition(verdict).map(more -> join(List.of(state, more))).orElse(state);
    }

    /** For an operation under way, which knows before anybody has looked. */
    public String line(BrokerState state) {
        return texts.state(state);
    }

    private Optional<String> addition(Verdict verdict) {
        var health = verdict.pidFileHealth();
        if (health != PidFileHealth.TRUE && health != PidFileHealth.ABSENT) {
            return Optional.of(texts.text("window.line." + Texts.kebab(health)));
        }
        return switch (verdict.owner()) {
            case Owner.SystemdUnit(var unit, var _) -> Optional.of(unit);
            case Owner.Container(var _) -> Optional.of(texts.text("window.line.container"));
            case Owner.Nobody() -> verdict.process().map(process -> texts.text("window.fact.pid", process.pid()));
        };
    }

    /** For example "pid 278718 · since 06:41 (3 h 12 min) · NanoMQ · not supervised"; a line breaks between facts only. */
    public String facts(Broker broker, Verdict verdict, Instant now) {
        var facts = new ArrayList<String>();
        verdict.process().ifPresent(process -> {
            facts.add(texts.text("window.fact.pid", process.pid()));
            facts.add(since(process, now));
        });
        facts.add(kind(broker));
        if (verdict.process().isPresent()) {
            facts.add(owner(verdict.owner()));
        }
        // Nor does a line begin with what stands between two of them.
        return join(facts.stream().map(fact -> fact.replace(' ', NO_BREAK)).toList())
                .replace(" ·", NO_BREAK + "·");
    }

    /** What is known before anybody has looked. */
    public String facts(Broker broker) {
        return kind(broker);
    }

    private String since(ProcessFacts process, Instant now) {
        return texts.text("window.fact.since", process.startedAt(), Duration.between(process.startedAt(), now));
    }

    private String kind(Broker broker) {
        return broker.kind().equals(BrokerKind.GENERIC)
                ? Texts.visible(String.valueOf(broker.command().executable().getFileName()))
                : texts.kind(broker.kind());
    }

    private String owner(Owner owner) {
        return switch (owner) {
            case Owner.Nobody() -> texts.text("window.fact.owner-nobody");
            case Owner.SystemdUnit(var unit, var ofUser) ->
                texts.text(ofUser ? "window.fact.owner-user-unit" : "window.fact.owner-unit", unit);
            case Owner.Container(var id) -> texts.text("window.fact.owner-container", id);
        };
    }

    private String join(List<String> parts) {
        return String.join(texts.text("window.separator"), parts);
    }
}
