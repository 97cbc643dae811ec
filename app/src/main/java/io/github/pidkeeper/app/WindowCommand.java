package io.github.pidkeeper.app;

import io.github.pidkeeper.app.dbus.BusSocket;
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

    private static final String BUS = "DBUS_SESSION_BUS_ADDRESS";

    SpawnRequest request() throws IOException {
        Path programs = Path.of(System.getProperty("java.home"), "bin");
        Path named = programs.resolve("pidkeeper");
        return new SpawnRequest(
                new Command(Files.isExecutable(named) ? named : programs.resolve("java"), arguments()),
                environment(),
                Path.of("/"),
                wiring.stateDirectory().resolve("window.log"));
    }

    /** Where no bus is named GTK starts one, which would live on after the window; the name of none keeps it from that. */
    private Map<String, String> environment() {
        boolean named = !wiring.environment().getOrDefault(BUS, "").isBlank();
        boolean found = BusSocket.ofSession(wiring.environment()) instanceof BusSocket.At;
        return named || found ? Map.of() : Map.of(BUS, "disabled:");
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
