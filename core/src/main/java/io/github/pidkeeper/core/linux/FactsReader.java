package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what there is to know about a process. What may not be read is left out, except what identifies it. What tells who it
 * is, and what it may have changed, is read each time; what stays as it is, once. Safe for use by several threads.
 */
final class FactsReader {

    private static final Pattern NAMESPACE = Pattern.compile("pid:\\[(\\d+)]");
    private static final String NAMESPACE_LINK = "ns/pid";
    private static final int MOST_KNOWN = 200;

    private final Libc libc;
    private final Procfs procfs;
    private final UserNames users;
    private final BootTime boot;
    private final Map<Long, Acquaintance> known = new ConcurrentHashMap<>();
    private final long ticksPerSecond;
    private final String bootId;
    private final Optional<String> ownNamespace;
    private final String ownGroupText;
    private final ControlGroup ownGroup;

    /** @throws IOException if this program cannot even read about itself */
    FactsReader(Libc libc, Procfs procfs, UserNames users) throws IOException {
        this.libc = libc;
        this.procfs = procfs;
        this.users = users;
        boot = new BootTime(procfs);
        ticksPerSecond = procfs.ticksPerSecond();
        bootId = procfs.bootId();
        var self = new ProcessDirectory(libc, procfs, procfs.ownPid());
        ownNamespace = self.link(NAMESPACE_LINK);
        ownGroupText = groupText(self);
        ownGroup = ControlGroup.parse(ownGroupText);
    }

    /**
     * Reads about the process that has this pid now.
     *
     * @param pidfdInode of a pidfd of it
     * @throws IOException if no process has this pid any more, or who it is may not be read (hidepid)
     */
    ProcessFacts read(long pid, OptionalLong pidfdInode) throws IOException {
        var process = new ProcessDirectory(libc, procfs, pid);
        ProcStat stat = ProcStat.parse(process.text("stat")).orElseThrow(() -> new IOException("stat not understood"));
        long uid = process.uid();
        Acquaintance lasting = acquaintance(pid, new Acquaintance.Life(stat.startTicks(), pidfdInode), process);
        Optional<ExecutableLink> executable = lasting.executable();
        ControlGroup group = group(process);
        var identity = new ProcessIdentity(
                bootId,
                pid,
                stat.startTicks(),
                executable.map(ExecutableLink::id),
                uid,
                lasting.namespace(),
                pidfdInode);
        return new ProcessFacts(
                identity,
                stat.parent(),
                executable.map(ExecutableLink::path),
                executable.filter(ExecutableLink::deleted).isPresent(),
                commandLine(process),
                lasting.workingDirectory(),
                users.of(uid),
                boot.instant().plusMillis(stat.startTicks() * 1000 / ticksPerSecond),
                stat.suspended(),
                !lasting.nested(),
                group.unit(),
                group.container());
    }

    private Acquaintance acquaintance(long pid, Acquaintance.Life life, ProcessDirectory process) throws IOException {
        Optional<String> executable = process.link(ExecutableLink.NAME);
        Acquaintance before = known.get(pid);
        if (before != null && before.isStill(life, executable)) {
            return before;
        }
        Optional<String> namespace = process.link(NAMESPACE_LINK);
        boolean nested = isNested(process, namespace);
        var fresh = new Acquaintance(
                life,
                executable,
                executable.flatMap(text -> ExecutableLink.of(text, process)),
                process.link("cwd").map(Path::of),
                nested,
                number(nested ? namespace : ownNamespace));
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(pid, fresh);
        return fresh;
    }

    /** Another user's namespace may not be seen; that it is another than ours is told all the same. */
    private boolean isNested(ProcessDirectory process, Optional<String> namespace) throws IOException {
        if (namespace.isPresent() && ownNamespace.isPresent()) {
            return !namespace.equals(ownNamespace);
        }
        return new ProcStatus(process.text("status")).isNested();
    }

    private static List<String> commandLine(ProcessDirectory process) {
        try {
            return Procfs.words(process.text("cmdline"));
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Most processes are in our own group, and what contains us both owns neither. */
    private ControlGroup group(ProcessDirectory process) {
        String text = groupText(process);
        ControlGroup group = text.equals(ownGroupText) ? ownGroup : ControlGroup.parse(text);
        return group.seenFrom(ownGroup);
    }

    private static String groupText(ProcessDirectory process) {
        try {
            return process.text("cgroup");
        } catch (IOException _) {
            return "";
        }
    }

    /** 0 where it may not be read. */
    private static long number(Optional<String> namespace) {
        return namespace
                .map(NAMESPACE::matcher)
                .filter(Matcher::matches)
                .map(link -> Long.parseLong(link.group(1)))
                .orElse(0L);
    }
}
