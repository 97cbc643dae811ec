package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.SpawnRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a broker is started: as configured, except that NanoMQ stays in the foreground and is told its pid file.
 *
 * <p>Most of NanoMQ's releases do not survive {@code -d}, and report success all the same; its pid file has no other
 * switch than the environment. The working directory is this program's own, so that a relative path on a command line
 * means what it meant to whoever typed it.
 */
record ForegroundForm(Broker broker) {

    SpawnRequest request(Path output) {
        return broker.kind() == BrokerKind.NANOMQ
                ? new SpawnRequest(
                        new Command(broker.command().executable(), withoutDaemonFlag()),
                        Map.of("NANOMQ_PID_FILE", broker.pidFile().toString(), "NANOMQ_DAEMON", "false"),
                        workingDirectory(),
                        output)
                : new SpawnRequest(broker.command(), Map.of(), workingDirectory(), output);
    }

    private List<String> withoutDaemonFlag() {
        return broker.command().arguments().stream()
                .filter(argument -> !argument.equals("-d") && !argument.equals("--daemon"))
                .toList();
    }

    private static Path workingDirectory() {
        Path own = Path.of("").toAbsolutePath();
        return Files.isDirectory(own) ? own : own.getRoot();
    }
}
