package io.github.pidkeeper.app;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.SpawnRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How this program is started as a window: on the same run time, with options of the window's own. */
record WindowCommand(Wiring wiring) {

    SpawnRequest request() throws IOException {
        Path programs = Path.of(System.getProperty("java.home"), "bin");
        Path named = programs.resolve("pidkeeper");
        return new SpawnRequest(
                new Command(Files.isExecutable(named) ? named : programs.resolve("java"), arguments()),
                Map.of(),
                Path.of("/"),
                wiring.stateDirectory().resolve("window.log"));
    }

    private List<String> arguments() {
        var arguments = new ArrayList<String>();
        String home = System.getProperty("pidkeeper.home");
        if (home == null) {
            arguments.add("--enable-native-access=ALL-UNNAMED");
        } else {
            arguments.add("@" + home + "/window.options");
            if (Files.exists(Path.of(home, "window.aot"))) {
                arguments.add("-XX:AOTCache=" + home + "/window.aot");
            }
            arguments.add("-Dpidkeeper.home=" + home);
        }
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "--window"));
        if (wiring.places().ownState()) {
            arguments.addAll(List.of("--state-dir", wiring.places().state().toString()));
        }
        return arguments;
    }
}
