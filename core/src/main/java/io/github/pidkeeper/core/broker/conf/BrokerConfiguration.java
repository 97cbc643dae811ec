package io.github.pidkeeper.core.broker.conf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a broker's own configuration says, as far as it matters to whoever watches, starts or stops it.
 *
 * @param listeners where clients connect, in the order of the configuration, as far as it tells their ports
 * @param pidFile where the broker writes its pid, absolute; NanoMQ's configuration does not say
 * @param logFile where the broker writes its log, absolute
 * @param logTargets where its log goes; a file among them may be one whose path is not certain
 * @param ipcUrls the addresses by which the broker's own commands reach it
 * @param daemon the broker goes into the background by itself
 * @param files what else it reads, as far as that is certain
 * @param user whom it is told to become; empty where it is not told
 * @param prerequisites what else has to be right for it to start
 */
public record BrokerConfiguration(
        List<Listener> listeners,
        Optional<Path> pidFile,
        Optional<WebServer> webServer,
        Optional<Path> logFile,
        Set<LogTarget> logTargets,
        List<String> ipcUrls,
        boolean daemon,
        List<NamedFile> files,
        Optional<NamedUser> user,
        Prerequisites prerequisites) {

    public BrokerConfiguration {
        listeners = List.copyOf(listeners);
        logTargets = Set.copyOf(logTargets);
        ipcUrls = List.copyOf(ipcUrls);
        files = List.copyOf(files);
    }

    /** One that is known to read nothing else, and stays who it is. */
    public BrokerConfiguration(
            List<Listener> listeners,
            Optional<Path> pidFile,
            Optional<WebServer> webServer,
            Optional<Path> logFile,
            Set<LogTarget> logTargets,
            List<String> ipcUrls,
            boolean daemon) {
        this(
                listeners,
                pidFile,
                webServer,
                logFile,
                logTargets,
                ipcUrls,
                daemon,
                List.of(),
                Optional.empty(),
                Prerequisites.NONE);
    }
}
