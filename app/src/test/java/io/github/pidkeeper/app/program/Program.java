package io.github.pidkeeper.app.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * This program, to be run as processes that have settings, state and sockets of their own below a directory.
 *
 * <p>Nothing of the desktop reaches them unless a test hands it over.
 */
public final class Program implements AutoCloseable {

    private final List<RunningProgram> started = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    private final Path home;
    private String classPath = System.getProperty("java.class.path");
    private int runs;

    /** @param home an empty directory; kept short, for it will have sockets */
    public Program(Path home) {
        this.home = home;
        environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        environment.put("XDG_RUNTIME_DIR", home.resolve("run").toString());
        // By this packaging/verify.sh finds what a test has left behind.
        Optional.ofNullable(System.getenv("PIDKEEPER_VERIFY"))
                .ifPresent(run -> environment.put("PIDKEEPER_VERIFY", run));
        options.add("--enable-native-access=ALL-UNNAMED");
    }

    public Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Program withOption(String option) {
        options.add(option);
        return this;
    }

    /** What is there is taken instead of the program's own classes. */
    public Program withFirstOnClassPath(Path directory) {
        classPath = directory + ":" + classPath;
        return this;
    }

    public Path brokers() {
        return home.resolve("config/pidkeeper/brokers");
    }

    public Path kinds() {
        return home.resolve("config/pidkeeper/kinds");
    }

    public Path state() {
        return home.resolve("state/pidkeeper");
    }

    public Path home() {
        return home;
    }

    /** Runs it and waits until it has ended. */
    public Answer run(String... arguments) {
        return start(arguments).answer();
    }

    /** Runs it in a pipe with a reader, {@code head} say; errors are the program's, and at the end its exit code. */
    public Answer runInto(String reader, String... arguments) {
        var piped = new ArrayList<>(List.of("/bin/sh", "-c", "{ \"$@\"; echo \"code $?\" >&2; } | " + reader, "sh"));
        piped.addAll(launcher(List.of()));
        return launch(piped, arguments).answer();
    }

    /** Runs it with this file for standard output. */
    public Answer runTo(Path file, String... arguments) {
        var redirected = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" > " + file, "sh"));
        redirected.addAll(launcher(List.of()));
        return launch(redirected, arguments).answer();
    }

    /** Starts it and returns at once. */
    public RunningProgram start(String... arguments) {
        return start(List.of(), arguments);
    }

    /** Starts it with these options of the virtual machine, this time only. */
    public RunningProgram start(List<String> more, String... arguments) {
        return launch(launcher(more), arguments);
    }

    private List<String> launcher(List<String> more) {
        var launcher = new ArrayList<String>();
        launcher.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        launcher.addAll(options);
        launcher.addAll(more);
        launcher.addAll(List.of("-cp", classPath, "io.github.pidkeeper.app.Main"));
        return launcher;
    }

    /**
     * Starts what packaging/build.sh has built, by its own launcher, and not the classes that the tests see.
     *
     * @param prefix another program that changes the world for it, and its arguments
     */
    public RunningProgram startBuilt(Path image, List<String> prefix, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(image.resolve("bin/pidkeeper").toString());
        return launch(command, arguments);
    }

    /** Starts the run time that packaging/build.sh has built, with options of its own and without this program. */
    public RunningProgram startRuntime(Path image, String... options) {
        return launch(List.of(image.resolve("lib/runtime/bin/pidkeeper").toString()), options);
    }

    private RunningProgram launch(List<String> launcher, String... arguments) {
        var command = new ArrayList<>(launcher);
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(home.resolve("run"));
            runs++;
            var out = home.resolve("out." + runs);
            var err = home.resolve("err." + runs);
            var builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            var running = new RunningProgram(builder.start(), out, err);
            started.add(running);
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that lives and has this home in its environment, whoever started it: a window, a broker. */
    public List<ProcessHandle> alive() {
        String own = "\0XDG_STATE_HOME=" + environment.get("XDG_STATE_HOME") + "\0";
        return ProcessHandle.allProcesses()
                .filter(process -> told(process, "environ").contains(own))
                .toList();
    }

    /** The processes among these that are a window. */
    public List<ProcessHandle> windows() {
        return alive().stream()
                .filter(process -> told(process, "cmdline").contains("\0--window\0"))
                .toList();
    }

    /** Ends all that is alive, and fails the test if there was anything. */
    public void nothingIsLeft() {
        List<ProcessHandle> left = alive();
        left.forEach(ProcessHandle::destroyForcibly);
        close();
        if (!left.isEmpty()) {
            throw new AssertionError("left behind: "
                    + left.stream().map(process -> process.info().toString()).toList());
        }
    }

    /** All of it, while the JDK tells nothing of a command line of more than a page; empty for what is gone, or not ours. */
    private static String told(ProcessHandle process, String file) {
        try {
            return "\0"
                    + Files.readString(
                            Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    /** Fails the test if one of them was left running. */
    @Override
    public void close() {
        var left = started.stream().filter(RunningProgram::endForced).toList();
        if (!left.isEmpty()) {
            throw new AssertionError("left running: " + left);
        }
    }
}
