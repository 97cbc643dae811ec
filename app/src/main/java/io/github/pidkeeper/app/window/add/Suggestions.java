package io.github.pidkeeper.app.window.add;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is probably meant, by the kind of a broker. */
final class Suggestions {

    private static final String MQTT_PORT = "1883";

    /** How the kind is usually started in the foreground. */
    List<String> arguments(BrokerKind kind, Optional<String> configuration) {
        var arguments = new ArrayList<String>();
        kind.foreground().verb().ifPresent(arguments::add);
        if (kind.hasOwnPrograms()) {
            kind.configuration().options().stream()
                    .findFirst()
                    .ifPresent(option -> configuration.ifPresent(path -> arguments.addAll(List.of(option, path))));
        }
        return arguments;
    }

    /** As the broker's own configuration says; empty text where it does not and there is no usual one. */
    String pidFile(BrokerKind kind, OwnConfiguration own) {
        return own.reading() instanceof ConfigurationReading.Read(var read)
                        && read.pidFile().isPresent()
                ? read.pidFile().get().toString()
                : kind.pidFile().usual().map(Object::toString).orElse("");
    }

    /** As the broker's own configuration says; empty text where it may speak something else than MQTT. */
    String port(BrokerKind kind, OwnConfiguration own) {
        if (own.port().isPresent()) {
            return Integer.toString(own.port().getAsInt());
        }
        // Of a file that was read, the listeners are known; one without a port is a socket.
        boolean known = own.reading() instanceof ConfigurationReading.Read;
        return known || kind.configuration().format() == ConfigurationFormat.NONE ? "" : MQTT_PORT;
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
}
