package io.github.pidkeeper.app.window.welcome;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.discovery.FoundBroker;
import io.github.pidkeeper.core.verdict.ShownCommandLine;

/** What a broker that was found on this machine is called, and what is told of it. */
record FoundWords(Texts texts, FoundBroker broker) {

    /** Several of one program are told apart by their ports. */
    String name() {
        var file = Texts.visible(String.valueOf(broker.command().executable().getFileName()));
        return broker.port().isPresent()
                ? texts.text("window.found.name", file, broker.port().getAsInt())
                : file;
    }

    /** What runs it, and by which command. */
    String facts() {
        var command = new ShownCommandLine(broker.command().line()).wholeText();
        return broker.process()
                .map(process -> texts.text("window.found.running", process.pid(), process.user(), command))
                .orElseGet(() -> broker.unit()
                        .map(unit -> texts.text("window.found.unit", unit.name(), command))
                        .orElseGet(() -> texts.text("window.found.installed", command)));
    }
}
