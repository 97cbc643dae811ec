package io.github.pidkeeper.core.arena;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A main class of the tests, as a command. */
public record TestProgram(Class<?> main) {

    /** Starts fast and takes little memory; what it says of itself goes to standard error. */
    static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=10",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED");

    public List<String> command(Object... arguments) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(OPTIONS);
        command.addAll(PackedClasses.ofThisProgram().options());
        command.add(main.getName());
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return command;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
