package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.ForegroundHabit;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.process.SpawnRequest;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.ShownCommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a broker is started: as configured, in the form that stays in the foreground, and told its pid file where its kind has
 * a variable for that.
 *
 * <p>Most of NanoMQ's releases do not survive {@code -d}, and report success all the same; so nothing that sends it into the
 * background is handed on. The working directory is this program's own, so that a relative path on a command line means
 * what it meant to whoever typed it.
 */
public record ForegroundForm(Broker broker) {

    /** What the administrator has to change first; empty if nothing. Reads the broker's configuration. */
    Optional<Message> refusal() {
        return refusalOfArguments().or(this::refusalOfConfiguration);
    }

    /** Which argument must not be there, and the command without it. */
    public Optional<Message> refusalOfArguments() {
        return habit().refusedIn(broker.command().arguments())
                .map(word -> habit().refusedVerbs().contains(word)
                        ? Message.of(
                                Phrase.VERB_NOT_START,
                                broker.name().text(),
                                word,
                                habit().verb().orElse(""))
                        : Message.of(
                                Phrase.BACKGROUND_ARGUMENT,
                                broker.name().text(),
                                word,
                                new ShownCommandLine(command().line()).wholeText()));
    }

    private Optional<Message> refusalOfConfiguration() {
        return own().reading() instanceof ConfigurationReading.Read(var read) && read.daemon()
                ? Optional.of(Message.of(
                        Phrase.BACKGROUND_CONFIGURED,
                        broker.name().text(),
                        broker.configuration().<Object>map(file -> file).orElse("")))
                : Optional.empty();
    }

    /** What its configuration says to the broker that would be started so. */
    OwnConfiguration own() {
        return OwnConfiguration.of(broker, Optional.of(workingDirectory()));
    }

    /** The files of its own that the broker that would be started so reads in turn. */
    List<Path> configurations() {
        return OwnConfiguration.files(broker, Optional.of(workingDirectory()));
    }

    SpawnRequest request(Path output) {
        return new SpawnRequest(command(), environment(), workingDirectory(), output);
    }

    /** What is added to this program's own environment for the broker and its own commands. */
    Map<String, String> environment() {
        var environment = new HashMap<>(habit().environment());
        broker.kind()
                .pidFile()
                .variable()
                .ifPresent(name -> environment.put(name, broker.pidFile().toString()));
        return Map.copyOf(environment);
    }

    private Command command() {
        return new Command(
                broker.command().executable(),
                habit().essential(broker.command().arguments()));
    }

    private ForegroundHabit habit() {
        return broker.kind().foreground();
    }

    static Path workingDirectory() {
        Path own = Path.of("").toAbsolutePath();
        return Files.isDirectory(own) ? own : own.getRoot();
    }
}
