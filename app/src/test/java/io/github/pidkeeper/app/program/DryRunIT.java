package io.github.pidkeeper.app.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.standin.FileTree;
import io.github.pidkeeper.core.standin.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dry run of every verb as a shell sees it, on a real process: the whole program leaves no trace of it. */
class DryRunIT {

    private static final String[][] VERBS = {{"start"}, {"stop"}, {"restart"}, {"repair"}, {"repair", "--undo"}};

    @TempDir
    Path home;

    private final StandIn standIn = StandIn.named("broker");
    private Program program;
    private Path pidFile;
    private int port;

    @BeforeEach
    void prepare() throws IOException {
        program = new Program(home);
        Files.createDirectory(home.resolve("run"));
        pidFile = standIn.directory().resolve("broker.pid");
        port = standIn.freePort();
    }

    @AfterEach
    void nothingIsLeft() {
        program.close();
        standIn.close();
    }

    @Test
    void nothingIsMadeWhereNothingWas() throws IOException {
        assertThat(dryRuns()).containsExactly(0, 5, 0, 5, 5);

        assertThat(program.state()).doesNotExist();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void nothingIsChangedWhileTheBrokerRuns() throws IOException {
        assertThat(onTheSpot("start").code()).isZero();
        assertThat(dryRuns()).containsExactly(5, 0, 0, 5, 5);

        Files.writeString(pidFile, "no number");
        assertThat(dryRuns()).containsExactly(5, 0, 0, 0, 5);

        assertThat(onTheSpot("repair").code()).isZero();
        assertThat(dryRuns()).containsExactly(5, 0, 0, 5, 0);

        assertThat(onTheSpot("stop").code()).isZero();
    }

    @Test
    void whatWouldBeRefusedChangesNothingEither() throws IOException {
        Files.createSymbolicLink(pidFile, Path.of("nowhere.pid"));

        assertThat(dryRuns()).containsExactly(6, 6, 6, 6, 5);
    }

    @Test
    void theTargetsAreToldToPeopleAndToScripts() throws IOException {
        assertThat(onTheSpot("start").code()).isZero();
        long pid = standIn.running().getFirst().pid();

        assertThat(onTheSpot("stop", "--dry-run").out())
                .contains("  2. Ask pid " + pid + " (started ")
                .contains("  5. Remove the pid file " + pidFile + ", which says \"" + pid);
        assertThat(onTheSpot("stop", "--dry-run", "--json").out())
                .contains("\"dryRun\":true", "\"outcome\":\"would-be-done\"", "\"target\":{\"pid\":" + pid + ",");

        assertThat(onTheSpot("stop").code()).isZero();
    }

    /** The exit codes of all verbs, none of which has changed a file or a process. */
    private List<Integer> dryRuns() throws IOException {
        var codes = new ArrayList<Integer>();
        for (String[] verb : VERBS) {
            List<FileTree> before = files();
            List<Long> running = running();
            var typed = new ArrayList<>(List.of(verb));
            typed.add("--dry-run");

            codes.add(onTheSpot(typed.toArray(String[]::new)).code());

            assertThat(files()).as(typed.toString()).isEqualTo(before);
            assertThat(running()).as(typed.toString()).isEqualTo(running);
        }
        return codes;
    }

    /** Of the broker, and of the program, less what it says. */
    private List<FileTree> files() throws IOException {
        var trees = new ArrayList<FileTree>();
        trees.add(FileTree.of(standIn.directory()));
        for (String own : List.of("state", "config", "run")) {
            Path directory = home.resolve(own);
            if (Files.exists(directory)) {
                trees.add(FileTree.of(directory));
            }
        }
        return trees;
    }

    private List<Long> running() {
        return standIn.running().stream().map(ProcessHandle::pid).toList();
    }

    private Answer onTheSpot(String... verbAndOptions) {
        var typed = new ArrayList<>(List.of(verbAndOptions));
        typed.addAll(List.of("--pid-file", pidFile.toString(), "--port", Integer.toString(port), "--"));
        typed.addAll(List.of(
                standIn.program().toString(),
                "--port",
                Integer.toString(port),
                "--pid-file",
                pidFile.toString(),
                "--remove-pid-on-exit"));
        return program.run(typed.toArray(String[]::new));
    }
}
