package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.port.Brokers;
import io.github.pidkeeper.app.window.port.PracticeBroker;
import io.github.pidkeeper.app.window.port.Watching;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.process.ProcessTable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * Everything the window asks of the rest of the application.
 *
 * @param stateDirectory where it remembers its place on the screen
 * @param zone of the times of day that are shown
 */
public record WindowDependencies(
        Texts texts,
        Operations operations,
        ProcessTable processes,
        Watching watching,
        Brokers brokers,
        PracticeBroker practice,
        Path stateDirectory,
        InstantSource clock,
        ZoneId zone) {}
