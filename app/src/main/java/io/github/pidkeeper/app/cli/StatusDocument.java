package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A verdict for scripts: names in kebab case that stay, texts in English whatever the user's language is, times in UTC.
 *
 * @param english the texts
 */
record StatusDocument(Texts english) {

    Map<String, Object> of(Broker broker, Verdict verdict) {
        var document = new LinkedHashMap<String, Object>();
        document.put("broker", broker.name().text());
        document.put("state", Texts.kebab(verdict.state()));
        document.put("pidFile", pidFile(broker, verdict));
        document.put("pid", verdict.process().map(ProcessFacts::pid));
        document.put(
                "since", verdict.process().map(process -> process.startedAt().truncatedTo(ChronoUnit.SECONDS)));
        document.put("ready", ready(verdict.readiness()));
        document.put("owner", owner(verdict));
        document.put("evidence", verdict.evidence().stream().map(this::evidence).toList());
        return document;
    }

    private static Map<String, Object> pidFile(Broker broker, Verdict verdict) {
        var pidFile = new LinkedHashMap<String, Object>();
        pidFile.put("path", broker.pidFile());
        pidFile.put("health", Texts.kebab(verdict.pidFileHealth()));
        pidFile.put(
                "pid",
                verdict.namedPid().isPresent() ? Optional.of(verdict.namedPid().getAsLong()) : Optional.empty());
        return pidFile;
    }

    /** Null where nobody asked. */
    private static Optional<Boolean> ready(Readiness readiness) {
        return switch (readiness.answer()) {
            case GIVEN -> Optional.of(true);
            case IN_OTHER_LANGUAGE, WITH_OTHER_CERTIFICATE, NONE -> Optional.of(false);
            case UNKNOWN, NOT_ASKED -> Optional.empty();
        };
    }

    /** Null where there is nothing to own. */
    private static Optional<String> owner(Verdict verdict) {
        return switch (verdict.owner()) {
            case Owner.Nobody() -> verdict.process().map(_ -> "nobody");
            case Owner.SystemdUnit(var name, var ofUser) -> Optional.of((ofUser ? "systemd-user:" : "systemd:") + name);
            case Owner.Container(var id) -> Optional.of("container:" + id);
        };
    }

    private Map<String, Object> evidence(Evidence evidence) {
        var document = new LinkedHashMap<String, Object>();
        document.put("check", Texts.kebab(evidence.check()));
        document.put("bearing", Texts.kebab(evidence.bearing()));
        document.put("finding", finding(evidence.finding().phrase()));
        document.put("source", evidence.exhibit().source());
        document.put("value", evidence.exhibit().value());
        document.put("text", english.text(evidence.finding()));
        document.put("at", evidence.exhibit().at());
        return document;
    }

    /** The name of a sentence, which stays when its words change. */
    static String finding(Phrase phrase) {
        return Texts.kebab(phrase);
    }
}
