package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.discovery.FoundBroker;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The brokers that were found on this machine and are not configured, each with the command that would configure it. */
record Findings(List<Adoption> adoptions) {

    static Findings of(List<FoundBroker> found, ConfiguredBrokers configured) {
        var taken = new ArrayList<>(Chooser.names(configured));
        var adoptions = new ArrayList<Adoption>();
        for (var broker : found) {
            if (configured.brokers().stream().noneMatch(known -> isSame(known, broker))) {
                var adoption = Adoption.of(broker, taken);
                taken.add(adoption.name());
                adoptions.add(adoption);
            }
        }
        return new Findings(adoptions);
    }

    /** By its pid file, which no two share; or the same program with the same configuration. */
    private static boolean isSame(Broker known, FoundBroker found) {
        return found.pidFile().filter(known.pidFile()::equals).isPresent()
                || (known.command().executable().equals(found.command().executable())
                        && known.configuration().equals(found.configuration())
                        && found.configuration().isPresent());
    }

    List<String> lines(Texts texts) {
        var lines = new ArrayList<String>();
        if (!adoptions.isEmpty()) {
            lines.add(texts.text("cli.found"));
        }
        for (var adoption : adoptions) {
            lines.add("  " + line(texts, adoption));
            lines.add("    " + adoption.line());
            if (adoption.command().hides()) {
                lines.add("    " + texts.text("cli.found-masked"));
            }
            if (adoption.found().pidFile().isEmpty()) {
                lines.add("    " + texts.text("cli.found-without-pid-file"));
            }
        }
        return lines;
    }

    private static String line(Texts texts, Adoption adoption) {
        var found = adoption.found();
        var parts = new ArrayList<String>();
        found.process()
                .ifPresentOrElse(
                        process -> parts.add(texts.text("cli.found-running", process.pid(), process.user())),
                        () -> parts.add(texts.text("cli.found-installed")));
        found.unit()
                .ifPresent(unit -> parts.add(
                        texts.text(unit.ofUser() ? "status-line.user-unit" : "status-line.unit", unit.name())));
        found.port().ifPresent(port -> parts.add(texts.text("cli.broker-port", port)));
        parts.add(Texts.visible(adoption.command().wholeText()));
        return String.join(" · ", parts);
    }

    List<Map<String, Object>> documents() {
        return adoptions.stream().map(Findings::document).toList();
    }

    private static Map<String, Object> document(Adoption adoption) {
        var found = adoption.found();
        var document = new LinkedHashMap<String, Object>();
        document.put("state", found.process().isPresent() ? "running" : "installed");
        document.put("kind", found.kind().text());
        document.put("pid", found.process().map(ProcessFacts::pid));
        document.put("user", found.process().map(ProcessFacts::user));
        document.put("unit", found.unit().map(ProcessFacts.Unit::name));
        document.put("command", adoption.command().masked());
        document.put("commandMasked", adoption.command().hides());
        document.put("configuration", found.configuration());
        document.put("pidFile", found.pidFile());
        document.put("port", found.port().isPresent() ? Optional.of(found.port().getAsInt()) : Optional.empty());
        document.put("adopt", adoption.words());
        return document;
    }
}
