package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what there is to know about a process. What may not be read is left out, except what identifies it. */
final class FactsReader {

    private static final Pattern NAMESPACE = Pattern.compile("pid:\\[(\\d+)]");

    private final Procfs procfs;
    private final UserNames users;
    private final long ticksPerSecond;
    private final String bootId;
    private final long ownNamespace;
    private final ControlGroup ownGroup;

    /** @throws IOException if this program cannot even read about itself */
    FactsReader(Procfs procfs, UserNames users) throws IOException {
        this.procfs = procfs;
        this.users = users;
        ticksPerSecond = procfs.ticksPerSecond();
        bootId = procfs.bootId();
        long self = procfs.ownPid();
        ownNamespace = namespace(self);
        ownGroup = controlGroup(self);
    }

    /** @throws IOException if no process has this pid any more, or who it is may not be read (hidepid) */
    ProcessFacts read(long pid) throws IOException {
        ProcStat stat =
                ProcStat.parse(procfs.text(pid, "stat")).orElseThrow(() -> new IOException("stat not understood"));
        ProcStatus status = ProcStatus.parse(procfs.text(pid, "status"))
                .orElseThrow(() -> new IOException("status not understood"));
        Optional<ExecutableLink> executable = ExecutableLink.read(procfs.of(pid).resolve("exe"));
        ControlGroup group = controlGroup(pid).seenFrom(ownGroup);
        var identity = new ProcessIdentity(
                bootId,
                pid,
                stat.startTicks(),
                executable.map(ExecutableLink::id),
                status.uid(),
                status.nested() ? namespace(pid) : ownNamespace);
        return new ProcessFacts(
                identity,
                stat.parent(),
                executable.map(ExecutableLink::path),
                executable.filter(ExecutableLink::deleted).isPresent(),
                commandLine(pid),
                workingDirectory(pid),
                users.of(status.uid()),
                procfs.boot().plusMillis(stat.startTicks() * 1000 / ticksPerSecond),
                stat.suspended(),
                !status.nested(),
                group.unit(),
                group.container());
    }

    private List<String> commandLine(long pid) {
        try {
            return procfs.commandLine(pid);
        } catch (IOException _) {
            return List.of();
        }
    }

    private Optional<Path> workingDirectory(long pid) {
        try {
            return Optional.of(Files.readSymbolicLink(procfs.of(pid).resolve("cwd")));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private ControlGroup controlGroup(long pid) {
        try {
            return ControlGroup.parse(procfs.text(pid, "cgroup"));
        } catch (IOException _) {
            return ControlGroup.parse("");
        }
    }

    /** 0 where it may not be read. */
    private long namespace(long pid) {
        try {
            Matcher link = NAMESPACE.matcher(
                    Files.readSymbolicLink(procfs.of(pid).resolve("ns/pid")).toString());
            return link.matches() ? Long.parseLong(link.group(1)) : 0;
        } catch (IOException _) {
            return 0;
        }
    }
}
