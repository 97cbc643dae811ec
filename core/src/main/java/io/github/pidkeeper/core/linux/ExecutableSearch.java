package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    private final Libc libc;
    private final Procfs procfs;
    private final Set<String> files = new HashSet<>();
    private final Set<Path> names = new HashSet<>();
    private final boolean maybeScript;

    ExecutableSearch(Libc libc, Procfs procfs, List<Path> executables) {
        this.libc = libc;
        this.procfs = procfs;
        for (Path executable : executables) {
            add(executable.normalize());
            real(executable).ifPresent(this::add);
        }
        maybeScript = !executables.stream().allMatch(ExecutableSearch::isNative);
    }

    private void add(Path file) {
        files.add(file.toString());
        Optional.ofNullable(file.getFileName()).ifPresent(names::add);
    }

    List<Long> pids() throws IOException {
        return procfs.pids().stream().filter(this::mayBe).toList();
    }

    /** Asked of every process there is, and most of them are threads of the kernel: no exception is made for each. */
    private boolean mayBe(long pid) {
        MemorySegment target = libc.room();
        return switch (libc.readLink(procfs.root() + "/" + pid + "/" + ExecutableLink.NAME, target)) {
            case CallResult.Success(int length) -> runs(pid, libc.wholeString(target.asSlice(0, length)));
            // A thread of the kernel, or it has exited.
            case CallResult.Failure(var errno) when errno.equals(Errno.ENOENT) -> false;
            case CallResult.Failure _ -> looksIt(commandLine(pid));
        };
    }

    private boolean runs(long pid, String executable) {
        return files.contains(executable)
                || files.contains(ExecutableLink.stripped(executable))
                || (maybeScript && isScript(commandLine(pid)));
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
    private static boolean isNative(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ELF.length), ELF);
        } catch (IOException _) {
            return false;
        }
    }

    private static Optional<Path> real(Path file) {
        try {
            return Optional.of(file.toRealPath());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
