package io.github.pidkeeper.core.discovery;

import io.github.pidkeeper.core.process.ProcessFacts.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The service files of systemd on this machine: of the system, and of this user. They are only read, and systemd itself is
 * asked nothing: a service that is not loaded is among them too.
 *
 * @param system directories of the system's units, those that mask others first
 * @param user directories of the units of this user's own manager, likewise
 */
public record UnitFiles(List<Path> system, List<Path> user) {

    private static final String SERVICE = ".service";
    private static final int LARGEST = 1 << 16;

    public UnitFiles {
        system = List.copyOf(system);
        user = List.copyOf(user);
    }

    /**
     * Where they are on every system (systemd.unit(5)).
     *
     * @param settings the user's directory of settings, mostly {@code ~/.config}
     */
    public static UnitFiles ofThisSystem(Path settings) {
        Stream<Path> fixed = places("system");
        return new UnitFiles(
                fixed.toList(),
                Stream.concat(Stream.of(settings.resolve("systemd/user")), places("user"))
                        .toList());
    }

    public static UnitFiles none() {
        return new UnitFiles(List.of(), List.of());
    }

    private static Stream<Path> places(String manager) {
        return Stream.of("/etc/systemd", "/run/systemd", "/usr/local/lib/systemd", "/usr/lib/systemd", "/lib/systemd")
                .map(place -> Path.of(place, manager));
    }

    /**
     * Those that start a program of these, the system's first.
     *
     * @param program whether it is one of them, by its path
     */
    List<UnitFile> starting(Predicate<Path> program) {
        var found = new ArrayList<UnitFile>();
        files(system)
                .forEach((name, file) ->
                        read(new Unit(name, false), file, system, program).ifPresent(found::add));
        files(user)
                .forEach((name, file) ->
                        read(new Unit(name, true), file, user, program).ifPresent(found::add));
        return found;
    }

    /** By their names; a file masks those of the same name in later directories. What is a template starts nothing yet. */
    private static Map<String, Path> files(List<Path> directories) {
        var files = new TreeMap<String, Path>();
        for (Path directory : directories) {
            for (Path file : list(directory, SERVICE)) {
                String name = file.getFileName().toString();
                if (!name.endsWith("@" + SERVICE)) {
                    files.putIfAbsent(name, file);
                }
            }
        }
        return files;
    }

    private static Optional<UnitFile> read(Unit unit, Path file, List<Path> directories, Predicate<Path> program) {
        var dropIns = new TreeMap<String, Path>();
        for (Path directory : directories) {
            for (Path dropIn : list(directory.resolve(unit.name() + ".d"), ".conf")) {
                dropIns.putIfAbsent(dropIn.getFileName().toString(), dropIn);
            }
        }
        var texts = new ArrayList<String>();
        Stream.concat(Stream.of(file), dropIns.values().stream()).forEach(it -> texts.add(text(it)));
        return UnitFile.of(unit, UnitText.parse(texts))
                .filter(it -> program.test(it.command().executable()));
    }

    private static List<Path> list(Path directory, String suffix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of(); // Not there, or not for us.
        }
    }

    /** Nothing for what is no plain file: a masked unit is a link to /dev/null. */
    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }
}
