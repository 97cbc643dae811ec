package io.github.pidkeeper.core.arena;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A broker with the habits of NanoMQ, as arguments for a program of the tests. */
public record BrokerLine(Path pidFile, int port, Duration grace, Command command) {

    /** What {@link #words} gave. */
    public static BrokerLine of(List<String> words) {
        return new BrokerLine(
                Path.of(words.get(0)),
                Integer.parseInt(words.get(1)),
                Duration.ofMillis(Long.parseLong(words.get(2))),
                new Command(Path.of(words.get(3)), List.copyOf(words.subList(4, words.size()))));
    }

    public List<String> words() {
        var words =
                new ArrayList<>(List.of(pidFile.toString(), Integer.toString(port), Long.toString(grace.toMillis())));
        words.addAll(command.line());
        return words;
    }

    public Broker broker() {
        return new Broker(
                new BrokerName("plant-floor"),
                BrokerKind.NANOMQ,
                command,
                pidFile,
                Optional.empty(),
                OptionalInt.of(port),
                grace);
    }
}
