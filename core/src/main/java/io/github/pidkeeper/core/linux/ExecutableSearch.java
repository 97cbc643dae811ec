package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.nio.file.Path;
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
 */
final class ExecutableSearch {

    private final Procfs procfs;
    private final Set<Path> files = new HashSet<>();
    private final Set<Path> names = new HashSet<>();

    ExecutableSearch(Procfs procfs, List<Path> executables) {
        this.procfs = procfs;
        for (Path executable : executables) {
            files.add(executable.normalize());
            real(executable).ifPresent(files::add);
        }
        for (Path file : files) {
            Optional.ofNullable(file.getFileName()).ifPresent(names::add);
        }
    }

    List<Long> pids() throws IOException {
        return procfs.pids().stream().filter(this::mayBe).toList();
    }

    private boolean mayBe(long pid) {
        Optional<Path> executable =
                ExecutableLink.read(procfs.of(pid).resolve("exe")).map(ExecutableLink::path);
        if (executable.filter(files::contains).isPresent()) {
            return true;
        }
        List<String> words = commandLine(pid);
        boolean isScript = words.size() > 1 && isOneOf(words.get(1));
        boolean looksIt =
                executable.isEmpty() && !words.isEmpty() && (isOneOf(words.getFirst()) || isNamed(words.getFirst()));
        return isScript || looksIt;
    }

    private boolean isOneOf(String word) {
        return word.startsWith("/") && files.contains(Path.of(word).normalize());
    }

    private boolean isNamed(String word) {
        return !word.startsWith("/")
                && !word.isEmpty()
                && names.contains(Path.of(word).getFileName());
    }

    private List<String> commandLine(long pid) {
        try {
            return procfs.commandLine(pid);
        } catch (IOException _) {
            return List.of();
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
