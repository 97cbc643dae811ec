package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.Place;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The processes of a Linux system: held by pidfds, described by procfs. */
final class LinuxProcessTable implements ProcessTable {

    /** No such process: never, not any more, or the number of a mere thread. */
    private static final List<Errno> NOBODY = List.of(Errno.ESRCH, Errno.EINVAL, Errno.ENOENT);

    private final Libc libc;
    private final Procfs procfs;
    private final FactsReader reader;
    private final PidfdInodes inodes;
    private final UsageReader usage;
    private final PortSearch ports;
    private final Sources sources;
    private final long ownPid;

    LinuxProcessTable(Libc libc, Procfs procfs, FactsReader reader, PidfdInodes inodes, PortSearch ports)
            throws IOException {
        this.libc = libc;
        this.procfs = procfs;
        this.reader = reader;
        this.inodes = inodes;
        usage = new UsageReader(libc, procfs);
        this.ports = ports;
        sources = procfs.sources(ports.source());
        ownPid = procfs.ownPid();
    }

    @Override
    public Pinning pin(long pid) {
        if (pid < 1 || pid > Integer.MAX_VALUE) {
            return new Pinning.Gone();
        }
        CallResult opened = libc.pidfdOpen(pid);
        return opened instanceof CallResult.Failure(Errno errno)
                ? unpinned(errno)
                : identify(pid, new Descriptor(libc, opened.value()));
    }

    /** Too many open files, for example, say nothing about the process: then nobody may be called dead. */
    private Pinning unpinned(Errno errno) {
        return NOBODY.contains(errno) ? new Pinning.Gone() : new Pinning.Concealed(libc.words(errno));
    }

    /**
     * Reads the facts between the opening of the pidfd and a look whether its process still lives. Since a pid is not given
     * away before its process has exited, whatever was read while the pidfd lived is about this process.
     */
    private Pinning identify(long pid, Descriptor pidfd) {
        try {
            ProcessFacts facts = reader.read(pid, inodes.of(pidfd));
            return alive(new PidfdProcess(libc, pidfd, facts, usage));
        } catch (IOException e) {
            Pinning result = hasExited(pidfd) ? new Pinning.Gone() : new Pinning.Concealed(reason(e));
            pidfd.close();
            return result;
        } catch (RuntimeException e) {
            pidfd.close();
            throw e;
        }
    }

    private static Pinning alive(PidfdProcess process) {
        if (process.hasExited()) {
            process.close();
            return new Pinning.Gone();
        }
        return new Pinning.Pinned(process);
    }

    private boolean hasExited(Descriptor pidfd) {
        int number = pidfd.acquire();
        try {
            return libc.poll(0, number)[0];
        } finally {
            pidfd.release();
        }
    }

    @Override
    public List<Long> startedFrom(List<Path> executables) {
        try {
            return new ExecutableSearch(libc, procfs, executables).pids();
        } catch (IOException e) {
            throw new UncheckedIOException("procfs cannot be listed", e);
        }
    }

    @Override
    public List<Long> runningAs(Predicate<Path> executable) {
        try {
            return Listing.pids(libc, procfs).stream()
                    .filter(pid -> executable(pid).filter(executable).isPresent())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("procfs cannot be listed", e);
        }
    }

    private Optional<Path> executable(long pid) {
        try {
            Path link = Files.readSymbolicLink(procfs.of(pid).resolve(ExecutableLink.NAME));
            return ExecutableLink.saysDeleted(link.toString())
                    ? path(ExecutableLink.stripped(link.toString()))
                    : Optional.of(link);
        } catch (IOException _) {
            return firstWord(pid).flatMap(LinuxProcessTable::path);
        }
    }

    /** Empty for what is no path, or none that can be spelled in this program's locale. */
    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Optional<String> firstWord(long pid) {
        try {
            return procfs.commandLine(pid).stream().findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> variable(long pid, String name) {
        try {
            return Arrays.stream(procfs.text(pid, "environ").split("\0", -1))
                    .filter(entry -> entry.startsWith(name + "="))
                    .map(entry -> entry.substring(name.length() + 1))
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public PortHolder holderOf(int port) {
        return holderOf(Place.anywhere(port));
    }

    @Override
    public PortHolder holderOf(Place place) {
        return ports.holdersOf(place);
    }

    @Override
    public PortHolder holderOf(Place place, List<Long> likely) {
        return ports.holderOf(place, likely.stream().filter(this::isProcess).toList());
    }

    /** A mere thread has a directory in /proc, too, with the descriptors of its process; who goes through all is not shown it. */
    private boolean isProcess(long pid) {
        return libc.opens(pid);
    }

    @Override
    public Sources sources() {
        String told = ports.source(); // another one, from when on the first has refused to answer
        return told.equals(sources.ports()) ? sources : procfs.sources(told);
    }

    @Override
    public long ownPid() {
        return ownPid;
    }

    @Override
    public long largestPid() {
        return procfs.largestPid();
    }

    private static String reason(IOException e) {
        return FileAccess.Found.Unreadable.because(e).reason();
    }
}
