package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PathsTest {

    @TempDir
    private Path directory;

    private Path here;
    private Path installed;

    @BeforeEach
    void oneProgramIsInstalled() throws IOException {
        here = Files.createDirectory(directory.resolve("here"));
        installed =
                Files.createFile(Files.createDirectory(directory.resolve("bin")).resolve("broker"));
        assertThat(installed.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void aBareNameIsThatOfWhatAShellWouldFind() {
        assertThat(example("broker")).isEqualTo(installed);
    }

    @Test
    void whatIsHereComesFirst() throws IOException {
        Files.createFile(here.resolve("broker"));
        assertThat(example("broker")).isEqualTo(here.resolve("broker"));
    }

    @Test
    void whatIsNowhereOrIsNamedWithItsDirectoryWouldBeHere() throws IOException {
        assertThat(example("nosuch")).isEqualTo(here.resolve("nosuch"));
        assertThat(example("./broker")).isEqualTo(here.resolve("broker"));
        Files.delete(installed);
        assertThat(example("broker")).isEqualTo(here.resolve("broker"));
    }

    private Object example(String typed) {
        var paths = new Paths(here, "relative:/nosuch:" + installed.getParent());
        var reading = paths.program("cli.command-not-absolute", typed);
        assertThat(reading).isInstanceOf(Paths.Reading.NotAbsolute.class);
        Sentence sentence = ((Paths.Reading.NotAbsolute) reading).sentence();
        return sentence.arguments().getLast();
    }
}
