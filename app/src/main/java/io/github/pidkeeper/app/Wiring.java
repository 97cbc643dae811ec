package io.github.pidkeeper.app;

import io.github.pidkeeper.app.cli.Cli;
import io.github.pidkeeper.app.cli.Console;
import io.github.pidkeeper.app.cli.Paths;
import io.github.pidkeeper.app.dbus.SystemdControl;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.instance.Doorway;
import io.github.pidkeeper.app.live.LiveBrokers;
import io.github.pidkeeper.app.practice.PracticeBroker;
import io.github.pidkeeper.app.practice.PracticeSetup;
import io.github.pidkeeper.app.settings.Places;
import io.github.pidkeeper.app.settings.Settings;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.discovery.Discovery;
import io.github.pidkeeper.core.discovery.UnitFiles;
import io.github.pidkeeper.core.figures.BrokerSources;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.lifecycle.Means;
import io.github.pidkeeper.core.lifecycle.StatePlace;
import io.github.pidkeeper.core.log.LogAccess;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.readiness.BrokerProbe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
    private final String home;
    private final Optional<Path> ownState;
    private final Texts texts;

    /** @param home of the user, unless the environment knows better */
    Wiring(Map<String, String> environment, PrintStream out, PrintStream err, String home) {
        this(environment, readable(out), readable(err), home, Optional.empty(), Texts.ofUser());
    }

    private Wiring(
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            String home,
            Optional<Path> ownState,
            Texts texts) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.home = home;
        this.ownState = ownState;
        this.texts = texts;
    }

    /** The same with its state elsewhere, independent of other runs. */
    Wiring withState(Path directory) {
        return new Wiring(environment, out, err, home, Optional.of(directory), texts);
    }

    Map<String, String> environment() {
        return environment;
    }

    /** @throws InvalidPathException if the home directory cannot be spelt in the character set of this locale */
    Places places() {
        Places usual = Places.of(environment, Path.of(environment.getOrDefault("HOME", home)));
        return ownState.map(usual::withState).orElse(usual);
    }

    Texts texts() {
        return texts;
    }

    Console console() {
        return new Console(texts, out, err);
    }

    Log log() {
        return Log.in(places().state(), () -> statePlace().belongsToAnother().isEmpty());
    }

    StatePlace statePlace() {
        return new StatePlace(places().state(), Machine.current().files().ownUid());
    }

    Settings settings() {
        return new Settings(places());
    }

    PracticeSetup practiceSetup() {
        return PracticeSetup.of(places());
    }

    Cli cli() {
        return new Cli(
                console(),
                settings(),
                () -> lifecycle(Machine.current()),
                this::discovery,
                () -> Machine.current().processes(),
                () -> logAccess(Machine.current()),
                new JournalReader(places().state()),
                new Paths(Path.of("").toAbsolutePath(), environment.getOrDefault("PATH", "")),
                InstantSource.system());
    }

    private Discovery discovery(BrokerKinds kinds) {
        return new Discovery(Machine.current().processes(), kinds, unitFiles(), environment.getOrDefault("PATH", ""));
    }

    UnitFiles unitFiles() {
        return UnitFiles.ofThisSystem(places().settings().resolveSibling(""));
    }

    LogAccess logAccess(Machine machine) {
        return new LogAccess(machine.logs(), machine.sentinels());
    }

    Lifecycle lifecycle(Machine machine) {
        return lifecycle(machine, new BrokerSources(machine.processes()));
    }

    /** @param clients tells before a stop how many would be cut off */
    Lifecycle lifecycle(Machine machine, ClientCount clients) {
        return new Lifecycle(
                Means.of(machine, new BrokerProbe()).with(clients).with(owners()),
                places().state(),
                texts.ofRecords()::text);
    }

    /** systemd can be asked on every Linux; where there is none, it says so when it is asked. */
    private OwnerControl owners() {
        return new SystemdControl(environment);
    }

    LiveBrokers liveBrokers(Machine machine, Lifecycle lifecycle) {
        return new LiveBrokers(settings(), lifecycle, machine.sentinels().get());
    }

    /** Where the runs of this user meet; those with a state directory of their own, among themselves. */
    Doorway doorway(Machine machine) {
        Path state = places().state();
        // A variable may outlive its directory: after su(1), say.
        Optional<Path> runtime = places().runtime().filter(own -> Files.isWritable(own.resolveSibling(".")));
        if (!places().ownState()) {
            return new Doorway(machine.locks(), runtime.orElse(state));
        }
        var own = new Doorway(machine.locks(), state);
        return own.fits()
                ? own
                : new Doorway(
                        machine.locks(),
                        runtime.map(directory -> directory.resolve(
                                        Integer.toHexString(state.toString().hashCode())))
                                .orElse(state));
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
                places().state(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** In the user's own character set, or UTF-8 where that could not even write our own marks. */
    private static PrintStream readable(PrintStream stream) {
        Charset own = stream.charset();
        return new PrintStream(stream, true, own.newEncoder().canEncode('✓') ? own : StandardCharsets.UTF_8);
    }
}
