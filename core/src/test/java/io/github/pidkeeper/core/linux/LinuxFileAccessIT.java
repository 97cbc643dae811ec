package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.pidfile.FileAccessContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxFileAccessIT extends FileAccessContract {

    private final FileAccess files = Machine.current().files();

    @Override
    protected FileAccess files() {
        return files;
    }

    @Test
    void noDescriptorIsLeftBehind(@TempDir Path directory) throws IOException {
        assertThat(files).isInstanceOf(LinuxFileAccess.class);
        Path plain = Files.writeString(directory.resolve("plain"), "1234");
        Path link = Files.createSymbolicLink(directory.resolve("link"), plain);
        files.look(plain, 10);
        var descriptors = new OpenDescriptors();
        int before = descriptors.count();

        for (int i = 0; i < 1000; i++) {
            files.look(plain, 10);
            files.look(link, 10);
            files.look(directory.resolve("absent"), 10);
            files.look(directory, 10);
        }

        assertThat(descriptors.count()).isEqualTo(before);
    }
}
