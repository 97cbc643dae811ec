package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.broker.Broker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where NanoMQ's own commands reach a broker. Every instance takes the address over from whoever had it, so that of two with
 * one address, a command for the first is obeyed by the second.
 */
public record IpcAddresses(List<String> urls) {

    public IpcAddresses {
        urls = List.copyOf(urls);
    }

    /** Those of a configuration; empty where it was not read, so that they are not known. */
    public static Optional<IpcAddresses> of(ConfigurationReading reading) {
        return reading instanceof ConfigurationReading.Read(var configuration)
                ? Optional.of(new IpcAddresses(configuration.ipcUrls()))
                : Optional.empty();
    }

    /** The first that is also another's. */
    public Optional<String> sharedWith(IpcAddresses other) {
        return urls.stream().filter(other.urls()::contains).findFirst();
    }

    /** The two lines that give a broker addresses of its own; it needs both, since it looks at the first to decide about both. */
    public static List<String> ownLines(Broker broker) {
        Path directory = Optional.ofNullable(broker.pidFile().getParent()).orElse(Path.of("/run"));
        return List.of(
                "system.hook_ipc_url = \"ipc://" + directory.resolve(broker.name() + "-hook.ipc") + "\"",
                "system.cmd_ipc_url = \"ipc://" + directory.resolve(broker.name() + "-cmd.ipc") + "\"");
    }
}
