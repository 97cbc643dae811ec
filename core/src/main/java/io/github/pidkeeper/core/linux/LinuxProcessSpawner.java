package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.portable.PortableProcessSpawner;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProgramRun;
import io.github.pidkeeper.core.process.SpawnRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts processes in a session of their own and with all signals at their defaults.
 *
 * <p>setsid(1) makes the session and becomes the command, so that the pid stays; neither a closing terminal nor a Ctrl-C
 * reaches the broker. Signals that this program was started to ignore (nohup, a background job of a shell) would stay
 * ignored in the broker, SIGTERM too; then env(1) of GNU, where there is one, sets them back in between.
 */
final class LinuxProcessSpawner implements ProcessSpawner {

    private final Procfs procfs;
    private final SystemPrograms programs;

    LinuxProcessSpawner(Procfs procfs, SystemPrograms programs) {
        this.procfs = procfs;
        this.programs = programs;
    }

    @Override
    public Spawning spawn(SpawnRequest request) {
        Optional<String> setsid = programs.find("setsid");
        if (setsid.isEmpty()) {
            return new Spawning.NotSpawned("setsid (of util-linux) is not installed");
        }
        List<String> before = new ArrayList<>(List.of(setsid.get()));
        // env would take a command with an equals sign for a variable.
        if (ignoresSignals() && request.command().executable().toString().indexOf('=') < 0) {
            before.addAll(defaultSignals());
        }
        return new PortableProcessSpawner(before).spawn(request);
    }

    @Override
    public ProgramRun run(Command command, Map<String, String> environment, Duration limit)
            throws InterruptedException {
        Optional<String> setsid = programs.find("setsid");
        return setsid.isPresent()
                // It waits for its command, whose exit code is its own, where it has to make a child for the new
                // session.
                ? new PortableProcessSpawner(List.of(setsid.get(), "--wait")).run(command, environment, limit)
                : new ProgramRun.NotRun("setsid (of util-linux) is not installed");
    }

    private boolean ignoresSignals() {
        try {
            return new ProcStatus(procfs.text(procfs.ownPid(), "status")).ignoresSignals();
        } catch (IOException _) {
            return false;
        }
    }

    private List<String> defaultSignals() {
        Optional<String> env = programs.find("env");
        Optional<String> nothing = programs.find("true");
        return env.isPresent() && nothing.isPresent() && programs.succeeds(env.get(), "--default-signal", nothing.get())
                ? List.of(env.get(), "--default-signal")
                : List.of();
    }
}
