package io.github.pidkeeper.app.window.add;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is probably meant, by the kind of a broker. */
final class Suggestions {

    /** Where NanoMQ writes its pid file unless NANOMQ_PID_FILE says otherwise. */
    private static final String NANOMQ_PID_FILE = "/tmp/nanomq/nanomq.pid";

    private static final String MQTT_PORT = "1883";

    /** How the kind is usually started in the foreground. */
    List<String> arguments(BrokerKind kind, Optional<String> configuration) {
        var arguments = new ArrayList<String>();
        switch (kind) {
            case NANOMQ -> {
                arguments.add("start");
                configuration.ifPresent(path -> arguments.addAll(List.of("--conf", path)));
            }
            case MOSQUITTO -> configuration.ifPresent(path -> arguments.addAll(List.of("-c", path)));
            case GENERIC -> {}
        }
        return arguments;
    }

    /** Empty text where there is no usual one. */
    String pidFile(BrokerKind kind) {
        return kind == BrokerKind.NANOMQ ? NANOMQ_PID_FILE : "";
    }

    /** Empty text where it may speak something else than MQTT. */
    String port(BrokerKind kind) {
        return kind == BrokerKind.GENERIC ? "" : MQTT_PORT;
    }

    /** The program's name, with a number where that name is taken; empty text where it is no name. */
    String name(Path executable, Set<BrokerName> taken) {
        var file = String.valueOf(executable.getFileName());
        for (int number = 1; number <= taken.size() + 1; number++) {
            var name = BrokerName.parse(number == 1 ? file : file + "-" + number);
            if (name.filter(free -> !taken.contains(free)).isPresent()) {
                return name.get().text();
            }
        }
        return "";
    }

    /** The configuration file that a command line names, where it does so by a whole path. */
    Optional<String> configuration(BrokerKind kind, List<String> arguments) {
        var options = kind == BrokerKind.NANOMQ ? Set.of("--conf", "--old_conf") : Set.of("-c", "--config-file");
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (options.contains(arguments.get(i)) && arguments.get(i + 1).startsWith("/")) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
