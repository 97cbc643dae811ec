package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.port.Brokers;
import io.github.pidkeeper.app.window.port.Metering;
import io.github.pidkeeper.app.window.port.PracticeBroker;
import io.github.pidkeeper.app.window.port.Watching;
import io.github.pidkeeper.core.discovery.Discovery;
import io.github.pidkeeper.core.discovery.UnitFiles;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.lifecycle.CapturedOutput;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.log.LogAccess;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.User;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Everything the window asks of the rest of the application.
 *
 * @param user whose window this is
 * @param clients tells before a stop how many would be cut off
 * @param path where programs are looked for, as the environment's PATH has it
 * @param units where services are looked for
 * @param stateDirectory where the window remembers its place on the screen
 * @param logs how the logs of brokers are read
 */
public record WindowDependencies(
        Texts texts,
        Operations operations,
        ProcessTable processes,
        User user,
        Watching watching,
        Brokers brokers,
        Metering metering,
        ClientCount clients,
        PracticeBroker practice,
        String path,
        UnitFiles units,
        Path stateDirectory,
        LogAccess logs,
        InstantSource clock) {

    /** Where the output of brokers is kept that were started here. */
    CapturedOutput output() {
        return new CapturedOutput(stateDirectory);
    }

    /** What was done to brokers through this program. */
    JournalReader journal() {
        return new JournalReader(stateDirectory);
    }

    Discovery discovery() {
        return new Discovery(processes, brokers.kinds(), units, path);
    }
}
