package io.github.pidkeeper.app.window.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceFileTest {

    @TempDir
    private Path directory;

    @Test
    void aPlaceIsFoundAgain() {
        var file = new PlaceFile(directory.resolve("state").resolve("window.properties"));
        var place = new WindowPlace(10, -20, 1080, 720.5, true);
        file.write(place);
        assertThat(file.read()).contains(place);
    }

    @Test
    void theFileIsForItsOwnerOnly() throws IOException {
        var path = directory.resolve("window.properties");
        new PlaceFile(path).write(new WindowPlace(0, 0, 800, 600, false));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x=1", "x=1\ny=2\nwidth=NaN\nheight=3", "x=1e99\ny=2\nwidth=3\nheight=4", "\\u00"})
    void aFileThatMakesNoSenseIsNoPlace(String text) throws IOException {
        var path = Files.writeString(directory.resolve("window.properties"), text);
        assertThat(new PlaceFile(path).read()).isEmpty();
    }

    @Test
    void noFileAndADirectoryAreNoPlace() {
        assertThat(new PlaceFile(directory.resolve("none")).read()).isEmpty();
        assertThat(new PlaceFile(directory).read()).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeMadeChangesNothing() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "x");
        new PlaceFile(file.resolve("window.properties")).write(new WindowPlace(0, 0, 800, 600, false));
        assertThat(file).hasContent("x");
    }
}
