package io.github.pidkeeper.app.faults;

import io.github.pidkeeper.app.program.Program;
import io.github.pidkeeper.app.program.RunningProgram;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * The world of one row: a directory with everything in it, a broker that is not running yet, the program that is tested, and
 * bystanders. One of them is in the session and process group of the program, one, the innocent, in a session of its own.
 */
final class Scene implements AutoCloseable {

    /** Nobody else is on this loopback device. */
    static final int PORT = 1883;

    private final List<String> answers = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<StandIn> others = new ArrayList<>();
    private final StandIn standIn = StandIn.named("broker");
    private final Path home;
    private Path image;
    private final Program program;
    private final Superuser superuser;
    private final Bystanders bystanders;
    private final Bystander innocent;

    /**
     * @param home an empty directory of this row
     * @param image what packaging/build.sh has built
     */
    Scene(Path home, Path image) throws IOException {
        this.home = home;
        this.image = image;
        program = new Program(home);
        superuser = new Superuser(home);
        bystanders = new Bystanders(home);
        bystanders.beside();
        innocent = bystanders.apart();
        for (String name : List.of("neighbour.pid", "broker.pid.old")) {
            bystanders.file(Files.writeString(directory().resolve(name), innocent.pid() + "\n"));
        }
    }

    Path directory() {
        return standIn.directory();
    }

    Path pidFile() {
        return directory().resolve("broker.pid");
    }

    StandIn standIn() {
        return standIn;
    }

    Superuser superuser() {
        return superuser;
    }

    Bystanders bystanders() {
        return bystanders;
    }

    /** Whom pid files name that should not. */
    Bystander innocent() {
        return innocent;
    }

    /** A broker of no known kind, which is told its port and its pid file. */
    TestedBroker broker(String... flags) {
        return brokerWith(pidFile(), flags);
    }

    /** The same, with its pid file elsewhere. */
    TestedBroker brokerWith(Path itsPidFile, String... flags) {
        var arguments = new ArrayList<>(List.of("--port", Integer.toString(PORT), "--pid-file", itsPidFile.toString()));
        arguments.addAll(Arrays.asList(flags));
        return given(BrokerKind.GENERIC, standIn.program(), arguments).with(itsPidFile);
    }

    /** NanoMQ, whose pid file is told by the environment, and the port by a configuration. */
    TestedBroker nanomq(String... flags) throws IOException {
        Path conf = directory().resolve("nanomq.conf");
        Files.writeString(conf, "listeners.tcp {\n  bind = \"127.0.0.1:" + PORT + "\"\n}\n");
        var command = new ArrayList<>(List.of("start", "--conf", conf.toString()));
        command.addAll(Arrays.asList(flags));
        return given(BrokerKind.NANOMQ, standIn.program(), command);
    }

    /** What is started by this command line. */
    TestedBroker given(BrokerKind kind, Path executable, List<String> arguments) {
        var command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        return new TestedBroker(
                this,
                kind,
                command,
                pidFile(),
                OptionalInt.of(PORT),
                Account.ROOT,
                directory().resolve("state"));
    }

    /** Somebody else's broker, of another program, which is to be left alone. */
    StandInProcess otherBroker(String... flags) {
        StandIn other = StandIn.named("other-broker");
        others.add(other);
        StandInProcess process = other.start(flags).awaitReady();
        bystanders.broker(process);
        return process;
    }

    Begun run(Account account, List<String> prefix, String verb, List<String> typed) {
        var before = new ArrayList<>(account.prefix());
        before.addAll(prefix);
        var running = program.startBuilt(image, before, typed.toArray(String[]::new));
        return new Begun(this, verb, running);
    }

    /** A JVM that does nothing, with the options of a command. */
    RunningProgram idleJvm() {
        return program.startRuntime(image, "@" + image.resolve("lib/app/verbs.options"), "-version");
    }

    /** A note for the table, among the answers. */
    void note(String text) {
        answers.add(text);
    }

    /** Something was not as it must be; the row goes on. */
    void complain(String complaint) {
        complaints.add(complaint);
    }

    /** The first complaint, and how many there were. */
    Optional<String> complaint() {
        String more = complaints.size() > 1 ? " (the first of " + complaints.size() + " complaints)" : "";
        return complaints.stream().findFirst().map(first -> first + more);
    }

    /** All that was answered, in this order; what was answered several times in succession, once. */
    String said() {
        var said = new ArrayList<String>();
        for (int i = 0, times = 1; i < answers.size(); i++, times++) {
            if (i + 1 == answers.size() || !answers.get(i + 1).equals(answers.get(i))) {
                said.add(answers.get(i) + (times > 1 ? " (" + times + " times)" : ""));
                times = 0;
            }
        }
        return String.join(" · ", said);
    }

    /** Lets another user look at the directory and run the program. */
    void openTo(Account account) throws IOException {
        superuser.require(account);
        Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path shared = home.resolve("image");
        if (account != Account.ROOT && !Files.exists(shared)) {
            // Where it was built others may not be allowed to go.
            Files.createDirectory(shared);
            superuser.mount("--bind", image.toString(), shared.toString());
            image = shared;
        }
    }

    /** Waits for something that needs no more than a moment. */
    void until(String what, BooleanSupplier condition) {
        Patience.ofABusyMachine().until(what, condition);
    }

    /** Ends every broker of the row, and clears the directory; fails if a run of the program is still alive. */
    @Override
    public void close() throws IOException {
        program.close();
        superuser.unmountAll();
        others.forEach(StandIn::close);
        standIn.close();
    }
}
