package io.github.pidkeeper.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlacesTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void withoutTheVariablesTheFilesAreBelowHome() {
        assertThat(Places.of(Map.of(), HOME))
                .isEqualTo(new Places(
                        Path.of("/home/ada/.config/pidkeeper"),
                        Path.of("/home/ada/.local/state/pidkeeper"),
                        Optional.empty(),
                        false));
    }

    @Test
    void theVariablesDecide() {
        var environment = Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s", "XDG_RUNTIME_DIR", "/run/user/1000");
        assertThat(Places.of(environment, HOME))
                .isEqualTo(new Places(
                        Path.of("/c/pidkeeper"),
                        Path.of("/s/pidkeeper"),
                        Optional.of(Path.of("/run/user/1000/pidkeeper")),
                        false));
    }

    @Test
    void aVariableThatIsNotAbsoluteIsIgnored() {
        assertThat(Places.of(Map.of("XDG_CONFIG_HOME", "c", "XDG_RUNTIME_DIR", ""), HOME))
                .isEqualTo(Places.of(Map.of(), HOME));
    }
}
