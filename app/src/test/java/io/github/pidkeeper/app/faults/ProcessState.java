package io.github.pidkeeper.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A process as the kernel has it, the dead ones that nobody has waited for included.
 *
 * @param fields those of /proc/PID/stat (proc_pid_stat(5)) behind the name: the third and following
 */
record ProcessState(long pid, List<String> fields, List<String> commandLine) {

    /** A script stands behind its interpreter and the one option that this may have. */
    private static final int LAST_PLACE_OF_A_PROGRAM = 2;

    private static final int STATE = 0;
    private static final int GROUP = 2;
    private static final int STARTED = 19;

    /** Empty if there is no such process. */
    static Optional<ProcessState> of(long pid) {
        Path directory = Path.of("/proc", Long.toString(pid));
        try {
            String stat = Files.readString(directory.resolve("stat"));
            String commandLine = Files.readString(directory.resolve("cmdline"));
            return Optional.of(new ProcessState(
                    pid,
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1)),
                    Arrays.asList(commandLine.split("\0", -1))));
        } catch (IOException _) {
            // Gone before, or while we looked.
            return Optional.empty();
        }
    }

    /** All that there are now. */
    static List<ProcessState> all() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> of(process.pid()).stream())
                .toList();
    }

    static boolean isAlive(long pid) {
        return of(pid).filter(state -> !state.isDead()).isPresent();
    }

    String started() {
        return fields.get(STARTED);
    }

    /** 0 if its group is of another pid namespace. */
    long group() {
        return Long.parseLong(fields.get(GROUP));
    }

    boolean isDead() {
        return fields.get(STATE).equals("Z") || fields.get(STATE).equals("X");
    }

    boolean isStopped() {
        return fields.get(STATE).equals("T") || fields.get(STATE).equals("t");
    }

    /** Whether it was started as this program, or runs it as a script. */
    boolean runs(Path program) {
        return commandLine.stream().limit(LAST_PLACE_OF_A_PROGRAM + 1).anyMatch(program.toString()::equals);
    }
}
