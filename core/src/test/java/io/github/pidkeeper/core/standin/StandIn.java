package io.github.pidkeeper.core.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small native broker, in a private directory of its own, whose faults are chosen by flags.
 *
 * <p>It answers CONNECT with CONNACK and listens on 127.0.0.1 only. A test starts it with {@link #start}, or lets the code
 * under test start {@link #program()}. The program may be replaced, renamed within its directory or deleted while it runs.
 * Closing ends every process that runs from the directory, daemons too, and fails the test if one survives.
 *
 * <pre>
 * --port N                 0 takes a free port; without it nothing listens
 * --bind-after MILLIS      listens late
 * --silent                 accepts, and never answers
 * --pid-file FILE          truncated and rewritten in place, through links, as most daemons do
 * --pid-format FORMAT      plain | newline | crlf | nanomq (12 bytes, NUL padded) | postmaster (more lines)
 * --write-pid WHEN         before-bind | after-bind | late:MILLIS (after the bind) | never
 * --empty-first MILLIS     leaves the pid file empty for a while before the pid is written
 * --remove-pid-on-exit     whoever the file names by then
 * --ignore-term
 * --exit-delay MILLIS      between SIGTERM and the exit
 * --exit-code CODE         after SIGTERM; 0 unless given, and 1 after SIGINT
 * --exit-at-once CODE      before it does anything
 * --crash-after MILLIS     SIGABRT
 * --daemonise, -d          forks twice, new session, the caller sees exit code 0 at once
 * --unreaped               runs as the child of a process that never waits for it: once dead, it stays a zombie
 * --reexec-on-hup          the same process executes the program file anew; without it, SIGHUP is only noted
 * --stop-itself            SIGSTOP as soon as it is ready
 * --worker                 forks when it has bound, and leaves port and clients to the child; ends it on its own exit
 * --twin                   a second broker of the same command line, which is not its child; not together with a port
 * --title TEXT             shows this in the place of its command line
 * --thread                 a second thread, to which no signal is delivered
 * --at-most SECONDS        ends by itself after 300 s, or these
 * </pre>
 *
 * <p>{@code start --conf FILE} and {@code stop --conf FILE} in front of the flags give it the habits of NanoMQ: the pid file
 * is what NANOMQ_PID_FILE says (it refuses to run without), written before the bind and never removed, the port
 * comes from the configuration, a taken port is "Address in use" and exit code 1, and {@code stop} reports success without
 * waiting. {@code reload --conf FILE} says that it succeeded, or does what a comment in that file says: {@code reload: hang},
 * {@code reload: fail} (in words, with exit code 0), {@code reload: crash} or {@code reload: freeze} (the broker). {@code --as
 * VERSION}, or the program's own name ({@code nanomq-0.24.5}), selects the release (0.25.6 unless given): 0.23.1, whose stop deletes the file and stops
 * nothing; 0.23.2 to 0.24.0, which refuse to start while the file names a live process; 0.24.1 and later, which do not look.
 */
public final class StandIn implements AutoCloseable {

    private static final CProgram BUILD = new CProgram("standin", List.of("standin.h", "standin.c", "nanomq.c"));

    private final Patience patience = Patience.ofABusyMachine();
    private final List<StandInProcess> started = new ArrayList<>();
    private final Path directory;
    private final Path program;

    private StandIn(Path directory, Path program) {
        this.directory = directory;
        this.program = program;
    }

    /** A fresh copy of the program under this file name, which is what the kernel and people will see. */
    public static StandIn named(String name) {
        try {
            Path directory = Files.createTempDirectory("standin").toRealPath();
            Path program = directory.resolve(name);
            Files.copy(BUILD.executable(), program, StandardCopyOption.COPY_ATTRIBUTES);
            return new StandIn(directory, program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The private directory (0700), deleted on close; pid files and configurations are welcome in it. */
    public Path directory() {
        return directory;
    }

    /** The executable, absolute and free of links. */
    public Path program() {
        return program;
    }

    /** A port that nobody held a moment ago, for brokers that somebody else starts; else prefer {@code --port 0}. */
    public int freePort() {
        return FreePort.find().number();
    }

    /** Starts it and returns at once; {@link StandInProcess#awaitReady} waits. */
    public StandInProcess start(String... flags) {
        return startIn(Map.of(), flags);
    }

    /** Starts it with these environment variables added. */
    public StandInProcess startIn(Map<String, String> environment, String... flags) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            StandInProcess process = new StandInProcess(builder.start(), patience);
            // An ended one keeps 25 KB of buffers, and many rounds begin many.
            started.removeIf(StandInProcess::hasEnded);
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Everything alive that runs from the directory, whoever started it, also from an executable deleted since. A daemon that
     * is just forking can be missed: wait for it.
     */
    public List<ProcessHandle> running() {
        String prefix = directory + "/";
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.startsWith(prefix))
                        .isPresent())
                .toList();
    }

    @Override
    public void close() {
        patience.until("nothing runs from " + directory, () -> {
            running().forEach(ProcessHandle::destroyForcibly);
            return nobodyHolds(directory.resolve(".alive")) && running().isEmpty();
        });
        started.forEach(StandInProcess::awaitExit);
        try {
            DirectoryTree.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Every stand-in holds a shared lock on this file and hands it down to its children. A look at all processes can miss a
     * daemon that forks meanwhile; the lock cannot.
     */
    private static boolean nobodyHolds(Path alive) {
        try (FileChannel channel = FileChannel.open(alive, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
