package io.github.pidkeeper.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The doorway between real processes. */
@Timeout(120)
class DoorwayIT {

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void nobodyIsLeft() {
        started.forEach(Process::destroyForcibly);
        started.forEach(process -> process.onExit().join());
    }

    @Test
    void ofSixThatComeAtOnceOneIsFirstAndFiveHandOver() throws IOException {
        var visitors = new ArrayList<Run>();
        for (int count = 0; count < 6; count++) {
            visitors.add(visitor());
        }
        for (Run run : visitors) {
            run.begin();
        }
        var answers =
                visitors.stream().map(Run::line).collect(Collectors.groupingBy(line -> line, Collectors.counting()));
        assertThat(answers).containsOnly(Map.entry("first", 1L), Map.entry("handed over", 5L));
    }

    @Test
    void afterTheFirstWasEndedByForceTheNextIsFirst() throws IOException {
        var first = visitor();
        first.begin();
        assertThat(first.line()).isEqualTo("first");
        first.process().destroyForcibly().onExit().join();
        var next = visitor();
        next.begin();
        assertThat(next.line()).isEqualTo("first");
    }

    private Run visitor() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Visitor.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        var run = new Run(process, process.inputReader());
        assertThat(run.line()).isEqualTo("here");
        return run;
    }

    /** A visitor, and what it says. */
    private record Run(Process process, BufferedReader out) {

        void begin() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }

        String line() {
            try {
                return String.valueOf(out.readLine());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
