package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UserNamesTest {

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
    void whomTheFileDoesNotKnowIsCalledByNumber() {
        assertThat(UserNames.find(PASSWD, 65_534)).isEqualTo("65534");
        assertThat(new UserNames(Path.of("/nowhere/passwd")).of(0)).isEqualTo("0");
    }
}
