package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.broker.conf.BrokerConfiguration;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.Impediment;
import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.readiness.TlsFiles;
import io.github.pidkeeper.core.text.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What in NanoMQ's configuration would keep it from starting, or from letting anybody in, where that is certain: it is the
 * program itself that would be started and no script, with nothing on its command line but the configuration, and nothing
 * in its environment that counts for more.
 *
 * @param variables names of the environment that it would inherit
 */
record Impediments(Broker broker, BrokerConfiguration configuration, Set<String> variables) {

    private static final String ITS_VARIABLES = "NANOMQ_";
    /** Those that it is given in any case. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("NANOMQ_PID_FILE", "NANOMQ_DAEMON");

    private static final String PROGRAM = "NanoMQ Broker is started successfully!";

    Impediments {
        variables = Set.copyOf(variables);
    }

    Optional<Message> problem() {
        return isAllThatCounts() ? ofConfiguration().or(this::ofTls) : Optional.empty();
    }

    private boolean isAllThatCounts() {
        var arguments = broker.command().arguments();
        return broker.kind().configuration().format() == ConfigurationFormat.NANOMQ
                && arguments.size() == 3
                && arguments.getFirst().equals("start")
                && new CommandClues(broker.kind(), arguments).namesConfiguration()
                && variables.stream().noneMatch(Impediments::counts);
    }

    private static boolean counts(String variable) {
        return variable.startsWith(ITS_VARIABLES) && !WITHOUT_EFFECT.contains(variable);
    }

    private Optional<Message> ofConfiguration() {
        return configuration.prerequisites().impediments().stream()
                .filter(it -> it.unwritable().filter(Impediments::canBeWritten).isEmpty())
                .filter(it -> program().contains(it.mark()))
                .map(Impediment::reason)
                .findFirst();
    }

    /** By this user, who would start it; it stays who it is. */
    private static boolean canBeWritten(Path named) {
        Path file = ForegroundForm.workingDirectory().resolve(named);
        return Files.exists(file)
                ? !Files.isDirectory(file) && Files.isWritable(file)
                : file.getParent() != null && Files.isDirectory(file.getParent()) && Files.isWritable(file.getParent());
    }

    /** Only where the listener by which it is judged is one, and nobody comes in by another. */
    private Optional<Message> ofTls() {
        var own = new OwnConfiguration(broker.port(), new ConfigurationReading.Read(configuration));
        if (own.listeners().stream().anyMatch(Impediments::isPlain)) {
            return Optional.empty();
        }
        return own.listener().orElse(null) instanceof Listener.Tls(var _, var _, var material)
                ? material.map(TlsFiles::new)
                        .flatMap(TlsFiles::flaw)
                        .filter(_ -> program().contains(PROGRAM))
                : Optional.empty();
    }

    private static boolean isPlain(Listener listener) {
        return switch (listener) {
            case Listener.Tcp _ -> true;
            case Listener.WebSocket(var _, boolean inTls) -> !inTls;
            case Listener.Tls _, Listener.Unix _ -> false;
        };
    }

    private ProgramFile program() {
        return new ProgramFile(broker.command().executable());
    }
}
