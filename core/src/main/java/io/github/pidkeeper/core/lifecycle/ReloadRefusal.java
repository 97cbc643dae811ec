package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.broker.Reloading;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What ends a reload before it begins, whatever the kind: there is no way to do it, nothing that could be told, or
 * nothing that it would understand. The running broker is left alone.
 */
record ReloadRefusal(Broker broker) {

    /** Empty if nothing speaks against it. */
    Optional<Outcome> of(Verdict verdict) {
        if (broker.kind().reloading() == Reloading.NONE) {
            return refused(
                    verdict, Phrase.RELOAD_IMPOSSIBLE, name(), broker.kind().text());
        }
        return ofState(verdict).or(() -> ofSeveral(verdict)).or(() -> ofConfiguration(verdict));
    }

    private Optional<Outcome> ofState(Verdict verdict) {
        return switch (verdict.state()) {
            case STOPPED, FAILED ->
                Optional.of(new Outcome.NothingToDo(Message.of(Phrase.RELOAD_NOT_RUNNING, name()), verdict));
            case UNKNOWN, SEVERAL, STARTING, STOPPING, STUCK ->
                refused(verdict, Phrase.RELOAD_UNSETTLED, name(), verdict.reason());
            case NOT_PERMITTED -> {
                if (verdict.mayStop()) {
                    yield verdict.runs() ? Optional.empty() : unresponsive(verdict);
                }
                ProcessFacts process = verdict.process().orElseThrow();
                yield refused(verdict, Phrase.RELOAD_NOT_PERMITTED, name(), process.pid(), process.user());
            }
            case RUNNING, UNRESPONSIVE -> ofOwner(verdict).or(() -> ofSilence(verdict));
        };
    }

    /** What a container's engine runs is out of reach. */
    private Optional<Outcome> ofOwner(Verdict verdict) {
        return new StopRefusal(broker, Operations.Kind.RELOAD.text())
                .of(verdict)
                .map(message -> new Outcome.Refused(message, verdict));
    }

    /** Who does not answer now would not obey before somebody has forgotten about it. */
    private Optional<Outcome> ofSilence(Verdict verdict) {
        return switch (verdict.state()) {
            case UNRESPONSIVE -> unresponsive(verdict);
            default -> Optional.empty();
        };
    }

    private Optional<Outcome> unresponsive(Verdict verdict) {
        return Optional.of(new Outcome.Failed(
                Message.of(
                        Phrase.RELOAD_UNRESPONSIVE,
                        name(),
                        verdict.process().orElseThrow().pid(),
                        verdict.reason()),
                verdict));
    }

    private Optional<Outcome> ofSeveral(Verdict verdict) {
        var named = new CommandClues(broker.kind(), broker.command().arguments()).configurations(Path.of(""));
        return broker.kind().configuration().format() == ConfigurationFormat.MOSQUITTO && named.size() > 1
                ? refused(verdict, Phrase.RELOAD_LAST_ONLY, name(), named.getLast())
                : Optional.empty();
    }

    private Optional<Outcome> ofConfiguration(Verdict verdict) {
        Optional<Message> problem =
                switch (OwnConfiguration.of(broker, verdict.process().flatMap(ProcessFacts::workingDirectory))
                        .reading()) {
                    case ConfigurationReading.Wrong wrong -> Optional.of(wrong.message());
                    case ConfigurationReading.Missing missing -> Optional.of(missing.message());
                    case ConfigurationReading.Unreadable(Path file) ->
                        Optional.of(Message.of(Phrase.CONFIGURATION_NOT_READABLE, file));
                    case ConfigurationReading.Read(var read) ->
                        verdict.process().map(Vantage::of).flatMap(NamedFiles.of(read)::problem);
                    case ConfigurationReading.None _ -> missing();
                };
        return problem.flatMap(message -> refused(verdict, Phrase.RELOAD_NOT_BEGUN, name(), message));
    }

    /** Of a format that is not read here, it can still be told whether it is there. */
    private Optional<Message> missing() {
        return broker.kind().configuration().format() == ConfigurationFormat.NONE
                ? broker.configuration()
                        .filter(file -> !Files.exists(file))
                        .map(file -> Message.of(Phrase.CONFIGURATION_MISSING, file))
                : Optional.empty();
    }

    private String name() {
        return broker.name().text();
    }

    private static Optional<Outcome> refused(Verdict verdict, Phrase phrase, Object... arguments) {
        return Optional.of(new Outcome.Refused(Message.of(phrase, arguments), verdict));
    }
}
