package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of every action and every refusal, one JSON line each, added and never changed.
 *
 * <p>What cannot be written down is logged and does not stop the action: a full disk must not keep a broker from being
 * stopped.
 *
 * @param user who acts
 */
record Journal(Path file, String user, Time time) {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /**
     * Adds one line.
     *
     * @param verb what was asked for: start, stop, restart
     * @param action what was done for it, or how it came out
     * @param target the process it was done to
     * @param result what came of it
     */
    void add(Broker broker, String verb, String action, Optional<ProcessIdentity> target, String result) {
        var line = new JsonLine()
                .with("time", time.now().toString())
                .with("user", user)
                .with("broker", broker.name().text())
                .with("pidFile", broker.pidFile().toString())
                .with("verb", verb)
                .with("action", action);
        target.ifPresent(it ->
                line.with("pid", it.pid()).with("startTicks", it.startTicks()).with("bootId", it.bootId()));
        try {
            new PrivateFile(file).append(line.with("result", result).end().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("The journal {} cannot be written: {}", file, e.toString());
        }
    }
}
