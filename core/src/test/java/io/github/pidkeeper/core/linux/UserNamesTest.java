package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserNamesTest {

    @TempDir
    Path directory;

    private static final String PASSWD = """
        root:x:0:0:root:/root:/bin/bash
        # a remark
        +::::::
        mosquitto:x:109:117::/var/lib/mosquitto:/usr/sbin/nologin
        """;

    @Test
    void aUserIsCalledByName() {
        assertThat(UserNames.find(PASSWD, 109)).isEqualTo("mosquitto");
    }

    @Test
    void aNameThatWasFoundIsKeptAndOneThatWasNotIsLookedForAgain() throws IOException {
        Path passwd = Files.writeString(directory.resolve("passwd"), PASSWD);
        var names = new UserNames(passwd);
        assertThat(names.of(0)).isEqualTo("root");
        assertThat(names.of(1000)).isEqualTo("1000");
        Files.writeString(passwd, "ana:x:1000:1000::/home/ana:/bin/bash\n");

        assertThat(names.of(0)).isEqualTo("root");
        assertThat(names.of(1000)).isEqualTo("ana");
    }

    @Test
    void whomTheFileDoesNotKnowIsCalledByNumber() {
        assertThat(UserNames.find(PASSWD, 65_534)).isEqualTo("65534");
        assertThat(new UserNames(Path.of("/nowhere/passwd")).of(0)).isEqualTo("0");
    }
}
