package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.settings.KnownKinds;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerKinds;
import java.util.LinkedHashMap;
import java.util.Map;

/** The verb brokers kinds: which kinds of brokers there are, and what is known about each. Changes nothing. */
record KindsCommand(KnownKinds known, Console console) {

    ExitCode run(boolean json) {
        var kinds = known.kinds().all();
        if (json) {
            console.document(kinds.stream().map(KindsCommand::document).toList());
        } else {
            kinds.forEach(kind -> console.answer(line(kind)));
        }
        known.problems().forEach(problem -> console.error(problem.sentence()));
        return known.problems().isEmpty() ? ExitCode.OK : ExitCode.UNKNOWN;
    }

    private String line(BrokerKind kind) {
        var texts = console.texts();
        return texts.text(
                "cli.kind-line",
                kind.text(),
                texts.text(isBuiltIn(kind) ? "cli.kind-built-in" : "cli.kind-described"),
                kind.hasOwnPrograms()
                        ? texts.text("cli.kind-programs", String.join(", ", kind.programs()))
                        : texts.text("cli.kind-any-program"),
                texts.text("cli.kind-reload." + kind.reloading().text()));
    }

    private static boolean isBuiltIn(BrokerKind kind) {
        return BrokerKinds.BUILT_IN.named(kind.text()).isPresent();
    }

    /** With the keys of a description, so that one can be written after another. */
    private static Map<String, Object> document(BrokerKind kind) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", kind.text());
        document.put("builtIn", isBuiltIn(kind));
        document.put("programs", kind.programs());
        document.put("places", kind.places());
        document.put("pidFileForm", kind.pidFile().form().text());
        document.put("pidFileVariable", kind.pidFile().variable());
        document.put("usualPidFile", kind.pidFile().usual());
        document.put("firstArgument", kind.foreground().verb());
        document.put("refusedArguments", kind.foreground().refused());
        document.put("leftOutArguments", kind.foreground().leftOut());
        document.put("configurationFormat", kind.configuration().format().text());
        document.put("configurationOptions", kind.configuration().options());
        document.put("usualConfigurations", kind.configuration().usual());
        document.put("reload", kind.reloading().text());
        return document;
    }
}
