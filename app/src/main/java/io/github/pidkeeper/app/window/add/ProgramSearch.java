package io.github.pidkeeper.app.window.add;

import io.github.pidkeeper.core.broker.BrokerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for the brokers that are installed on this machine, by their usual names. */
public final class ProgramSearch {

    /** Where daemons are, although they are on few people's path. */
    private static final List<Path> USUAL =
            List.of(Path.of("/usr/local/sbin"), Path.of("/usr/local/bin"), Path.of("/usr/sbin"), Path.of("/usr/bin"));

    private final List<Path> directories;
    private final RunningPrograms running;

    /** @param path directories divided as in the environment's PATH */
    public ProgramSearch(String path, RunningPrograms running) {
        this.directories = Stream.concat(
                        Arrays.stream(path.split(":", -1)).flatMap(word -> FormCheck.path(word).stream()),
                        USUAL.stream())
                .distinct()
                .toList();
        this.running = running;
    }

    ProgramSearch(List<Path> directories, RunningPrograms running) {
        this.directories = List.copyOf(directories);
        this.running = running;
    }

    /** Each program once, whatever links lead to it; running ones first. May block. */
    public List<FoundProgram> search() {
        var programs = new ArrayList<Path>();
        var seen = new ArrayList<Path>();
        for (var kind : BrokerKind.values()) {
            if (kind == BrokerKind.GENERIC) {
                continue;
            }
            for (var directory : directories) {
                var program = directory.resolve(kind.text());
                real(program).filter(file -> !seen.contains(file)).ifPresent(file -> {
                    seen.add(file);
                    programs.add(program);
                });
            }
        }
        return programs.stream()
                .flatMap(this::processesOf)
                .sorted(Comparator.comparing(found -> found.running().isEmpty()))
                .toList();
    }

    private Stream<FoundProgram> processesOf(Path program) {
        var processes = running.of(program);
        return processes.isEmpty()
                ? Stream.of(new FoundProgram(program, Optional.empty()))
                : processes.stream().map(process -> new FoundProgram(program, Optional.of(process)));
    }

    private static Optional<Path> real(Path program) {
        try {
            return Files.isExecutable(program) && !Files.isDirectory(program)
                    ? Optional.of(program.toRealPath())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
