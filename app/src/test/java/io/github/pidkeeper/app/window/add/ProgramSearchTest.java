package io.github.pidkeeper.app.window.add;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramSearchTest {

    @TempDir
    private Path directory;

    private Path program(String name) throws IOException {
        return Files.createFile(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private List<FoundProgram> found(ProcessFacts... running) {
        return new ProgramSearch(
                        List.of(directory, directory.resolve("sbin")),
                        new RunningPrograms(new FewProcesses(List.of(running))))
                .search();
    }

    private static ProcessFacts process(Path program, long pid) {
        var some = Samples.mosquitto("some");
        return Samples.process(
                new Broker(
                        some.name(),
                        some.kind(),
                        new Command(program, List.of("-v")),
                        some.pidFile(),
                        some.configuration(),
                        some.port(),
                        some.grace()),
                pid);
    }

    @Test
    void runningProgramsComeFirst() throws IOException {
        var nanomq = program("nanomq");
        var mosquitto = program("mosquitto");
        program("mosquitto_pub");
        var found = found(process(mosquitto, 812));
        assertThat(found).extracting(FoundProgram::executable).containsExactly(mosquitto, nanomq);
        assertThat(found.getFirst().running().orElseThrow().pid()).isEqualTo(812);
    }

    @Test
    void oneProgramUnderTwoNamesIsFoundOnce() throws IOException {
        var mosquitto = program("mosquitto");
        Files.createDirectory(directory.resolve("sbin"));
        Files.createSymbolicLink(directory.resolve("sbin").resolve("mosquitto"), mosquitto);
        assertThat(found()).hasSize(1);
    }

    @Test
    void whatCannotBeExecutedIsNoProgram() throws IOException {
        Files.createDirectory(directory.resolve("mosquitto"));
        Files.writeString(directory.resolve("nanomq"), "");
        assertThat(found()).isEmpty();
    }
}
