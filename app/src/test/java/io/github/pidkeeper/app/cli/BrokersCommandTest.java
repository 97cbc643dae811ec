package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokersCommandTest {

    @TempDir
    private Path home;

    private Path executable;
    private final FakeOperations operations = new FakeOperations();

    @BeforeEach
    void anExecutable() throws IOException {
        executable = Files.createFile(home.resolve("mosquitto"));
        assertThat(executable.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void whatIsAddedIsListedAndWhatIsRemovedIsNot() {
        var file = home.resolve("brokers/plant.conf");
        assertThat(add("plant", "--pid-file", "/run/m.pid", "--port", "1883"))
                .isEqualTo(new Run(ExitCode.OK, "broker plant is configured (" + file + ")\n", ""));
        assertThat(brokers("list").out())
                .isEqualTo("plant · mosquitto · port 1883 · pid file /run/m.pid · " + executable + "\n");
        assertThat(brokers("remove", "plant").out())
                .isEqualTo("broker plant is forgotten; it goes on as it is, and so does its pid file (" + file + ")\n");
        assertThat(brokers("list").out()).startsWith("no broker is configured; add one:");
    }

    @Test
    void theListIsADocumentForScripts() {
        add("plant", "--pid-file", "/run/m.pid");
        assertThat(brokers("--json").out())
                .isEqualTo(
                        "[{\"name\":\"plant\",\"kind\":\"mosquitto\",\"command\":[\"" + executable
                                + "\"],\"pidFile\":\"/run/m.pid\",\"configuration\":null,\"port\":null,\"graceMilliseconds\":10000}]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../plant", "a/b", "a b", "_a", "."})
    void aNameThatCannotBeOneIsRefused(String name) {
        assertRefused(
                add(name, "--pid-file", "/run/m.pid"),
                ExitCode.USAGE,
                "\"" + name
                        + "\" cannot be a broker's name; use up to 64 letters, digits, dots, dashes and underscores,"
                        + " a letter or digit first");
    }

    @Test
    void aNameIsNeverTakenTwice() throws IOException {
        add("plant", "--pid-file", "/run/m.pid");
        var before = Files.readString(home.resolve("brokers/plant.conf"));
        var run = add("plant", "--pid-file", "/run/n.pid");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err())
                .startsWith("pidkeeper: a broker named plant is configured already, in ")
                .hasLineCount(1);
        assertThat(home.resolve("brokers/plant.conf")).hasContent(before);
    }

    @Test
    void twoBrokersNeverHaveOnePidFile() {
        add("plant", "--pid-file", "/run/m.pid");
        var run = add("floor", "--pid-file", "/run/../run/m.pid");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err())
                .startsWith("pidkeeper: pid file /run/m.pid is already that of plant.")
                .hasLineCount(1);
        assertThat(home.resolve("brokers/floor.conf")).doesNotExist();
    }

    @Test
    void anExecutableThatDoesNotExistIsRefused() {
        assertRefused(
                brokers("add", "plant", "--pid-file", "/run/m.pid", "--", home + "/nowhere"),
                ExitCode.USAGE,
                "there is no program " + home + "/nowhere; give the path of the broker's executable");
    }

    @Test
    void aFileThatMayNotBeExecutedIsRefused() throws IOException {
        var file = Files.createFile(home.resolve("plain"));
        assertRefused(
                brokers("add", "plant", "--pid-file", "/run/m.pid", "--", file.toString()),
                ExitCode.USAGE,
                file + " may not be executed; give the path of the broker's executable, or: chmod +x " + file);
    }

    @Test
    void aPidFileThatIsADirectoryIsRefused() {
        assertRefused(
                add("plant", "--pid-file", home.toString()),
                ExitCode.USAGE,
                home + " is a directory; name a file in it");
    }

    @Test
    void aConfigurationThatDoesNotExistIsRefused() {
        assertRefused(
                add("plant", "--pid-file", "/run/m.pid", "--conf", home + "/m.conf"),
                ExitCode.USAGE,
                "there is no configuration file " + home + "/m.conf; check the path given with --conf");
    }

    @Test
    void aNameIsNeeded() {
        assertThat(brokers("add", "--pid-file", "/run/m.pid", "--", executable.toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(brokers("remove").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        add("plant", "--pid-file", "/run/m.pid");
        assertThat(brokers("remove", "plnt"))
                .isEqualTo(new Run(
                        ExitCode.USAGE,
                        "",
                        "pidkeeper: there is no broker named \"plnt\"; \"plant\" was probably meant."
                                + " Configured are: plant\n"));
    }

    @Test
    void settingsThatCannotBeUsedCanBeRemoved() throws IOException {
        Files.createDirectories(home.resolve("brokers"));
        var broken = Files.writeString(home.resolve("brokers/plant.conf"), "port = }");
        assertThat(brokers("list").code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(brokers("remove", "plant").code()).isEqualTo(ExitCode.OK);
        assertThat(broken).doesNotExist();
    }

    @Test
    void whereTheSettingsCannotBeWrittenNothingChanges() throws IOException {
        var occupied = Files.createFile(home.resolve("brokers"));
        assertRefused(
                add("plant", "--pid-file", "/run/m.pid"),
                ExitCode.FAILED,
                "the settings in " + occupied
                        + " could not be changed: something else is in its place. Nothing was changed.");
    }

    private void assertRefused(Run run, ExitCode code, String sentence) {
        assertThat(run).isEqualTo(new Run(code, "", "pidkeeper: " + sentence + "\n"));
        assertThat(home.resolve("brokers"))
                .satisfiesAnyOf(
                        path -> assertThat(path).doesNotExist(),
                        path -> assertThat(path).isEmptyFile());
    }

    private Run add(String name, String... options) {
        var typed = new ArrayList<>(List.of("add", name));
        typed.addAll(List.of(options));
        typed.addAll(List.of("--", executable.toString()));
        return brokers(typed.toArray(String[]::new));
    }

    private Run brokers(String... words) {
        var typed = new ArrayList<>(List.of("brokers"));
        typed.addAll(List.of(words));
        return Run.of(home, operations, typed.toArray(String[]::new));
    }
}
