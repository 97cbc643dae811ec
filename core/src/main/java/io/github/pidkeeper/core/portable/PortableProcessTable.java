package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Sources;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The processes as the JDK shows them on any system, which is less than the system knows: on macOS nothing of other users'
 * processes, on Windows no arguments, nowhere the environment, and who listens on a port.
 */
public final class PortableProcessTable implements ProcessTable {

    /** Larger than the pids of macOS and Linux; those of Windows are small in practice, and multiples of four. */
    private static final long LARGEST_PID = 4_194_304;

    private static final Duration LONGEST_KNOCK = Duration.ofMillis(200);

    private final PortableUsers users;

    public PortableProcessTable(PortableUsers users) {
        this.users = users;
    }

    @Override
    public Pinning pin(long pid) {
        if (pid < 1) {
            return new Pinning.Gone();
        }
        Optional<ProcessHandle> found = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (found.isEmpty()) {
            return new Pinning.Gone();
        }
        ProcessHandle handle = found.get();
        Optional<Instant> started = handle.info().startInstant();
        if (started.isEmpty()) {
            return handle.isAlive() ? new Pinning.Concealed("its start time is hidden") : new Pinning.Gone();
        }
        var process = new PortablePinnedProcess(handle, started.get(), facts(handle, started.get()));
        return process.hasExited() ? new Pinning.Gone() : new Pinning.Pinned(process);
    }

    private ProcessFacts facts(ProcessHandle handle, Instant started) {
        ProcessHandle.Info info = handle.info();
        var line = new ArrayList<String>();
        info.command().ifPresent(line::add);
        info.arguments().ifPresent(arguments -> line.addAll(Arrays.asList(arguments)));
        String user = info.user().orElse("");
        var identity = new ProcessIdentity(
                "",
                handle.pid(),
                started.toEpochMilli(),
                Optional.empty(),
                users.numberOf(user),
                0,
                OptionalLong.empty());
        return new ProcessFacts(
                identity,
                handle.parent().map(ProcessHandle::pid).orElse(0L),
                info.command().map(Path::of),
                false,
                line,
                Optional.empty(),
                user,
                started,
                false,
                true,
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public List<Long> startedFrom(List<Path> executables) {
        Set<String> files = new HashSet<>();
        for (Path executable : executables) {
            files.add(executable.toString());
            real(executable).map(Path::toString).ifPresent(files::add);
        }
        return ProcessHandle.allProcesses()
                .filter(process -> mayBe(process.info(), files))
                .map(ProcessHandle::pid)
                .toList();
    }

    /**
     * Only those whose command line is told: a broker without it would be watched, and started again, without its
     * configuration.
     */
    @Override
    public List<Long> runningAs(Predicate<Path> executable) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().isPresent()
                        && program(process.info()).filter(executable).isPresent())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Its executable, or where that is not told the first word of its command line. */
    private static Optional<Path> program(ProcessHandle.Info info) {
        try {
            return info.command()
                    .or(() -> info.commandLine().map(line -> line.split(" ", 2)[0]))
                    .map(Path::of);
        } catch (InvalidPathException _) {
            // Its title, and no path.
            return Optional.empty();
        }
    }

    /** By its executable, or by the script that is the first argument of an interpreter. */
    private static boolean mayBe(ProcessHandle.Info info, Set<String> files) {
        return info.command().filter(files::contains).isPresent()
                || info.arguments()
                        .filter(arguments -> arguments.length > 0 && files.contains(arguments[0]))
                        .isPresent();
    }

    /** Who listens is not told; whether anybody does shows when one knocks. */
    @Override
    public PortHolder holderOf(int port) {
        boolean answered =
                Stream.of("127.0.0.1", "::1").anyMatch(address -> opens(new InetSocketAddress(address, port)));
        return answered ? new PortHolder.Unknown("this system does not tell who listens") : new PortHolder.Nobody();
    }

    private static boolean opens(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, (int) LONGEST_KNOCK.toMillis());
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public Sources sources() {
        String one = "ProcessHandle.of(#)";
        return new Sources("ProcessHandle.allProcesses()", one, one, one, one, one, "connect localhost:#");
    }

    @Override
    public long ownPid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public long largestPid() {
        return LARGEST_PID;
    }

    private static Optional<Path> real(Path file) {
        try {
            return Optional.of(file.toRealPath());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
