package io.github.pidkeeper.app.faults;

import io.github.pidkeeper.core.standin.CProgram;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes and files of a row that are not to be touched. */
final class Bystanders {

    private static final List<String> SIGNALS_TOLD = List.of("term", "hup", "cont");

    private final List<Witness> witnesses = new ArrayList<>();
    private final Path directory;
    private final Path program = new CProgram("bystander").executable();

    /** @param directory where they write down what happens to them */
    Bystanders(Path directory) {
        this.directory = directory;
    }

    /** One in the session and process group of the program that is tested. */
    Bystander beside() {
        return begin(List.of(program.toString()), Optional.empty());
    }

    /** One in a session of its own. */
    Bystander apart() {
        return begin(List.of("setsid", program.toString()), Optional.empty());
    }

    /** One that has this pid, which nobody may have. */
    Bystander at(long pid) {
        return begin(
                List.of(PrivateNamespace.warden().toString(), "--pid", Long.toString(pid), program.toString()),
                Optional.of(pid));
    }

    /** One that says in its command line that it is somebody else. */
    Bystander claiming(List<String> commandLine) {
        var command = new ArrayList<>(List.of("bash", "-c", "exec -a \"$0\" '" + program + "' \"$@\""));
        command.addAll(commandLine);
        return begin(command, Optional.empty());
    }

    /** This broker of somebody else must hear nothing either. */
    void broker(StandInProcess broker) {
        witnesses.add(() -> {
            List<String> heard =
                    broker.told().stream().filter(SIGNALS_TOLD::contains).toList();
            return broker.isAlive() && heard.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the other broker, " + broker.pid() + ", heard " + heard
                            + (broker.isAlive() ? "" : " and is gone"));
        });
    }

    /** This file, or its absence, must stay as it is now. */
    void file(Path path) {
        witnesses.add(FileState.of(path));
    }

    /** Whether this is one of them. */
    boolean include(long pid) {
        return witnesses.stream().anyMatch(one -> one instanceof Bystander bystander && bystander.pid() == pid);
    }

    List<String> harmed() {
        return witnesses.stream().flatMap(one -> one.harm().stream()).toList();
    }

    private Bystander begin(List<String> command, Optional<Long> chosen) {
        Path log = directory.resolve("bystander." + witnesses.size());
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("BYSTANDER_LOG", log.toString());
        try {
            Process process = builder.start();
            Patience.ofABusyMachine().until("a bystander", () -> isReady(log) || !process.isAlive());
            var bystander = Bystander.of(chosen.orElse(process.pid()), log);
            witnesses.add(bystander);
            if (chosen.isPresent()) {
                // Whoever gave it its pid has no part in anything either.
                witnesses.add(() -> process.isAlive()
                        ? Optional.empty()
                        : Optional.of("the parent of bystander " + bystander.pid() + " was ended"));
            }
            return bystander;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReady(Path log) {
        try (Stream<String> lines = Files.exists(log) ? Files.lines(log) : Stream.empty()) {
            return lines.anyMatch(Bystander.READY::equals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
