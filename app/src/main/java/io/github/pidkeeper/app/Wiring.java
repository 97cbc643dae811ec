package io.github.pidkeeper.app;

import io.github.pidkeeper.app.cli.Cli;
import io.github.pidkeeper.app.cli.Console;
import io.github.pidkeeper.app.cli.Paths;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.instance.Doorway;
import io.github.pidkeeper.app.live.LiveBrokers;
import io.github.pidkeeper.app.practice.PracticeBroker;
import io.github.pidkeeper.app.practice.PracticeSetup;
import io.github.pidkeeper.app.settings.Places;
import io.github.pidkeeper.app.settings.Settings;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.readiness.MqttProbe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the parts of the program together, each made when it is first asked for: a look at a broker should not wait for what
 * only the tray needs.
 */
final class Wiring {

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final Places places;
    private final Texts texts;

    Wiring(Map<String, String> environment, PrintStream out, PrintStream err) {
        this(environment, out, err, Places.of(environment, Path.of(System.getProperty("user.home"))), Texts.ofUser());
    }

    private Wiring(Map<String, String> environment, PrintStream out, PrintStream err, Places places, Texts texts) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.places = places;
        this.texts = texts;
    }

    /** The same with its state elsewhere, independent of other runs. */
    Wiring withState(Path directory) {
        return new Wiring(environment, out, err, places.withState(directory), texts);
    }

    Map<String, String> environment() {
        return environment;
    }

    Places places() {
        return places;
    }

    Texts texts() {
        return texts;
    }

    Console console() {
        return new Console(texts, out, err);
    }

    Settings settings() {
        return new Settings(places);
    }

    PracticeSetup practiceSetup() {
        return PracticeSetup.of(places);
    }

    Cli cli() {
        return new Cli(
                console(),
                settings(),
                () -> lifecycle(Machine.current()),
                new Paths(Path.of("").toAbsolutePath()),
                InstantSource.system());
    }

    Lifecycle lifecycle(Machine machine) {
        return new Lifecycle(
                machine.processes(),
                machine.spawner(),
                new MqttProbe(),
                machine.files(),
                machine.locks(),
                places.state());
    }

    LiveBrokers liveBrokers(Machine machine, Lifecycle lifecycle) {
        return new LiveBrokers(settings(), lifecycle, machine.sentinels().get());
    }

    /** Where the runs of this user meet; those with a state directory of their own, among themselves. */
    Doorway doorway(Machine machine) {
        return new Doorway(
                machine.locks(),
                places.ownState() ? places.state() : places.runtime().orElse(places.state()));
    }

    PracticeBroker practiceBroker() {
        return new PracticeBroker(Machine.current().processes().ownPid(), err);
    }

    String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("?");
    }

    /** The directory for what must survive this run, made for this user alone if it is missing. */
    Path stateDirectory() throws IOException {
        return Files.createDirectories(
                places.state(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path writeFault(String trace) throws IOException {
        Path log = stateDirectory().resolve("fault.log");
        Files.deleteIfExists(log);
        Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(log, trace, StandardOpenOption.APPEND);
    }
}
