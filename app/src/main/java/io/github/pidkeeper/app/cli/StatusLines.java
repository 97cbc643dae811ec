package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A verdict for people: one line that says it all, and the evidence below it, contradictions first. */
record StatusLines(Texts texts, InstantSource clock) {

    List<String> of(Broker broker, Verdict verdict) {
        return Stream.concat(
                        Stream.of(headline(broker, verdict)), new EvidenceLines(texts).of(verdict.evidence()).stream())
                .toList();
    }

    String headline(Broker broker, Verdict verdict) {
        var parts = new ArrayList<String>();
        parts.add(texts.text(state(verdict), broker.name().text()));
        verdict.process().ifPresent(process -> {
            parts.add(texts.text("status-line.pid", process.pid()));
            parts.add(since(process));
        });
        verdict.deviation().ifPresent(_ -> parts.add(texts.text("status-line.not-as-configured")));
        owner(verdict.owner()).map(texts::text).forEach(parts::add);
        parts.add(texts.text(pidFile(verdict)));
        return String.join(" · ", parts);
    }

    private static String state(Verdict verdict) {
        return verdict.isServiceOfAnotherUser()
                ? "status.not-permitted-service"
                : "status." + Texts.kebab(verdict.state());
    }

    private String since(ProcessFacts process) {
        var uptime = Duration.between(process.startedAt(), clock.instant());
        return uptime.isNegative()
                ? texts.text("status-line.since-only", process.startedAt())
                : texts.text("status-line.since", process.startedAt(), uptime);
    }

    private static Stream<Sentence> owner(Owner owner) {
        if (owner instanceof Owner.SystemdUnit(var name, var ofUser)) {
            return Stream.of(Sentence.of(ofUser ? "status-line.user-unit" : "status-line.unit", name));
        }
        return owner instanceof Owner.Container(var id)
                ? Stream.of(Sentence.of("status-line.container", id))
                : Stream.empty();
    }

    private Sentence pidFile(Verdict verdict) {
        var health = verdict.pidFileHealth();
        var word = texts.health(health);
        if (health == PidFileHealth.ABSENT) {
            return Sentence.of("status-line.no-pid-file");
        }
        return verdict.namedPid().isPresent() && health != PidFileHealth.TRUE
                ? Sentence.of(
                        "status-line.pid-file-names", word, verdict.namedPid().getAsLong())
                : Sentence.of("status-line.pid-file", word);
    }
}
