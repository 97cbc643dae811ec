package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A search among all processes for those that may have been started from certain files.
 *
 * <p>The executable decides where it may be read, unless it is an interpreter and the file is the script, which is the second
 * word of the command line. Where it may not be read there is only the command line; a first word without a path counts if
 * the file's name is the same.
 *
 * <p>No command line is read that does not matter: to give it, the kernel looks into the memory of the process, which takes
 * longer than all the rest, and for ever where that process hangs with its memory locked.
 */
final class ExecutableSearch {

    private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};
    private static final byte[] EXECUTABLE = ("/" + ExecutableLink.NAME).getBytes(StandardCharsets.US_ASCII);

    private final Libc libc;
    private final Procfs procfs;
    private final Set<String> files = new HashSet<>();
    private final Set<Path> names = new HashSet<>();
    private final List<MemorySegment> links;
    private final boolean maybeScript;

    ExecutableSearch(Libc libc, Procfs procfs, List<Path> executables) {
        this.libc = libc;
        this.procfs = procfs;
        for (Path executable : executables) {
            add(executable.normalize());
            real(executable).ifPresent(this::add);
        }
        links = files.stream()
                .flatMap(file -> Stream.of(file, ExecutableLink.deleted(file)))
                .map(libc::bytes)
                .toList();
        maybeScript = !executables.stream().allMatch(this::isNative);
    }

    private void add(Path file) {
        files.add(file.toString());
        Optional.ofNullable(file.getFileName()).ifPresent(names::add);
    }

    List<Long> pids() throws IOException {
        var found = new ArrayList<Long>();
        try (var processes = Listing.ofProcesses(libc, procfs)) {
            while (processes.next()) {
                if (mayBe(processes)) {
                    found.add(processes.number());
                }
            }
        }
        return found;
    }

    private boolean mayBe(Listing processes) {
        return switch (processes.readLink(EXECUTABLE)) {
            case CallResult.Success(int length) ->
                processes.leadsTo(links, length) || (maybeScript && isScript(commandLine(processes.number())));
            // A thread of the kernel, or it has exited.
            case CallResult.Failure(var errno) when errno.equals(Errno.ENOENT) -> false;
            case CallResult.Failure _ -> looksIt(commandLine(processes.number()));
        };
    }

    private boolean isScript(List<String> words) {
        return words.size() > 1 && isOneOf(words.get(1));
    }

    private boolean looksIt(List<String> words) {
        return isScript(words) || (!words.isEmpty() && (isOneOf(words.getFirst()) || isNamed(words.getFirst())));
    }

    private boolean isOneOf(String word) {
        return word.startsWith("/")
                && path(word)
                        .map(Path::normalize)
                        .map(Path::toString)
                        .filter(files::contains)
                        .isPresent();
    }

    private boolean isNamed(String word) {
        return !word.startsWith("/")
                && !word.isEmpty()
                && path(word).map(Path::getFileName).filter(names::contains).isPresent();
    }

    /** A process may say anything of itself. */
    private static Optional<Path> path(String word) {
        try {
            return Optional.of(Path.of(word));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private List<String> commandLine(long pid) {
        try {
            return procfs.commandLine(pid);
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Nobody interprets a program that the machine runs by itself: ELF. */
    private boolean isNative(Path file) {
        Memory told = libc.room();
        if (!(libc.statx(Statx.AT_FDCWD, file.toString(), 0, told) instanceof CallResult.Success)
                || new Statx(told).file().kind().isPresent()) {
            return false;
        }
        return libc.open(file.toString(), Libc.O_RDONLY_CLOEXEC) instanceof CallResult.Success(int descriptor)
                && beginsAsNative(descriptor);
    }

    private boolean beginsAsNative(int descriptor) {
        Memory beginning = libc.room();
        CallResult read = libc.read(descriptor, beginning);
        libc.close(descriptor);
        return read instanceof CallResult.Success(int length)
                && length >= ELF.length
                && Arrays.equals(beginning.copy(0, ELF.length), ELF);
    }

    private static Optional<Path> real(Path file) {
        try {
            return Optional.of(file.toRealPath());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
