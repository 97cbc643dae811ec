package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.arena.BrokerLine;
import io.github.pidkeeper.core.arena.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The built program's command line, started anew in every round. */
final class CommandLineRival implements Rival {

    private final Path program;
    private final Gate gate;
    private final Path state;
    private final BrokerLine broker;
    private Optional<AtTheGate> running = Optional.empty();

    CommandLineRival(Path program, Gate gate, Path state, BrokerLine broker) {
        this.program = program;
        this.gate = gate;
        this.state = state;
        this.broker = broker;
    }

    @Override
    public void arm(Verb verb, Duration delay) {
        var command = new ArrayList<>(List.of(program.toString(), verb.text(), "--kind", "nanomq"));
        command.addAll(List.of("--state-dir", state.toString()));
        command.addAll(List.of("--pid-file", broker.pidFile().toString(), "--port", Integer.toString(broker.port())));
        command.add("--");
        command.addAll(broker.command().line());
        running = Optional.of(new AtTheGate(gate, command, Map.of()));
    }

    @Override
    public Told told() {
        AtTheGate ended = running.orElseThrow();
        int code = ended.exitCode();
        return new Told(0, meaning(code) + " " + ended.lastWords());
    }

    /** The contract with scripts. */
    private static String meaning(int code) {
        return switch (code) {
            case 0 -> "Done";
            case 5 -> "NothingToDo";
            case 6 -> "Refused";
            case 7 -> "Failed";
            case 8 -> "Busy";
            default -> "exit " + code;
        };
    }

    @Override
    public void close() {
        running.ifPresent(AtTheGate::close);
    }
}
