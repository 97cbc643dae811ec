package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.log.LogFiles;
import io.github.pidkeeper.core.log.LogFiles.Opening;
import io.github.pidkeeper.core.log.LogFilesContract;
import io.github.pidkeeper.core.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxLogFilesIT extends LogFilesContract {

    private final LogFiles files = Machine.current().logs();

    @Override
    protected LogFiles files() {
        return files;
    }

    @Test
    void noDescriptorIsLeftBehind(@TempDir Path directory) throws IOException {
        assertThat(files).isInstanceOf(LinuxLogFiles.class);
        Path plain = Files.writeString(directory.resolve("plain"), "1234");
        Path link = Files.createSymbolicLink(directory.resolve("link"), plain);
        look(plain);
        var descriptors = new OpenDescriptors();
        int before = descriptors.count();
        for (int i = 0; i < 500; i++) {
            look(plain);
            look(link);
            look(directory.resolve("absent"));
            look(directory);
        }
        assertThat(descriptors.count()).isEqualTo(before);
    }

    private void look(Path path) {
        if (files.open(path) instanceof Opening.Opened(var log)) {
            log.close();
        }
    }
}
